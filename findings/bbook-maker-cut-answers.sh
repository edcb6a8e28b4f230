#!/bin/sh
# A book whose text a model cut off or filtered away is saved as translated.
# Tool:  bbook-maker 1.3.1
# Guess: an answer with finish_reason "length" is asked for again or told; one without content ends with an error, as a 400 does
# Seen:  the cut text is saved as the translation, and with content_filter nothing; both times "Bilingual book saved" and exit code 0;
#        and before the first paragraph two requests of its own are made, which the account pays
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check -U pip
"$folder/venv/bin/pip" install -q --disable-pip-version-check bbook-maker==1.3.1
"$folder/venv/bin/python" - "$folder" <<'PY'
import http.server, json, pathlib, subprocess, sys, threading

folder = pathlib.Path(sys.argv[1])
requests, answer = [], {}

class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        requests.append(body["messages"][-1]["content"])
        choice = answer if "Banjir" in requests[-1] else {"content": "PONG", "reason": "stop"}
        data = json.dumps({
            "id": "a", "object": "chat.completion", "created": 1, "model": "m",
            "choices": [{"index": 0, "finish_reason": choice["reason"],
                         "message": {"role": "assistant", "content": choice["content"]}}]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
source = "Banjir merendam desa itu.\n\nPolisi menembak seorang warga.\n"
(folder / "news.txt").write_text(source)
outcomes = []
for answer in ({"content": "Floods hit the", "reason": "length"}, {"content": None, "reason": "content_filter"}):
    requests.clear()
    run = subprocess.run(
        [folder / "venv/bin/bbook_maker", "--book_name", "news.txt", "--model_list", "gpt-4o", "--key", "k", "--language", "english",
         "--api_base", f"http://127.0.0.1:{server.server_address[1]}/v1"],
        cwd=folder, capture_output=True, text=True, timeout=200)
    book = folder / "news_bilingual.txt"
    outcomes.append((run.returncode, len(requests), book.read_text().removeprefix(source.strip()).strip() if book.exists() else None))
    assert "Bilingual book saved" in run.stdout + run.stderr, run.stdout + run.stderr
    book.unlink()
assert outcomes == [(0, 3, "Floods hit the"), (0, 3, "")], outcomes
print(f"ok: exit code, requests, translation: {outcomes}")
PY
