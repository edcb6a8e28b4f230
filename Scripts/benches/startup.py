"""Start-up: Scripts/bench startup [PROGRAM], such as PREFIX/bin/alih after Scripts/install PREFIX

`alih --version`, and one sentence translated offline, beside `curl --version`, which loads the same network library, and
`python3 -c pass`. The best of thirty runs each, taken in turns; also another build (BESIDE).
"""

import os
import subprocess
import sys
import time

RUNS = 30


def seconds(command, text=None):
    start = time.perf_counter()
    subprocess.run(command, input=text, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def beside(sentence):
    other = os.environ.get("BESIDE")
    return {
        "other build --version": ([other, "--version"], None),
        "other build translate": ([other, "translate", "--lines", "--engine", "offline", "--quiet"], sentence),
    } if other else {}


def main(build, program=None):
    alih = program or f"{build}/alih"
    sentence = "Korut menembakkan rudal balistik ke laut pada Senin.\n".encode()
    subjects = {
        "alih --version": ([alih, "--version"], None),
        "alih translate --lines": ([alih, "translate", "--lines", "--engine", "offline", "--quiet"], sentence),
        **beside(sentence),
        "curl --version": (["curl", "--version"], None),
        "python3 -c pass": (["python3", "-c", "pass"], None),
    }
    best = {name: 1e9 for name in subjects}
    for _ in range(RUNS):
        for name, (command, text) in subjects.items():
            best[name] = min(best[name], seconds(command, text))
    for name, value in best.items():
        print(f"{name:24s} {value * 1000:6.1f} ms, {value / best['curl --version']:.1f} of curl --version")


if __name__ == "__main__":
    main(*sys.argv[1:])
