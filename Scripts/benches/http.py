"""Alih's HTTP client beside the curl tool, over a loopback server that takes 50 ms for each answer.

Both send the same requests in turns, three times, and the best of each counts: wall time as a multiple of the ideal
(requests / at once * 50 ms), processor time per request, peak memory. Over HTTP/2, nghttpx stands before the server.
"""

import asyncio
import multiprocessing
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

LATENCY, AT_ONCE, REQUESTS, SIZE = 0.05, 64, 2000, 4096
ANSWER = b'{"translatedText":["' + b"x" * 400 + b'"]}'
REPLY = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(ANSWER), ANSWER)


class Server(asyncio.Protocol):
    """Answers each request 50 ms after its last byte; knows no other fault."""

    def connection_made(self, transport):
        self.transport, self.data = transport, b""

    def data_received(self, data):
        self.data += data
        while b"\r\n\r\n" in self.data:
            head, rest = self.data.split(b"\r\n\r\n", 1)
            length = int(re.search(rb"(?i)content-length: *(\d+)", head)[1])
            if len(rest) < length:
                return
            self.data = rest[length:]
            asyncio.get_running_loop().call_later(LATENCY, self.transport.write, REPLY)


def serve(ready):
    async def run():
        server = await asyncio.get_running_loop().create_server(Server, "127.0.0.1", 0, backlog=512)
        ready.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


def measured(command):
    """Wall seconds, processor seconds and peak kilobytes of a command."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"bench: {command[0]} failed with {status}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def best(commands, rounds=3):
    """The least of each measure, the commands taking turns."""
    results = [[measured(command) for command in commands] for _ in range(rounds)]
    return [tuple(min(round[index][field] for round in results) for field in range(3)) for index in range(len(commands))]


def curl_command(url, folder, requests, extra):
    """The curl tool with the same bodies, answers thrown away."""
    body = os.path.join(folder, "body")
    with open(body, "wb") as file:
        file.write(b"x" * SIZE)
    config = os.path.join(folder, "config")
    with open(config, "w") as file:
        for _ in range(requests):
            file.write(f'url = "{url}"\noutput = "/dev/null"\n')
    return ["curl", "-s", "-Z", "--parallel-max", str(AT_ONCE), "--data-binary", f"@{body}", *extra, "-K", config]


def show(title, requests, rows):
    ideal = requests / AT_ONCE * LATENCY
    print(f"{title}: {requests} requests of {SIZE} bytes, {AT_ONCE} at once, {LATENCY * 1000:.0f} ms each; ideal {ideal:.2f} s")
    for name, (wall, processor, memory) in rows:
        print(
            f"  {name:5} {wall:6.2f} s  {wall / ideal:5.2f} of the ideal  {processor / requests * 1000:6.3f} ms of processor"
            f" per request  {memory / 1024:6.1f} MB"
        )


def main(bench):
    os.environ.pop("http_proxy", None)
    receiver, sender = multiprocessing.Pipe(False)
    server = multiprocessing.Process(target=serve, args=(sender,), daemon=True)
    server.start()
    port = receiver.recv()
    url = f"http://127.0.0.1:{port}/translate"

    def alih(url, requests):
        return [bench, url, str(requests), str(AT_ONCE), str(SIZE)]

    with tempfile.TemporaryDirectory() as folder:
        results = best([alih(url, REQUESTS), curl_command(url, folder, REQUESTS, [])])
        show("HTTP/1.1", REQUESTS, zip(["alih", "curl"], results))
        many = best([alih(url, REQUESTS * 10), curl_command(url, folder, REQUESTS * 10, [])], rounds=1)
        show("HTTP/1.1, ten times as many", REQUESTS * 10, zip(["alih", "curl"], many))
        print(f"  memory grew by {(many[0][2] - results[0][2]) / 1024:.1f} MB")
        print(f"  Alih's wall time is {results[0][0] / results[1][0]:.2f} of curl's, and {many[0][0] / many[1][0]:.2f}")
        if not shutil.which("nghttpx"):
            print("HTTP/2: SKIPPED, nghttpx is missing (Debian: nghttp2-proxy)")
            return
        http2(folder, port, alih)


def http2(folder, port, alih):
    key, certificate, log = (os.path.join(folder, name) for name in ("key.pem", "certificate.pem", "access"))
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
        check=True, stderr=subprocess.DEVNULL)
    front = port + 1 if port < 65000 else port - 1
    proxy = subprocess.Popen(
        ["nghttpx", "-f", f"127.0.0.1,{front}", "-b", f"127.0.0.1,{port}", "--workers=1", "--errorlog-file=/dev/null",
         f"--accesslog-file={log}", "--accesslog-format=$remote_port $alpn", "--backend-keep-alive-timeout=60",
         f"--backend-connections-per-host={AT_ONCE}", "--no-ocsp", key, certificate],
        stderr=subprocess.DEVNULL)
    try:
        time.sleep(0.5)
        url = f"https://localhost:{front}/translate"
        os.environ["CURL_CA_BUNDLE"] = certificate
        commands = [alih(url, REQUESTS), curl_command(url, folder, REQUESTS, ["--http2", "--cacert", certificate])]
        rows, connections = [], []
        for command in commands:
            results = []
            for _ in range(3):
                open(log, "w").close()
                results.append(measured(command))
                time.sleep(0.2)
                with open(log) as lines:
                    seen = [line.split() for line in lines]
                connections.append(len({line[0] for line in seen}))
                if {line[1] for line in seen} != {"h2"}:
                    sys.exit("bench: not all requests went over HTTP/2")
            rows.append(tuple(min(result[field] for result in results) for field in range(3)))
        show("HTTP/2 over TLS", REQUESTS, zip(["alih", "curl"], rows))
        print(f"  connections: alih {max(connections[:3])}, curl {max(connections[3:])}")
    finally:
        proxy.terminate()


if __name__ == "__main__":
    main(os.path.join(sys.argv[1], "http-bench"))
