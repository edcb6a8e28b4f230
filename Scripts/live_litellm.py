"""LiteLLM's proxy before a scripted backend: what the gateway makes of the backend's trouble, and of ours."""

import json
import os
import sys

from live_desk import Bench, Server, fail, free_port, sentences

KEY = "sk-live-0123456789"


def main(root, folder):
    try:
        import litellm.proxy.proxy_server  # noqa: F401
    except ImportError as error:
        print(f"SKIPPED: LiteLLM; {error}")
        return False
    os.makedirs(folder)
    alih = os.environ.get("ALIH", os.path.join(root, ".build/release/alih"))
    backend_port, port = free_port(), free_port()
    config = os.path.join(folder, "config.yaml")
    with open(config, "w") as file:
        json.dump({
            "model_list": [{"model_name": "desk", "litellm_params": {
                "model": "openai/desk", "api_base": f"http://127.0.0.1:{backend_port}/v1", "api_key": "none"}}],
            "general_settings": {"master_key": KEY}}, file)
    script = os.path.join(os.path.dirname(__file__), "live_backend.py")
    backend = Server(
        "the backend", [sys.executable, script, str(backend_port), alih, folder], f"http://127.0.0.1:{backend_port}/",
        os.path.join(folder, "backend.log"))
    proxy = Server(
        "LiteLLM", [os.path.join(os.path.dirname(sys.executable), "litellm"), "--config", config, "--host", "127.0.0.1", "--port", str(port)],
        f"http://127.0.0.1:{port}/health/liveliness", os.path.join(folder, "litellm.log"),
        {"LITELLM_LOCAL_MODEL_COST_MAP": "True", "LITELLM_TELEMETRY": "False"})
    endpoint = {"kind": "openai", "url": f"http://127.0.0.1:{port}/v1", "model": "desk", "concurrency": 4, "timeout": 60}
    bench = Bench(root, folder, "litellm", endpoint, key=KEY)

    def behave(mode):
        with open(os.path.join(folder, "mode"), "w") as file:
            file.write(mode)

    with backend, proxy:
        if bench.desk("good").check()["translated"] == 0:
            fail("litellm translated nothing")
        summary = bench.desk("summary")
        summary.expect(summary.run("summarize", summary.article).returncode == 0, "alih summarize failed")
        # Without a database the proxy knows no keys but its own, and calls others a bad request.
        bench.refusal("wrong key", ["No connected db", "auth"], 5, key="sk-another-0123456789")
        bench.refusal("unknown model", ["Invalid model name"], 5, model="no-such-model")
        for mode in ["long", "limit 3", "slow 3"]:
            print(f"\n== litellm: {mode} ==")
            behave(mode)
            desk = bench.desk(mode.replace(" ", "-"), sentences(20))
            counts = desk.translate()[1]
            desk.expect(counts["degraded"] == 0, f"{mode}: segments are degraded")
        behave("")
        bench.restart(backend, sentences(100), concurrency=1)
        bench.name = "litellm-proxy"
        bench.restart(proxy, sentences(100), concurrency=1)
        bench.death(proxy, sentences(100), concurrency=1)
    return True
