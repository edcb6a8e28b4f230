"""The offline engine beside Apertium's Indonesian-Malay pipeline: Scripts/bench engine [TEXT]

Words a second of processor time, start-up included, on the same text, a sentence a line: the better of two rounds. Apertium
(Debian: apertium-ind-zlm) is skipped when it isn't there. Also: segmenting alone; another build (BESIDE); and two pipes at once.
"""

import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

WORDS = 400_000


def cost(command, path):
    """Processor seconds of a command that reads the file, its children's too."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(path, "rb") as text:
        subprocess.run(command, stdin=text, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def pipes(build, path):
    """How much more two processes do than one in the same time, on two processors; the best of three rounds."""
    requests = path.with_suffix(".jsonl")
    requests.write_text("".join(json.dumps({"text": line}) + "\n" for line in path.read_text("utf-8").splitlines()), "utf-8")

    def seconds(count):
        start = time.perf_counter()
        running = [subprocess.Popen([f"{build}/alih", "pipe", "--engine", "offline", "--concurrency", "1"], stdin=open(requests, "rb"), stdout=subprocess.DEVNULL,
                                    stderr=subprocess.DEVNULL) for _ in range(count)]
        if any(process.wait() for process in running):
            sys.exit("alih pipe failed")
        return time.perf_counter() - start

    return max(2 * seconds(1) / seconds(2) for _ in range(3))


def main(build, text=None):
    root = pathlib.Path(__file__).resolve().parents[2]
    with tempfile.TemporaryDirectory() as place:
        if text:
            sentences = pathlib.Path(text).read_text("utf-8").splitlines()
        else:
            sentences = []
            for article in sorted((root / "Examples/articles").glob("*.txt")):
                sentences += subprocess.run([f"{build}/alih", "segment", article], capture_output=True, text=True).stdout.splitlines()
        words = sum(len(sentence.split()) for sentence in sentences)

        def copies(wanted):
            path = pathlib.Path(place) / f"{wanted}.txt"
            count = max(1, wanted // words)
            path.write_text("\n".join(sentences * count) + "\n", "utf-8")
            return path, words * count

        path, count = copies(WORDS)
        lines = ["translate", "--lines", "--engine", "offline", "--quiet", "--concurrency", "1"]
        programs = {"alih": f"{build}/alih"} | ({"the other build": os.environ["BESIDE"]} if "BESIDE" in os.environ else {})
        spent = {name: 1e9 for name in programs}
        for _ in range(2):
            for name, program in programs.items():
                spent[name] = min(spent[name], cost([program, *lines], path))
        own = count / spent["alih"]
        for name in programs:
            print(f"{name + ' translate --lines':34s} {count / spent[name]:10,.0f} words/s; {spent[name] / spent['alih']:.2f} times alih's time")
        segmenting = count / cost([f"{build}/alih", "segment", "-"], path)
        print(f"{'alih segment':34s} {segmenting:10,.0f} words/s")
        print(f"{'two alih pipe':34s} {pipes(build, path):10.2f} times one in the same time")
        if not shutil.which("apertium") or not pathlib.Path("/usr/share/apertium/modes/ind-zlm.mode").exists():
            print("apertium ind-zlm                   SKIPPED: Debian's package apertium-ind-zlm is not installed")
            return
        path, count = copies(WORDS // 4)
        peer = count / cost(["apertium", "-u", "ind-zlm"], path)
        print(f"{'apertium -u ind-zlm':34s} {peer:10,.0f} words/s; alih is {own / peer:.1f} times as fast")


if __name__ == "__main__":
    main(*sys.argv[1:])
