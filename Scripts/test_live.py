"""Starts real servers, translates articles through each with the real binary, and checks what must hold of any server:

every segment in exactly one final state, provenance for each, jobs that know the requests, a second run without any; and
what must hold when it refuses, is slow, is restarted in the middle, or killed. How good the translations are isn't checked.
`test_live.py ROOT VENV [SERVER...]` tries only some.
"""

import os
import sys
import tempfile

import live_apertium
import live_libretranslate
import live_litellm
import live_llama
import live_serve
import test_spark


def main(root, venv, chosen):
    for name in ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALIH_STORE"]:
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory() as folder:
        place = lambda name: os.path.join(folder, name)  # noqa: E731
        servers = {
            "apertium": lambda: live_apertium.main(root, place("apertium")),
            "litellm": lambda: live_litellm.main(root, place("litellm")),
            "libretranslate": lambda: live_libretranslate.main(root, f"{venv}-libretranslate/bin/python", place("libre")),
            "llama": lambda: live_llama.main(root, venv, place("llama")),
            "serve": lambda: live_serve.main(root, place("serve")),
            "spark": lambda: test_spark.main(root, place("spark")),
        }
        done = [servers[name]() for name in chosen or servers]
    print(f"\n{done.count(True)} passed, 0 failed, {done.count(False)} skipped")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
