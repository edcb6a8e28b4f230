"""Measures the offline engine on sentence pairs or articles; called by Scripts/evaluate, which describes it.

Documentation/Quality.md says what each column is.
"""

import collections
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import sacrebleu

import numbers_of_text

HEADER = ["date", "commit", "set", "BLEU", "chrF2", "unknown %", "numbers %", "names %", "terms %",
          "quotes %", "words/s", "start ms", "MB", "senses %"]
LOWER = re.compile(r"(?<![\w'-])[a-z][\w'-]*")
# A quotation mark, but not the one inside a dash whose encoding is broken, which the engine mends.
QUOTES = re.compile("(?<!â€)[\"“”„]")


def run(alih, *arguments, text=b""):
    """What `alih` prints, the seconds of processor time that it took, and its greatest size in MB."""
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as output:
        source.write(text)
        source.seek(0)
        process = subprocess.Popen([alih, "translate", "--engine", "offline", "--quiet", *arguments],
                                   stdin=source, stdout=output)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            sys.exit(f"evaluate: alih translate {' '.join(map(str, arguments))} failed")
        output.seek(0)
        return output.read().decode(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def segments(alih, *inputs):
    """The segments of the JSON documents of articles."""
    with tempfile.TemporaryDirectory() as folder:
        run(alih, "--format", "json", "-o", folder, *inputs)
        for document in sorted(pathlib.Path(folder).rglob("*.json")):
            for block in json.loads(document.read_text(encoding="utf-8"))["blocks"]:
                yield from block["segments"]


def is_unknown(finding):
    """Whether it is an unknown word that begins with a small letter."""
    word = finding["message"].split("'")[1:2]
    return finding["id"] == "unknown-word" and bool(word) and word[0][:1].islower()


def findings(alih, lines):
    """Unknown lower-case words, and the terms with those honored, of the lines as paragraphs."""
    unknown = terms = honored = 0
    with tempfile.TemporaryDirectory() as folder:
        article = pathlib.Path(folder, "lines.txt")
        article.write_text("\n\n".join(lines), encoding="utf-8")
        for segment in segments(alih, article):
            unknown += sum(map(is_unknown, segment["findings"]))
            terms += len(segment["terms"])
            honored += sum(term["verdict"] == "honored" for term in segment["terms"])
    return unknown, terms, honored


def names(source, reference, target):
    """How many capitalized words inside the source the reference has too, and how many of them the target has."""
    wanted = collections.Counter(re.findall(r"(?<=[\w,] )[A-Z][\w'-]+", source))
    wanted &= collections.Counter(re.findall(r"[\w'-]+", reference))
    return wanted.total(), (wanted & collections.Counter(re.findall(r"[\w'-]+", target))).total()


def stem(word):
    """The word without an English ending, so that `attacks` agrees with `attack`."""
    for ending in ("ing", "ed", "es", "s", "d", "e", "ly"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending)
    return word


def renderings(folder):
    """What translators mostly chose for a word, from ../lexicon/translations.tsv beside the folder: word, count, choices with shares."""
    file = folder.parent / "lexicon/translations.tsv"
    if not file.exists():
        return {}
    rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()[1:])
    return {row[0]: {stem(choice.rsplit(":", 1)[0]) for choice in row[2].split()[:5]}
            for row in rows if len(row) > 2 and len(row[0]) > 3}


def senses(chosen, source, reference, target):
    """How many words of the source people rendered in one of the usual ways, and of how many the target has that rendering."""
    wanted = right = 0
    reference, target = ({stem(word) for word in re.findall(r"[a-z][a-z'-]*", text.lower())} for text in (reference, target))
    for word in set(LOWER.findall(source)):
        usual = chosen.get(word, set()) & reference
        wanted += bool(usual)
        right += bool(usual & target)
    return wanted, right


def articles(alih, folders):
    """Prints what is in a folder of articles, and how often each finding is."""
    print("| set | segments | words | unknown % | " + "findings |\n" + "|---" * 5 + "|")
    for folder in folders:
        counts, words, lower, unknown, total = collections.Counter(), 0, 0, 0, 0
        for segment in segments(alih, folder):
            total += 1
            words += len(segment["source"].split())
            lower += len(LOWER.findall(segment["source"]))
            unknown += sum(map(is_unknown, segment["findings"]))
            counts.update(finding["id"] for finding in segment["findings"])
        told = ", ".join(f"{kind} {count}" for kind, count in counts.most_common())
        print(f"| {folder.name} | {total} | {words} | {percent(unknown, lower)} | {told or '-'} |")


def percent(part, whole):
    return f"{100 * part / whole:.2f}" if whole else "-"


def measured(alih, source):
    """The figures of one pair, in the order of the columns behind the set's name."""
    lines = source.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    reference = source.with_suffix(".en").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    text, seconds, size = run(alih, "--lines", source)
    start = min(run(alih, "--lines")[1] for _ in range(5))
    output = text.removesuffix("\n").split("\n")
    if not len(lines) == len(reference) == len(output):
        sys.exit(f"evaluate: {source} has {len(lines)} lines, its reference {len(reference)}, its translation {len(output)}")
    unknown, terms, honored = findings(alih, lines)
    lower = sum(len(LOWER.findall(line)) for line in lines)
    named = [names(*texts) for texts in zip(lines, reference, output)]
    counts = [numbers_of_text.kept(a, b) for a, b in zip(lines, output)]
    quoted = [(a, b) for a, b in zip(lines, output) if QUOTES.search(a)]
    chosen = renderings(source.parent)
    agreed = [senses(chosen, *texts) for texts in zip(lines, reference, output)]
    same = sum(len(QUOTES.findall(a)) == len(QUOTES.findall(b)) for a, b in quoted)
    return [
        f"{sacrebleu.corpus_bleu(output, [reference]).score:.2f}",
        f"{sacrebleu.corpus_chrf(output, [reference]).score:.2f}",
        percent(unknown, lower),
        percent(sum(right for _, right in counts), sum(wanted for wanted, _ in counts)),
        percent(sum(right for _, right in named), sum(wanted for wanted, _ in named)),
        percent(honored, terms),
        percent(same, len(quoted)),
        f"{sum(len(line.split()) for line in lines) / max(seconds - start, 1e-6):.0f}",
        f"{1000 * start:.0f}",
        f"{size:.0f}",
        percent(sum(right for _, right in agreed), sum(wanted for wanted, _ in agreed)),
    ]


def main():
    arguments = sys.argv[1:]
    mode = arguments.pop(0) if arguments[0].startswith("--") else ""
    root, *folders = map(pathlib.Path, arguments)
    alih = root / ".build/release/alih"
    if mode == "--articles":
        articles(alih, folders)
        return
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
    if mode == "--record":
        with open(root / "Documentation/Quality.md", "a", encoding="utf-8") as quality:
            quality.write("\n".join(rows) + "\n")


main()
