"""`alih audit` on articles, beside `grep -F -w -f` with the same terms on the same text: Scripts/bench audit [FOLDER]

Measures processor time: on the example articles, copied to 2,000 files, or on those of a folder; then on four times as
many, and with a glossary of 100,000 terms.
"""

import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile

FILES = 2_000


def seconds(*command):
    """Processor seconds of a command, the best of three."""
    best = None
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = spent if best is None else min(best, spent)
    return best


def copies(articles, folder, count):
    os.makedirs(folder)
    for number in range(count):
        shutil.copy(articles[number % len(articles)], f"{folder}/{number}.txt")
    return sum(os.path.getsize(f"{folder}/{number}.txt") for number in range(count))


def row(name, spent, count, size, reference):
    print(f"{name:34s} {spent:6.2f} s  {count / spent:9.0f} articles/s  {size / spent / 1e6:6.1f} MB/s  "
          f"{spent / reference:5.2f}")


def main(build, folder=None):
    root = pathlib.Path(__file__).resolve().parents[2]
    alih = f"{build}/alih"
    articles = sorted(pathlib.Path(folder or root / "Examples/articles").rglob("*.txt"))
    with tempfile.TemporaryDirectory() as place:
        few, many = f"{place}/few", f"{place}/many"
        size = copies(articles, few, FILES)
        copies(articles, many, FILES * 4)
        table = subprocess.run([alih, "glossary", "export"], capture_output=True, text=True, check=True).stdout
        terms = [line.split("\t")[0] for line in table.splitlines()[1:]]
        pathlib.Path(place, "terms").write_text("\n".join(terms) + "\n")
        large = f"{place}/large.tsv"
        with open(large, "w") as file:
            file.write("source\ttarget\n")
            file.writelines(f"istilah{number} karangan\tmade-up term {number}\n" for number in range(100_000))
        out = f"{place}/report.json"
        audit = [alih, "audit", "--quiet", "-o", out]
        start = seconds(*audit, articles[0])
        large_start = seconds(*audit, "--glossary", large, articles[0])
        grep = seconds("grep", "-rFwo", "-f", f"{place}/terms", few)
        one = seconds(*audit, few)
        print(f"{FILES} articles, {size / 1e6:.1f} MB, {len(terms)} terms; processor time, beside grep's")
        row("grep -F -w -o -f", grep, FILES, size, grep)
        row("alih audit", one, FILES, size, grep)
        row("alih audit, four times as many", seconds(*audit, many), FILES * 4, size * 4, grep * 4)
        spent = seconds(*audit, "--glossary", large, few)
        row("alih audit, 100,000 terms more", spent, FILES, size, grep)
        print(f"without the start ({start:.2f} s, with 100,000 terms more {large_start:.2f} s) "
              f"the terms cost {(spent - large_start) / (one - start):.2f} times as much")


if __name__ == "__main__":
    main(*sys.argv[1:])
