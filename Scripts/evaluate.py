"""Scores the offline engine on sentence pairs; called by Scripts/evaluate, which describes it.

Columns: BLEU and chrF2 by sacrebleu's defaults; unknown: lower-case words of the source that the lexicon doesn't know, per
hundred; numbers, terms, quotes: the share that is right; words/s: source words per second of one core, start-up included.
"""

import datetime
import json
import pathlib
import re
import resource
import subprocess
import sys
import tempfile

import sacrebleu

HEADER = ["date", "commit", "set", "BLEU", "chrF2", "unknown %", "numbers %", "terms %", "quotes %", "words/s"]
SCALES = {
    "ribu": 1e3, "rb": 1e3, "juta": 1e6, "jt": 1e6, "miliar": 1e9, "milyar": 1e9, "triliun": 1e12,
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
}
SPELLED = {word: value for value, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve".split())}
SPELLED |= {word: value for value, word in enumerate(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1)}
SPELLED |= {word: value for value, word in enumerate(
    "january february march april may june july august september october november december".split(), 1)}
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
# A quotation mark, but not the one inside a dash whose encoding is broken, which the engine mends.
QUOTES = re.compile("(?<!â€)[\"“”„]")


def values(text, thousands, decimal):
    """Each number of a text: the values that it may have, by its separators and the scale word behind it."""
    found = []
    for match in NUMBER.finditer(text):
        digits, readings = match.group(), set()
        if ":" in digits or digits.count(".") + digits.count(",") == 1 and re.fullmatch(r"\d{1,2}[.]\d\d", digits):
            readings.add("time " + re.sub("[.,:]", ":", digits))
        # Indonesian texts write numbers in the English way, too: "1,200" beside "1,2", and "3.5".
        if re.fullmatch(r"\d{1,3}(?:,\d{3})+", digits):
            readings.add(float(digits.replace(",", "")))
        for group, point in ((thousands, decimal), (decimal, thousands)):
            if re.fullmatch(rf"\d{{1,3}}(?:\{group}\d{{3}})+(?:\{point}\d+)?|\d+(?:\{point}\d+)?", digits):
                readings.add(float(digits.replace(group, "").replace(point, ".")))
                break
        readings = readings or {digits}
        scale = SCALES.get(re.match(r"\s?-?(\w*)", text[match.end():]).group(1).lower(), 1)
        found.append({r if isinstance(r, str) else round(r * scale, 6) for r in readings})
    return found


def numbers(source, target):
    """How many numbers the source has, and how many of them the target has, too."""
    wanted = values(source, ".", ",")
    supply = values(target, ",", ".")
    supply += [{float(SPELLED[word])} for word in re.findall("[a-z]+", target.lower()) if word in SPELLED]
    right = 0
    for readings in wanted:
        match = next((other for other in supply if readings & other), None)
        if match is not None:
            right += 1
            supply.remove(match)
    return len(wanted), right


def translated(alih, source):
    """The translation's lines, and what it took: source words per second of processor time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    output = subprocess.run(
        [alih, "translate", "--lines", "--engine", "offline", "--quiet", source], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    words = len(source.read_text(encoding="utf-8").split())
    return output.stdout.decode().split("\n"), words / max(seconds, 1e-6)


def findings(alih, lines):
    """Unknown lower-case words, and the terms with those honored, from the JSON of the lines as paragraphs."""
    with tempfile.TemporaryDirectory() as folder:
        article = pathlib.Path(folder, "lines.txt")
        article.write_text("\n\n".join(lines), encoding="utf-8")
        output = subprocess.run(
            [alih, "translate", "--format", "json", "--engine", "offline", "--quiet", "-o", "-", article],
            check=True, capture_output=True)
    unknown = terms = honored = 0
    for block in json.loads(output.stdout)["blocks"]:
        for segment in block["segments"]:
            for finding in segment["findings"]:
                word = finding["message"].split("'")[1] if "'" in finding["message"] else ""
                unknown += finding["id"] == "unknown-word" and word[:1].islower()
            terms += len(segment["terms"])
            honored += sum(term["verdict"] == "honored" for term in segment["terms"])
    return unknown, terms, honored


def percent(part, whole):
    return f"{100 * part / whole:.2f}" if whole else "-"


def measured(alih, source):
    """The figures of one pair, in the order of the columns behind the set's name."""
    lines = source.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    reference = source.with_suffix(".en").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    output, speed = translated(alih, source)
    if output and output[-1] == "" and len(output) > len(lines):
        output.pop()
    if not len(lines) == len(reference) == len(output):
        sys.exit(f"evaluate: {source} has {len(lines)} lines, its reference {len(reference)}, its translation {len(output)}")
    unknown, terms, honored = findings(alih, lines)
    lower = sum(len(re.findall(r"(?<![\w'-])[a-z][\w'-]*", line)) for line in lines)
    counts = [numbers(a, b) for a, b in zip(lines, output)]
    quoted = [(a, b) for a, b in zip(lines, output) if QUOTES.search(a)]
    same = sum(len(QUOTES.findall(a)) == len(QUOTES.findall(b)) for a, b in quoted)
    return [
        f"{sacrebleu.corpus_bleu(output, [reference]).score:.2f}",
        f"{sacrebleu.corpus_chrf(output, [reference]).score:.2f}",
        percent(unknown, lower),
        percent(sum(right for _, right in counts), sum(wanted for wanted, _ in counts)),
        percent(honored, terms),
        percent(same, len(quoted)),
        f"{speed:.0f}",
    ]


def main():
    arguments = sys.argv[1:]
    record = arguments[0] == "--record"
    root, *folders = map(pathlib.Path, arguments[record:])
    alih = root / ".build/release/alih"
    commit = subprocess.run(
        ["git", "-C", root, "describe", "--always", "--dirty"], capture_output=True, text=True).stdout.strip()
    date = datetime.date.today().isoformat()
    rows = []
    print("| " + " | ".join(HEADER) + " |\n|" + "---|" * len(HEADER))
    for folder in folders:
        for source in sorted(folder.glob("*.id")):
            if source.with_suffix(".en").exists():
                rows.append("| " + " | ".join([date, commit, source.stem] + measured(alih, source)) + " |")
                print(rows[-1], flush=True)
    if record:
        with open(root / "Documentation/Quality.md", "a", encoding="utf-8") as quality:
            quality.write("\n".join(rows) + "\n")


main()
