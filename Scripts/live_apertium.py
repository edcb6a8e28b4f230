"""Apertium's APY from Debian, Indonesian to Malay."""

import os
import shutil

from live_desk import Bench, Server, fail, free_port, sentences


def main(root, folder):
    if not shutil.which("apertium-apy") or not os.path.exists("/usr/share/apertium/modes/ind-zlm.mode"):
        print("SKIPPED: Apertium; Debian's packages apertium-apy and apertium-ind-zlm are not installed")
        return False
    os.makedirs(folder)
    port = free_port()
    server = Server(
        "apertium-apy", ["apertium-apy", "-p", str(port), "/usr/share/apertium"], f"http://127.0.0.1:{port}/listPairs",
        os.path.join(folder, "apertium.log"))
    endpoint = {"kind": "apertium", "url": f"http://127.0.0.1:{port}", "pair": "ind|zlm"}
    bench = Bench(root, folder, "apertium", endpoint, "ms")
    with server:
        if bench.desk("good").check()["translated"] == 0:
            fail("apertium translated nothing")
        bench.restart(server, sentences(400), concurrency=1)
        print("\n== apertium: unknown pair ==")
        desk = bench.desk("unknown-pair", pair="ind|xyz")
        # Malay has no offline engine behind it: nothing is translated, and that is a failure.
        run, counts = desk.translate(status=1)
        desk.expect(counts["translated"] == 0 and "not installed" in run.stderr, "the server's words are not told")
        desk.expect(desk.requests(run) <= 5, f"{desk.requests(run)} requests")
    return True
