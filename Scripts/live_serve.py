"""`alih serve` under the clients that people have, unchanged: libretranslatepy, deep-translator, curl as Apertium's, and Alih itself."""

import http.client
import json
import os
import signal
import statistics
import subprocess
import threading
import time
import urllib.parse

from live_desk import Server, fail, free_port, sentences

TEXT = "Hujan turun di Jakarta."
ENGLISH = "Rain fell in Jakarta."


def expect(holds, message):
    if not holds:
        fail(f"serve: {message}")


def request(port, fields, path="/translate", connection=None, timeout=600):
    """The status, the answer and its headers."""
    connection = connection or http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    connection.request("POST", path, json.dumps(fields), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    return answer.status, json.loads(answer.read()), answer.headers


def together(bodies):
    """Runs them at once and gives their results in order."""
    results = [None] * len(bodies)

    def run(place):
        results[place] = bodies[place]()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(bodies))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


class Serve:
    def __init__(self, root, folder):
        self.root, self.folder = root, folder
        os.makedirs(folder)
        self.alih = os.environ.get("ALIH", os.path.join(root, ".build/release/alih"))

    def server(self, name, *options, **environment):
        port = free_port()
        command = [self.alih, "serve", "--port", str(port), "--engine", "offline", *options]
        log = os.path.join(self.folder, f"{name}.log")
        return port, Server(f"alih serve {name}", command, f"http://127.0.0.1:{port}/health", log,
                            {"ALIH_STORE": os.path.join(self.folder, "serve.sqlite"), **environment})

    def clients(self):
        from deep_translator import LibreTranslator
        from libretranslatepy import LibreTranslateAPI
        port, server = self.server("keyed", "--key", "env:SERVE_KEY", SERVE_KEY="k3y")
        with server:
            address = f"http://127.0.0.1:{port}/"
            libre = LibreTranslateAPI(address, api_key="k3y")
            expect(libre.translate(TEXT, "id", "en") == ENGLISH, "libretranslatepy")
            expect({language["code"] for language in libre.languages()} == {"id", "en"}, "its languages")
            expect(libre.detect(TEXT)[0]["language"] == "id", "its detection")
            deep = LibreTranslator(source="id", target="en", api_key="k3y", custom_url=address)
            expect(deep.translate(TEXT) == ENGLISH, "deep-translator")
            expect(deep.translate_batch([TEXT, TEXT]) == [ENGLISH, ENGLISH], "deep-translator's batch")
            expect(request(port, {"q": TEXT, "source": "id", "target": "en"})[0] == 400, "no key is refused")
            expect(request(port, {"q": TEXT, "source": "id", "target": "en", "api_key": "x"})[0] == 403, "so is a wrong one")
        port, server = self.server("open")
        with server:
            query = urllib.parse.urlencode({"langpair": "id|en", "q": TEXT})
            for command in (["-G", "-d", query], ["-d", query]):
                said = subprocess.run(["curl", "-s", f"http://127.0.0.1:{port}/translate", *command],
                                      capture_output=True, text=True).stdout
                expect(json.loads(said)["responseData"]["translatedText"] == ENGLISH, f"curl as Apertium's: {said}")
        print("libretranslatepy, deep-translator, curl as Apertium's client: unchanged")

    def itself(self):
        """Alih pointed at Alih writes the very English of a run without."""
        articles = os.path.join(self.root, "Examples/articles")
        port, server = self.server("itself")

        def english(name, *options):
            place = os.path.join(self.folder, name)
            os.makedirs(place)
            subprocess.run([self.alih, "translate", articles, "-o", "out", "--format", "json", *options], cwd=place,
                           check=True, capture_output=True, env={**os.environ, "ALIH_STORE": f"{place}/store.sqlite"})
            texts = {}
            for path in sorted(os.listdir(os.path.join(place, "out"))):
                with open(os.path.join(place, "out", path)) as file:
                    document = json.load(file)
                for segment in (s for block in document["blocks"] for s in block["segments"]):
                    texts[path, segment["id"]] = segment["target"]
            return texts

        with server:
            direct = english("direct", "--engine", "offline")
            for kind in ("libretranslate", "apertium"):
                configuration = os.path.join(self.folder, f"{kind}.yaml")
                with open(configuration, "w") as file:
                    file.write(f"engines: [itself]\nendpoints:\n  itself: {{kind: {kind}, url: 'http://127.0.0.1:{port}'}}\n")
                through = english(kind, "--config", configuration)
                other = [(place, direct[place], through[place]) for place in direct if direct[place] != through[place]]
                print(f"{kind}: {len(direct) - len(other)} of {len(direct)} sentences are the same")
                for place, one, two in other[:5]:
                    print(f"  {place}\n    direct: {one}\n    {kind}: {two}")
                expect(not other, f"through {kind} other English comes out")

    def crowd(self):
        """64 clients at once: each gets its answers, and none much later than another."""
        port, server = self.server("crowd", "--queue", "64")
        text = sentences(10)

        def client():
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
            # The first answer waits for words that nobody has asked for yet.
            request(port, {"q": text, "source": "id", "target": "en"}, connection=connection)
            start = time.monotonic()
            times = []
            for _ in range(10):
                asked = time.monotonic()
                status, _, _ = request(port, {"q": text, "source": "id", "target": "en"}, connection=connection)
                expect(status == 200, f"a client of 64 got {status}")
                times.append(time.monotonic() - asked)
            return time.monotonic() - start, max(times)

        with server:
            ends, slowest = zip(*together([client] * 64))
        print(f"64 clients of ten requests: the first was done after {min(ends):.2f} s, the last after {max(ends):.2f} s; "
              f"the longest wait {max(slowest):.2f} s, in the middle {statistics.median(slowest):.2f} s")
        expect(max(ends) < 2 * min(ends) and max(slowest) < 3 * statistics.median(slowest), "somebody starves")

    def full(self):
        port, server = self.server("full", "--concurrency", "1", "--queue", "2")
        with server:
            fields = {"q": sentences(200), "source": "id", "target": "en"}
            answers = together([lambda: request(port, fields)] * 20)
        statuses = [status for status, _, _ in answers]
        expect(set(statuses) == {200, 429}, f"a full line answered {statuses}")
        expect(all(int(headers["Retry-After"]) > 0 for status, _, headers in answers if status == 429), "no Retry-After")
        print(f"a full line: {statuses.count(200)} answered, {statuses.count(429)} told when to come again")

    def stopped(self):
        """SIGTERM: what was begun is answered, what waits is refused, and no connection is cut."""
        port, server = self.server("stopped", "--concurrency", "2")
        with server:
            fields = {"q": sentences(300), "source": "id", "target": "en"}

            def stop():
                time.sleep(0.4)
                server.process.send_signal(signal.SIGTERM)
                return server.process.wait(timeout=120)

            *answers, code = together([lambda: request(port, fields)] * 8 + [stop])
        statuses = [status for status, _, _ in answers]
        whole = [len(answer["translatedText"]) for status, answer, _ in answers if status == 200]
        expect(set(statuses) <= {200, 503} and 200 in statuses and code == 0, f"SIGTERM: {statuses}, exit {code}")
        expect(len(set(whole)) == 1, "an answer was cut")
        print(f"SIGTERM: {statuses.count(200)} answered, {statuses.count(503)} refused, none lost")

    def left(self):
        """Clients that go away cost nothing more."""
        port, server = self.server("left", "--concurrency", "1")
        with server:
            fields = {"q": sentences(300), "source": "id", "target": "en"}
            start = time.monotonic()
            request(port, fields)
            one = time.monotonic() - start
            for _ in range(20):
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
                connection.request("POST", "/translate", json.dumps(fields), {"Content-Type": "application/json"})
                threading.Timer(0.1, connection.close).start()
            time.sleep(1)
            start = time.monotonic()
            status, answer, _ = request(port, {"q": TEXT, "source": "id", "target": "en"})
            waited = time.monotonic() - start
        expect(status == 200 and answer["translatedText"] == ENGLISH, "who stays is answered")
        print(f"behind 20 clients that left: {waited:.2f} s, where one request takes {one:.2f} s")
        expect(waited < 5 * one + 1, "requests of clients that left are worked on")

    def throughput(self):
        """The same articles through `alih pipe` and through `alih serve`, by turns."""
        texts = [sentences(40).replace("desa", f"desa {place}") for place in range(320)]
        lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
        workers = os.cpu_count() or 2
        port, server = self.server("throughput", "--concurrency", str(workers))

        def pipe(text):
            start = time.monotonic()
            result = subprocess.run([self.alih, "pipe", "--engine", "offline", "--concurrency", str(workers)], input=text,
                                    capture_output=True, text=True, check=True)
            return time.monotonic() - start, result.stdout.splitlines()

        def serve():
            waiting = iter(texts)
            lock = threading.Lock()

            def client():
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
                while True:
                    with lock:
                        text = next(waiting, None)
                    if text is None:
                        return
                    status, _, _ = request(port, {"text": text}, "/v1/articles", connection)
                    expect(status == 200, f"/v1/articles answered {status}")

            start = time.monotonic()
            # Somebody waits whenever a place becomes free, as in a pipe.
            together([client] * workers * 4)
            return time.monotonic() - start

        pipes, serves = [], []
        with server:
            serve()
            for _ in range(3):
                # What a process takes to begin is no matter of how fast it goes.
                pipes.append(pipe(lines)[0] - pipe(lines.split("\n")[0] + "\n")[0])
                serves.append(serve())
        ratio = min(pipes) / min(serves)
        print(f"{len(texts)} articles: alih pipe {min(pipes):.2f} s, alih serve {min(serves):.2f} s, "
              f"{ratio:.2f} times the throughput")
        expect(ratio >= 0.9, "alih serve is slower than alih pipe by more than a tenth")


def main(root, folder):
    serve = Serve(root, folder)
    for trial in (serve.clients, serve.itself, serve.crowd, serve.full, serve.stopped, serve.left, serve.throughput):
        trial()
    return True
