"""Writes a sheet on which a reader compares two translations without knowing whose they are; called by Scripts/evaluate.

Each of N sentences, drawn by lot, stands with two translations, A and B, in random order; the key says which is whose. When the
reader has written A, B or = behind "better:", `Scripts/evaluate blind --count SHEET` counts the verdicts.
"""

import collections
import pathlib
import random
import re
import subprocess
import sys


def lines(text):
    return text.removesuffix("\n").split("\n")


def other(name, source):
    """The other's translations: of a file with as many lines, or what a command makes of the sentences."""
    if pathlib.Path(name).is_file():
        return pathlib.Path(name).name, lines(pathlib.Path(name).read_text(encoding="utf-8"))
    output = subprocess.run(name, shell=True, input=source, capture_output=True, text=True, check=True).stdout
    return name, lines(output)


def write(alih, source, count, name, seed):
    text = source.read_text(encoding="utf-8")
    sentences = lines(text)
    ours = lines(subprocess.run(
        [alih, "translate", "--engine", "offline", "--quiet", "--lines", source],
        capture_output=True, text=True, check=True).stdout)
    owner, theirs = other(name, text)
    if not len(sentences) == len(ours) == len(theirs):
        sys.exit(f"evaluate: {source} has {len(sentences)} lines, alih gave {len(ours)}, {owner} {len(theirs)}")
    lot = random.Random(seed)
    # What both say alike tells nothing.
    places = [at for at in range(len(sentences)) if ours[at] != theirs[at]]
    drawn = sorted(lot.sample(places, min(count, len(places))))
    sheet, key = [], ["number\tA\tB\tline"]
    for number, at in enumerate(drawn, 1):
        pair = [("alih", ours[at]), (owner, theirs[at])]
        lot.shuffle(pair)
        sheet.append(f"{number}. {sentences[at]}\n   A: {pair[0][1]}\n   B: {pair[1][1]}\n   better: \n")
        key.append(f"{number}\t{pair[0][0]}\t{pair[1][0]}\t{at + 1}")
    path = pathlib.Path(f"blind-{source.stem}.txt")
    if path.exists():
        sys.exit(f"evaluate: '{path}' is there already and may hold verdicts; move it away first")
    path.write_text("\n".join(sheet), encoding="utf-8")
    path.with_suffix(".key.tsv").write_text("\n".join(key) + "\n", encoding="utf-8")
    print(f"{len(drawn)} sentences in {path}, whose they are in {path.with_suffix('.key.tsv')}; "
          f"write A, B or = behind each 'better:', then: Scripts/evaluate blind --count {path}")


def count(path):
    key = {}
    for row in lines(path.with_suffix(".key.tsv").read_text(encoding="utf-8"))[1:]:
        number, a, b, _ = row.split("\t")
        key[number] = {"A": a, "B": b, "=": "neither"}
    verdicts, number = collections.Counter(), None
    for line in lines(path.read_text(encoding="utf-8")):
        if found := re.match(r"(\d+)\. ", line):
            number = found[1]
        if found := re.match(r" *better: *([ABab=])", line):
            verdicts[key[number][found[1].upper()]] += 1
    total = verdicts.total()
    for who, times in verdicts.most_common():
        print(f"{who}: {times} of {total} ({100 * times / total:.0f} %)")
    if not total:
        sys.exit(f"evaluate: '{path}' has no verdict yet: write A, B or = behind 'better:'")


def main():
    arguments = sys.argv[1:]
    if arguments[0] == "--count":
        count(pathlib.Path(arguments[1]))
        return
    alih, source, number, name, *seed = arguments
    write(alih, pathlib.Path(source), int(number), name, seed[0] if seed else "1")


main()
