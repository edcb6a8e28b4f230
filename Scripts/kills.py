"""Kills runs before an endpoint until the kills are used up, and compares what comes of them; called by Scripts/kills, which
describes it."""

import hashlib
import http.server
import json
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time

ARTICLES, SEGMENTS, CONCURRENCY = 6, 40, 4
# The most segments that one request holds.
BATCH = 16
SUBJECTS = ["Hujan deras", "Angin kencang", "Kabut tebal", "Banjir"]
ENGLISH = ["Heavy rain", "Strong wind", "Thick fog", "A flood"]


def source(article, place):
    return f"{SUBJECTS[place % 4]} melanda desa nomor {article} dan {place} pada hari Senin."


def translation(text):
    numbers = re.findall(r"\d+", text)
    return f"{ENGLISH[SUBJECTS.index(text.split(' melanda')[0])]} struck villages number {numbers[0]} and {numbers[1]} on Monday."


class Endpoint(http.server.BaseHTTPRequestHandler):
    """A paid model that is slow, and now and then busy, cut off, or one answer short."""

    protocol_version = "HTTP/1.1"
    asked, lock, dice = [], threading.Lock(), random.Random(7)

    def log_message(self, *_):
        pass

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        segments = json.loads(body["messages"][-1]["content"])["segments"]
        with self.lock:
            trouble = self.dice.random()
        time.sleep(0.05 + trouble * 0.1)
        if trouble < 0.05:
            return self.answer(503, {"error": {"message": "busy"}}, {"retry-after-ms": "50"})
        if trouble < 0.1 and len(segments) > 1:
            segments.pop()
        # What is cut off can't be kept.
        cut = 0.1 < trouble < 0.13
        with self.lock:
            self.asked.extend(segment["text"] for segment in segments if not cut)
        text = json.dumps({"translations": [{"id": s["id"], "text": translation(s["text"])} for s in segments]})
        self.answer(200, {
            "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}],
            "usage": {"prompt_tokens": 900, "completion_tokens": 300}}, {}, cut)

    def answer(self, status, value, headers, cut=False):
        data = json.dumps(value).encode()
        self.send_response(status)
        for name, text in {"Content-Type": "application/json", "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, text)
        self.end_headers()
        try:
            self.wfile.write(data[:len(data) // 2] if cut else data)
        except OSError:
            pass
        self.close_connection = self.close_connection or cut


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A client that was killed is no news."""


class Desk:
    def __init__(self, alih, folder, port):
        self.alih, self.folder = alih, pathlib.Path(folder)
        (self.folder / "in").mkdir()
        for article in range(1, ARTICLES + 1):
            text = "\n\n".join(source(article, place) for place in range(1, SEGMENTS + 1))
            (self.folder / f"in/a{article}.txt").write_text(text + "\n")
        (self.folder / "alih.yaml").write_text(
            f"store: alih.sqlite\nengines: [paid, offline]\nendpoints:\n"
            f"  paid: {{kind: openai, url: 'http://127.0.0.1:{port}/v1', model: m, concurrency: {CONCURRENCY}}}\n")

    def run(self, kill_after=None):
        """True where the run came to its end; killed otherwise."""
        process = subprocess.Popen(
            [self.alih, "translate", "in", "-o", "out", "--format", "json", "--format", "html", "--format", "text", "--quiet"],
            cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        if kill_after is not None:
            try:
                process.wait(kill_after)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
        errors = process.communicate()[1].decode()
        if process.returncode not in (0, -signal.SIGKILL):
            sys.exit(f"kills: alih ended with {process.returncode}: {errors}")
        return process.returncode == 0

    def documents(self):
        files = sorted(path for path in (self.folder / "out").rglob("*") if path.is_file())
        return {str(path.relative_to(self.folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def main(alih, kills, seed):
    dice = random.Random(seed)
    server = Server(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        whole = Desk(alih, folder, server.server_port)
        start = time.monotonic()
        whole.run()
        seconds, expected = time.monotonic() - start, whole.documents()
    left, runs, paid = kills, 0, 0
    while left > 0:
        with tempfile.TemporaryDirectory() as folder:
            desk, own = Desk(alih, folder, server.server_port), 0
            Endpoint.asked.clear()
            while left > own and not desk.run(dice.uniform(0.02, seconds)):
                own += 1
            desk.run()
            left, runs = left - own, runs + 1
            found = desk.documents()
            if found != expected:
                different = sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))
                sys.exit(f"kills: after {own} kills these are others: {', '.join(different)}")
            again = len(Endpoint.asked) - ARTICLES * SEGMENTS
            if again > own * CONCURRENCY * BATCH:
                sys.exit(f"kills: {again} segments were paid for again after {own} kills")
            paid += max(0, again)
    print(f"{kills} kills in {runs} runs of {ARTICLES * SEGMENTS} segments: {len(expected)} documents the same to the byte each time; "
          f"{paid} segments asked for again, at most {kills * CONCURRENCY * BATCH} were under way")


main(os.path.abspath(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
