"""Tries the readers on damaged files; called by Scripts/fuzz, which describes it."""

import pathlib
import random
import subprocess
import sys
import tempfile
import time
import zipfile

SECONDS = 20
# What formats are made of, in places where it doesn't belong.
SPICE = [
    b"<", b">", b"</p>", b"<br>", b"<![CDATA[", b"]]>", b"&amp;", b"&", b"\0", b"\xff", b"\xef\xbb\xbf", b"\r", b"\n\n", b"\"", b"\\", b"{", b"}",
    b"[", b"]", b"-->", b"00:00:01,000 --> 00:00:02,000\n", b"msgid \"", b"<item>", b"<script>", b"<pre>", b"<div hidden>", b"<details>",
    b"---\n", b"```\n", b"~~", b"{{", b"=?utf-8?B?", b"--\n", b"\xc2\xad", b"<target/>", b"<w:p>", b"9" * 30,
]


def damaged(content, others, dice):
    """The bytes with up to twelve injuries: parts lost, doubled, put in, or taken from another file."""
    for _ in range(dice.randint(1, 12)):
        at, end = sorted((dice.randint(0, len(content)), dice.randint(0, len(content))))
        end = min(end, at + 200)
        other = dice.choice(others)
        start = dice.randint(0, len(other))
        content = dice.choice([
            lambda: content[:at] + content[end:],
            lambda: content[:at] + dice.choice(SPICE) * dice.choice([1, 1, 1, 300]) + content[at:],
            lambda: content[:end] + content[at:end] * dice.choice([1, 1, 50]) + content[end:],
            lambda: content[:at] + other[start : start + 80] + content[at:],
            lambda: content[:at] + bytes(dice.randrange(256) for _ in range(dice.randint(1, 4))) + content[at:],
        ])()
    return content


def injured(file, others, dice):
    """A file's bytes with injuries; those of an archive in one of its parts, so that it can still be opened."""
    content = file.read_bytes()
    if not zipfile.is_zipfile(file):
        return damaged(content, others, dice)
    with tempfile.TemporaryFile() as new, zipfile.ZipFile(file) as old:
        parts = [part for part in old.namelist() if part.endswith(("ml", "opf", "ncx", "rels"))] or old.namelist()
        chosen = dice.choice(parts)
        with zipfile.ZipFile(new, "w") as archive:
            for part in old.namelist():
                data = old.read(part)
                archive.writestr(part, damaged(data, [data], dice) if part == chosen else data)
        new.seek(0)
        return new.read()


def problem(alih, path):
    """What went wrong with a file, which may be refused, but with words and in time; None where nothing did."""
    for words in (["segment", path], ["translate", path, "--format", "same", "-o", path + ".out", "--engine", "offline", "--overwrite"]):
        try:
            run = subprocess.run([alih, *words], capture_output=True, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return f"{words[0]}: longer than {SECONDS} s"
        if run.returncode not in (0, 1):
            return f"{words[0]}: exit {run.returncode}"
        if run.returncode == 1 and not run.stderr.strip():
            return f"{words[0]}: refused without a word"
        if b"report this" in run.stderr:
            return f"{words[0]}: {run.stderr.decode(errors='replace').strip()[:200]}"
    return None


def main():
    alih, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    minutes = float(sys.argv[3]) if len(sys.argv) > 3 else 1
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    dice = random.Random(seed)
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    if not files:
        sys.exit(f"fuzz: no file below '{folder}'")
    others = [file.read_bytes() for file in files]
    tried, found, end = 0, 0, time.monotonic() + 60 * minutes
    with tempfile.TemporaryDirectory() as place:
        while time.monotonic() < end:
            file = dice.choice(files)
            path = pathlib.Path(place) / ("a" + file.suffix)
            path.write_bytes(injured(file, others, dice))
            tried += 1
            if what := problem(alih, str(path)):
                found += 1
                kept = pathlib.Path(tempfile.gettempdir()) / f"alih-fuzz-{seed}-{tried}{file.suffix}"
                kept.write_bytes(path.read_bytes())
                print(f"{what}\n  {kept}, made of {file}", flush=True)
    print(f"{tried} files tried with seed {seed}, {found} findings", file=sys.stderr)
    sys.exit(found > 0)


main()
