"""LibreTranslate itself, with a stub in the place of its models, which are not to be had from a package registry."""

import os
import subprocess
import sys

from live_desk import Bench, Server, fail, free_port, sentences

LAUNCHER = '''
import sys
import time
from argostranslate import translate
sys.path.insert(0, {scripts!r})
from live_english import English

english = English({alih!r})


class Hypothesis:
    def __init__(self, value):
        self.value = value


class Stub:
    def hypotheses(self, text, count=1):
        # As a model would, so that there is a middle in which it can be taken away.
        time.sleep(0.1)
        return [Hypothesis(english(text))] * count


class Language:
    def __init__(self, code, name):
        self.code, self.name, self.translations_from = code, name, []

    def get_translation(self, target):
        return Stub()

    def __str__(self):
        return self.name


languages = [Language("en", "English"), Language("id", "Indonesian")]
translate.get_installed_languages = lambda: languages
import libretranslate.init
libretranslate.init.boot = lambda *_: None
from libretranslate.main import main
main()
'''


def main(root, python, folder):
    """`python`: of the environment that LibreTranslate is installed in; its pins are its own."""
    if subprocess.run([python, "-c", "import libretranslate.app"], capture_output=True).returncode:
        print("SKIPPED: LibreTranslate; it is not installed")
        return False
    os.makedirs(folder)
    launcher = os.path.join(folder, "launcher.py")
    with open(launcher, "w") as file:
        alih = os.environ.get("ALIH", os.path.join(root, ".build/release/alih"))
        file.write(LAUNCHER.format(alih=alih, scripts=os.path.dirname(os.path.abspath(__file__))))

    def server(name, *options):
        port = free_port()
        command = [python, launcher, "--host", "127.0.0.1", "--port", str(port), "--disable-files-translation", *options]
        return port, Server(
            f"LibreTranslate {name}", command, f"http://127.0.0.1:{port}/languages", os.path.join(folder, f"{name}.log"),
            {"HOME": folder})

    def bench(name, port):
        endpoint = {"kind": "libretranslate", "url": f"http://127.0.0.1:{port}", "concurrency": 2}
        return Bench(root, folder, f"libre-{name}", endpoint)

    port, plain = server("plain")
    with plain:
        if bench("good", port).desk("good").check()["translated"] == 0:
            fail("libretranslate translated nothing")
        bench("plain", port).restart(plain, sentences(60))
        bench("plain", port).death(plain, sentences(60))
    port, keyed = server("keyed", "--api-keys", "--require-api-key-secret")
    with keyed:
        bench("keyed", port).refusal("no key", ["API key"], 5)
    port, narrow = server("narrow", "--char-limit", "500", "--batch-limit", "4")
    with narrow:
        desk = bench("narrow", port).desk("halves", sentences(20))
        desk.expect(desk.translate()[1]["degraded"] == 0, "batches beyond the limit are not halved")
    # It counts texts; a request has 16 of them.
    port, slow = server("slow", "--req-limit", "32")
    with slow:
        desk = bench("slow", port).desk("limit", sentences(40), max_wait=150, concurrency=1)
        run, counts = desk.translate()
        desk.expect(counts["degraded"] == 0, "a limit per minute degrades segments")
        desk.expect("asked again in 60 s" in run.stderr, "the pause is not told")
    return True
