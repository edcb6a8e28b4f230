#!/bin/sh
# DeepL's own client cuts no list, and cannot read an answer without a bill.
# Tool:  deepl 1.32.0
# Guess: a list of 120 texts goes in parts of 50, which is what one request may hold; fields that a compatible server leaves
#        out are None
# Seen:  all 120 texts are in one request; an answer without billed_characters raises TypeError after the work was done
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check deepl==1.32.0
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

import deepl

bills = True

def reply(body):
    texts = json.loads(body)["text"]
    unit = {"detected_source_language": "ID", "text": "t"} | ({"billed_characters": 1} if bills else {})
    return 200, {}, {"translations": [unit] * len(texts)}

client = deepl.DeepLClient("k", server_url=place)
client.translate_text(["a"] * 120, source_lang="ID", target_lang="EN-US")
sizes = [len(json.loads(body)["text"]) for _, body in seen]
assert sizes == [120], sizes
bills = False
try:
    client.translate_text("a", source_lang="ID", target_lang="EN-US")
    raise SystemExit("understood")
except TypeError as error:
    print(f"ok: one request of {sizes[0]} texts; without a bill: {error}")
PY
