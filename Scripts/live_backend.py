"""A scripted chat server: it translates with Alih's own offline engine, and misbehaves as it is told.

`live_backend.py PORT ALIH FOLDER`; the first line of FOLDER/mode says how it behaves.
"""

import http.server
import json
import pathlib
import sys
import time

from live_english import English

PORT, FOLDER = int(sys.argv[1]), pathlib.Path(sys.argv[3])
english = English(sys.argv[2])
ERROR = {
    "long": (400, {"error": {"message": "This model's maximum context length is 4096 tokens", "type": "invalid_request_error",
                             "param": "messages", "code": "context_length_exceeded"}}, {}),
    "limit": (429, {"error": {"message": "Rate limit reached", "type": "requests", "param": None, "code": "rate_limit_exceeded"}},
              {"Retry-After": "1"}),
}


class Backend(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, value, headers=()):
        data = json.dumps(value).encode()
        self.send_response(status)
        for name, text in {"Content-Type": "application/json", "Content-Length": str(len(data)), **dict(headers)}.items():
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self):
        self.answer(200, {"data": [{"id": "desk", "object": "model"}]})

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        place = FOLDER / "mode"
        mode = place.read_text().split() if place.exists() else []
        if mode[:1] == ["limit"] and int(mode[1]) > 0:
            place.write_text(f"limit {int(mode[1]) - 1}")
        material = json.loads(body["messages"][-1]["content"])
        segments = material["segments"]
        if mode[:1] == ["limit"] and int(mode[1]) > 0 or mode[:1] == ["long"] and len(segments) > 4:
            status, error, headers = ERROR[mode[0]]
            return self.answer(status, error, headers)
        time.sleep(float(mode[1]) if mode[:1] == ["slow"] else 0.5)
        if "translations" in json.dumps(body.get("response_format", "translations")):
            answer = {"translations": [{"id": segment["id"], "text": english(segment["text"])} for segment in segments]}
        else:
            answer = {"sentences": [{"text": segment["text"], "segments": [segment["id"]]} for segment in segments[1:4]]}
        self.answer(200, {
            "id": "x", "object": "chat.completion", "created": 1, "model": "desk",
            "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": json.dumps(answer)}}],
            "usage": {"prompt_tokens": 900, "completion_tokens": 300, "total_tokens": 1200}})


http.server.ThreadingHTTPServer(("127.0.0.1", PORT), Backend).serve_forever()
