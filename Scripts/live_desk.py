"""A real server under test, and the binary before it."""

import json
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request

ARTICLE = "banjir-bandang-lembah-pinus.txt"


def free_port():
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return place.getsockname()[1]


def fail(message):
    sys.exit(f"test-live: {message}")


class Server:
    """A process that answers on loopback, and can be taken away."""

    def __init__(self, name, command, probe, log, environment=None):
        """`probe`: an address that answers, whatever it says, once the server is up."""
        self.name, self.command, self.probe, self.log = name, command, probe, log
        self.environment = {**os.environ, **(environment or {})}
        self.process = None

    def __enter__(self):
        self.start()
        self.wait()
        return self

    def __exit__(self, *_):
        self.kill()

    def start(self):
        output = open(self.log, "a")
        self.process = subprocess.Popen(self.command, stdout=output, stderr=output, env=self.environment)

    def wait(self):
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        deadline = time.monotonic() + 600  # a busy machine takes minutes to load a model
        while True:
            if self.process.poll() is not None or time.monotonic() > deadline:
                fail(f"{self.name} did not start; its words are in {self.log}")
            try:
                opener.open(self.probe, timeout=2).read()
                return
            except OSError as error:
                # 503 is what a server says that still loads its model.
                if getattr(error, "code", 503) != 503:
                    return
                time.sleep(0.5)

    def kill(self):
        # One that is busy with an answer nobody waits for any more hears of nothing else.
        self.process.kill()
        self.process.wait()


class Desk:
    """The binary in a folder of its own, with one endpoint and the offline engine behind it."""

    def __init__(self, root, folder, name, endpoint, target, text=None, key=None):
        """`text`: the article; without it, one of the examples. `key`: what the endpoint's environment variable holds."""
        self.root, self.folder, self.name, self.key = root, folder, name, key
        os.makedirs(folder)
        self.alih = os.environ.get("ALIH", os.path.join(root, ".build/release/alih"))
        self.article = os.path.join(root, "Examples/articles", ARTICLE)
        if text:
            self.article = os.path.join(folder, "short.txt")
            with open(self.article, "w") as file:
                file.write(text)
        if key:
            endpoint = {**endpoint, "key": {"env": "LIVE_KEY"}}
        with open(os.path.join(folder, "alih.yaml"), "w") as file:
            file.write(f"from: id\nto: {target}\nstore: alih.sqlite\nengines: [{name}, offline]\nendpoints:\n  {name}: {json.dumps(endpoint)}\n")

    def run(self, *arguments):
        environment = {**os.environ, "LIVE_KEY": self.key or "", "XDG_STATE_HOME": self.folder}
        result = subprocess.run(
            [self.alih, *arguments], cwd=self.folder, capture_output=True, text=True, timeout=900, env=environment)
        print(f"\n$ alih {' '.join(arguments)}\n{result.stdout}{result.stderr}".rstrip())
        return result

    def check(self, obeys=True):
        """`obeys`: whether the server can do what Alih asks in the form that this kind of endpoint has; one that can't says anything."""
        print(f"\n== {self.name} ==")
        tested = self.run("endpoint", "test", self.name)
        self.expect(tested.returncode == 0 or not obeys, f"alih endpoint test ended with {tested.returncode}")
        self.run("endpoint", "probe", self.name)
        first, counts = self.translate()
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

    def translate(self, during=None, status=0):
        """The run, which ends with the exit status, and the counts of its document; `during` acts beside it."""
        other = threading.Thread(target=during) if during else None
        if other:
            other.start()
        run = self.run("translate", self.article, "-o", "out.json", "--progress", "json")
        if other:
            other.join()
        self.expect(run.returncode == status, f"alih translate exits with {run.returncode}, not {status}")
        counts, engines = self.document()
        listed = subprocess.run([self.alih, "segment", self.article], capture_output=True, text=True).stdout
        wanted = listed.count("\n")
        self.expect(counts["segments"] == wanted, f"{wanted} segments went in and {counts['segments']} came out")
        states = sum(counts[state] for state in ["translated", "degraded", "untranslated", "kept"])
        self.expect(states == wanted, "not every segment is in exactly one state")
        print(f"\nprovenance: {json.dumps(counts)}, by engine {json.dumps(engines)}")
        return run, counts

    def document(self):
        with open(os.path.join(self.folder, "out.json")) as file:
            document = json.load(file)
        engines = {}
        for block in document["blocks"]:
            for segment in block["segments"]:
                engines[segment["engine"] or "none"] = engines.get(segment["engine"] or "none", 0) + 1
        return document["counts"], engines

    def requests(self, run):
        events = [json.loads(line) for line in run.stderr.splitlines() if line.startswith("{")]
        return next(event["requests"] for event in events if event.get("event") == "end")

    def expect(self, holds, message):
        if not holds:
            fail(f"{self.name}: {message}")


class Bench:
    """Puts one server's endpoint through what goes wrong in a night."""

    def __init__(self, root, folder, name, endpoint, target="en", key=None):
        self.root, self.folder, self.name = root, folder, name
        self.endpoint, self.target, self.key = endpoint, target, key

    def desk(self, trial, text=None, key=None, **changes):
        endpoint = {**self.endpoint, **changes}
        return Desk(
            self.root, os.path.join(self.folder, f"{self.name}-{trial}"), self.name, endpoint, self.target, text,
            key or self.key)

    def refusal(self, trial, words, most, **changes):
        """An endpoint that won't ever do it is left after few requests, and its own words are told."""
        print(f"\n== {self.name}: {trial} ==")
        desk = self.desk(trial.replace(" ", "-"), **changes)
        run, counts = desk.translate()
        desk.expect(counts["translated"] == 0, f"{trial}: something was translated")
        desk.expect(desk.requests(run) <= most, f"{trial}: {desk.requests(run)} requests")
        desk.expect(any(word in run.stderr for word in words), f"{trial}: none of {words} in {run.stderr}")
        self.closed(desk, run)

    def restart(self, server, text, seconds=5, **changes):
        """An outage in the middle costs no segment."""
        print(f"\n== {self.name}: restarted in the middle ==")
        desk = self.desk("restart", text, **changes)

        def during():
            time.sleep(2)
            server.kill()
            time.sleep(seconds)
            server.start()
            server.wait()

        run, counts = desk.translate(during)
        desk.expect(counts["degraded"] == 0 and counts["translated"] > 0, "the outage degraded segments")
        self.closed(desk, run)

    def death(self, server, text, **changes):
        """A server that is killed leaves the rest to the next engine, and what was paid for stays."""
        print(f"\n== {self.name}: killed ==")
        desk = self.desk("death", text, max_wait=3, **changes)

        def during():
            time.sleep(2)
            server.kill()

        run, counts = desk.translate(during)
        desk.expect(counts["degraded"] > 0, "nothing is marked as degraded")
        self.closed(desk, run)

    def closed(self, desk, run):
        if desk.key:
            desk.expect(desk.key not in run.stderr + run.stdout, "the key was shown")


def sentences(count):
    """An article of invented sentences, each with a number of its own."""
    lines = [f"Jalan di desa nomor {number} ditutup sejak hari Senin karena banjir." for number in range(1, count + 1)]
    return "Banjir Menutup Jalan Desa\n\n" + "\n\n".join(lines) + "\n"
