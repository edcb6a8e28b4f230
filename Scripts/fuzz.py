"""Tries the offline engine on damaged text; called by Scripts/fuzz, which describes it."""

import pathlib
import random
import re
import subprocess
import sys
import time

import numbers_of_text

SPICE = list(" .,;:!?\"'()[]{}“”‘’-–—%$@#/\\0123456789") + [
    "\t", "\0", "\x7f", "\u200f", "\u202e", "\u0301", "\u200d", "\ufeff", "🙂", "👩‍👩‍👧", "مرحبا", "שלום", "中文", "Ã€", "â€œ", " yang ",
    " dan ", " di ", " itu ", " tidak ", "nya", " Rp", " 1.000,5 ", " juta ", "((((", "\"\"\"",
]
SECONDS = 20
BATCH = 400


def mutated(line, lines, dice):
    """The line with up to eight injuries: parts lost, doubled, swapped, put in, or taken from another line."""
    for _ in range(dice.randint(0, 8)):
        at, end = sorted((dice.randint(0, len(line)), dice.randint(0, len(line))))
        end = min(end, at + 40)
        line = dice.choice([
            lambda: line[:at] + line[end:],
            lambda: line[:at] + dice.choice(SPICE) * dice.choice([1, 1, 1, 50]) + line[at:],
            lambda: line[:end] + line[at:end] * dice.choice([1, 1, 100]) + line[end:],
            lambda: line[:at] + line[at:end].swapcase() + line[end:],
            lambda: line[:at] + dice.choice(lines)[-60:] + line[end:],
            lambda: " ".join(dice.sample(words, len(words))) if (words := line.split()) else line,
        ])()
    return re.sub(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]", " ", line)


def translated(alih, lines):
    """The translation's lines; a word that says what went wrong otherwise."""
    try:
        run = subprocess.run(
            [alih, "translate", "--lines", "--engine", "offline", "--quiet"], input="\n".join(lines).encode(),
            capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return "hang"
    output = run.stdout.decode(errors="replace").removesuffix("\n").split("\n")
    if run.returncode != 0:
        return f"crash (exit {run.returncode})"
    return output if len(output) == len(lines) else f"{len(output)} lines for {len(lines)}"


def culprits(alih, lines, problem):
    """Halves the lines until each that fails stands alone."""
    if len(lines) == 1:
        return [(problem, lines[0], "")]
    found = []
    for half in (lines[: len(lines) // 2], lines[len(lines) // 2 :]):
        result = translated(alih, half)
        if isinstance(result, str):
            found += culprits(alih, half, result)
    return found or [(problem + ", only together", lines[0], "")]


def complaints(source, target):
    """What is wrong with one translation."""
    invented = numbers_of_text.invented(source, target)
    if invented:
        yield f"number '{invented}' is not in the source"
    words = len(set(re.findall(r"[^\W\d_]{2,}", source.lower())))
    if words > 12 and len(re.findall(r"[^\W\d_]+", target)) < words / 2:
        yield "too short"


def main():
    alih, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    minutes = float(sys.argv[3]) if len(sys.argv) > 3 else 1
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    dice = random.Random(seed)
    lines = [
        line.strip() for file in sorted(folder.rglob("*")) if file.is_file()
        for line in file.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
    if not lines:
        sys.exit(f"fuzz: no text below '{folder}'")
    tried, found, end = 0, 0, time.monotonic() + 60 * minutes
    while time.monotonic() < end:
        batch = [mutated(dice.choice(lines), lines, dice) for _ in range(BATCH)]
        result = translated(alih, batch)
        if isinstance(result, str):
            problems = culprits(alih, batch, result)
        else:
            problems = [(what, a, b) for a, b in zip(batch, result) for what in complaints(a, b)]
        for what, source, target in problems:
            print(f"{what}\n  {source[:500]!r}\n  {target[:500]!r}", flush=True)
        tried, found = tried + len(batch), found + len(problems)
    print(f"{tried} lines tried with seed {seed}, {found} findings", file=sys.stderr)
    sys.exit(found > 0)


main()
