#!/bin/sh
# A time limit of one second does not bound a call that a server holds back.
# Tool:  openai 3.57.0
# Guess: with timeout=1 a call ends after about a second, whatever Retry-After says
# Seen:  Retry-After is waited for between the three tries and counts for no limit: four seconds here; with Retry-After: 90
#        it was 180
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check openai==3.57.0
"$folder/venv/bin/python" - <<'PY'
import http.server, json, threading

seen = []

class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        seen.append((self.path, body))
        status, headers, answer = reply(body)
        data = json.dumps(answer).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
place = f"http://127.0.0.1:{server.server_address[1]}"

import time, openai

reply = lambda body: (429, {"Retry-After": "2"}, {"error": {"message": "slow down"}})
client = openai.OpenAI(base_url=place + "/v1", api_key="k", timeout=1)
start = time.monotonic()
try:
    client.chat.completions.create(model="m", messages=[{"role": "user", "content": "x"}])
    raise SystemExit("an answer?")
except openai.RateLimitError:
    seconds = time.monotonic() - start
assert len(seen) == 3 and seconds > 3.9, (len(seen), seconds)
print(f"ok: {len(seen)} requests in {seconds:.0f} s with timeout=1")
PY
