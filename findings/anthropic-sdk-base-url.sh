#!/bin/sh
# The address that one SDK needs with /v1, the other doubles.
# Tool:  anthropic 2.14.0
# Guess: a base_url that ends in /v1, as OpenAI's SDK wants it, is understood
# Seen:  /v1/v1/messages is asked for
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check anthropic==2.14.0
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

import anthropic

reply = lambda body: (404, {}, {"type": "error", "error": {"type": "not_found_error", "message": "no"}})
for base in (place + "/v1", place):
    try:
        anthropic.Anthropic(base_url=base, api_key="k", max_retries=0).messages.create(
            model="m", max_tokens=9, messages=[{"role": "user", "content": "x"}])
    except anthropic.NotFoundError:
        pass
paths = [path for path, _ in seen]
assert paths == ["/v1/v1/messages", "/v1/messages"], paths
print(f"ok: {paths[0]} with /v1 in the address, {paths[1]} without")
PY
