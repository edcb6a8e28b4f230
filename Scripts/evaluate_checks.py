"""Measures the checks of translations; called by Scripts/evaluate, which describes it.

What is found: translations of our own, each made wrong in one way, and how many of them raise a finding that the right one
doesn't raise. False alarms: human translations as they are, and how many of them raise a warning that asks again, or any about
a number. Documentation/Quality.md has the figures.
"""

import collections
import csv
import pathlib
import random
import re
import subprocess
import sys

SENTENCES = 2000
# Sentences that nobody said, for those that models add.
INVENTED = [
    "Officials later confirmed that the decision had been widely criticized.",
    "Experts have warned about similar developments for years.",
    "It remains unclear how the parties will respond to the proposal.",
    "Local media described the scene as chaotic.",
]
NAMES = ["Hendrawan", "Wibisono", "Kartika", "Tjandra", "Lesmana", "Nursalim"]
FRONTS = ["EN: ", "Sure! ", "The sentence says that ", "Here's the English version: ", "[EN] ", "Answer: "]
REFUSALS = [
    "I must decline to translate this passage.",
    "This content has been removed for safety reasons.",
    "I won't be able to provide a translation of this material; please consult a professional translator.",
]
NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()


def unquoted(line):
    """A line as CSV means it: some corpora were made with a spreadsheet."""
    if line.startswith('"') and line.endswith('"') and len(line) > 1:
        rows = list(csv.reader([line]))
        if len(rows) == 1 and len(rows[0]) == 1:
            return rows[0][0].strip()
    return line


def lines(path):
    text = path.read_text(encoding="utf-8").removesuffix("\n").replace("\t", " ")
    return [unquoted(line) for line in text.split("\n")]


def checked(root, articles, names=None):
    """Of each pair of each article, the ids of its findings with what follows from each; names is a file of the same articles."""
    text = "\n".join("".join(f"{a}\t{b}\n" for a, b in pairs) for pairs in articles)
    command = [root / ".build/release/check-pairs"] + (["--names", names] if names else [])
    process = subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, check=True)
    rows = process.stdout.decode().split("\n")
    found = [dict(item.split(":") for item in row.split()) for row in rows]
    result, at = [], 0
    for pairs in articles:
        result.append(found[at:at + len(pairs)])
        at += len(pairs)
    return result


# Ways to make a translation wrong: each gives the wrong one, or None where it can't be made wrong so.


def negation_dropped(source, target, neighbor):
    for before, after in [("n't", ""), (" not ", " "), ("cannot", "can"), (" never ", " "), (" no ", " "), ("without", "with")]:
        if before in target and "not only" not in target:
            return target.replace(before, after, 1)
    return None


def number_changed(source, target, neighbor):
    figures = [m for m in re.finditer(r"\d+", target) if m.group().strip("0")]
    if figures:
        figure = random.choice(figures)
        digit = random.choice([i for i in range(figure.start(), figure.end())])
        new = str((int(target[digit]) + random.randint(1, 8)) % 10)
        return None if digit == figure.start() and new == "0" else target[:digit] + new + target[digit + 1:]
    words = [m for m in re.finditer(r"\b(" + "|".join(NUMBERS[1:]) + r")\b", target)]
    if not words:
        return None
    word = random.choice(words)
    other = random.choice([n for n in NUMBERS[1:] if n != word.group()])
    return target[:word.start()] + other + target[word.end():]


def name_changed(source, target, neighbor):
    names = [m for m in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b", target) if re.search(r"[a-z,] " + m.group() + r"\b", source)]
    if not names:
        return None
    name = random.choice(names)
    return target[:name.start()] + random.choice(NAMES) + target[name.end():]


def sentence_added(source, target, neighbor):
    return target + " " + random.choice(INVENTED + [neighbor[1]] * 2)


def clause_dropped(source, target, neighbor):
    marks = [m for m in re.finditer(r", | (?:that|which|because|while|after|when|and|but|so) ", target)]
    marks = [m for m in marks if len(target[m.end():].split()) >= 4 and len(target[:m.start()].split()) >= 3]
    if not marks:
        return None
    kept = target[:random.choice(marks).start()]
    return kept + (target[-1] if target[-1] in '.!?"' else "")


def halves_swapped(source, target, neighbor):
    words = target.rstrip(".").split()
    if len(words) < 8:
        return None
    swapped = words[len(words) // 2:] + words[:len(words) // 2]
    return " ".join(swapped)[:1].upper() + " ".join(swapped)[1:] + "."


def source_echoed(source, target, neighbor):
    return source if re.search(r"\b[a-z]{3,} [a-z]{3,}", source) else None


def half_echoed(source, target, neighbor):
    a, b = source.split(), target.split()
    return " ".join(b[:len(b) // 2] + a[len(a) // 2:]) if len(a) >= 8 else None


def quotation_replaced(source, target, neighbor):
    new = re.sub(r'"[^"]{12,}"', '"We will see what happens,"', target)
    return new if new != target else None


def note_added(source, target, neighbor):
    return target + random.choice([" (Note: translated literally.)", " (literal translation)", " [translator's note: local title]"])


def quotes_added(source, target, neighbor):
    return None if '"' in target[:1] + target[-1:] + source[:1] + source[-1:] else f'"{target}"'


def markup_added(source, target, neighbor):
    words = target.split()
    at = random.randrange(len(words))
    words[at] = f"**{words[at]}**"
    return " ".join(words)


def said_in_front(source, target, neighbor):
    return None if ":" in source else random.choice(FRONTS) + target


def id_added(source, target, neighbor):
    return random.choice(["b3.s2: ", "1. ", "[2] ", "s1: "]) + target


def next_repeated(source, target, neighbor):
    return target + " " + neighbor[1]


def cut_off(source, target, neighbor):
    return target[:len(target) * 6 // 10].rstrip(' .,"') if len(source) >= 40 and source.rstrip('"')[-1:] == "." else None


def refused(source, target, neighbor):
    return random.choice(REFUSALS)


def contrasts():
    """By family, of each of its rows in rules/contrasts.tsv: its words, those that it is called in English, and all that may stand for it."""
    file = pathlib.Path(__file__).parent.parent / "Glossary/id-en/rules/contrasts.tsv"
    families = collections.defaultdict(list)
    for row in [l.split("\t") for l in file.read_text().splitlines() if l and not l.startswith("#")][1:]:
        words = [w for w in row[2].split("|")[0].split() if w.isalpha() and len(w) > 2]
        if row[0][0] not in "!?" and words:
            families[row[0]].append((row[1].split(), words, row[2].split()))
    return families


CONTRASTS = contrasts()
# What units are compared behind.
COUNTED = r"(?<=[0-9] )"


def word_changed(source, target, neighbor):
    """Another day, direction, office or the like for the source's."""
    own = set(re.findall(r"\w+", source))
    found = []
    for family, rows in CONTRASTS.items():
        for indonesian, english, all_english in rows:
            others = [words for other, words, _ in rows if not set(other) & own and not set(words) & set(all_english)]
            if set(indonesian) & own and others:
                found += [(m, random.choice(others)[0]) for w in english
                          for m in re.finditer(rf"{COUNTED if family[0] == '+' else ''}\b{w}\b", target)]
    if not found:
        return None
    place, other = random.choice(found)
    return target[:place.start()] + other + target[place.end():]


def doubt_dropped(source, target, neighbor):
    """What is alleged told as a fact."""
    new = re.sub(r"\b(allegedly|reportedly|suspected of|alleged|suspected|believed to) ", "", target)
    return new if new != target and re.search(r"\b(di|men)?duga(an)?\b", source) else None


ALONE = [
    word_changed, doubt_dropped,
    negation_dropped, number_changed, name_changed, sentence_added, clause_dropped, halves_swapped, source_echoed, half_echoed,
    quotation_replaced, note_added, quotes_added, markup_added, said_in_front, id_added, cut_off, refused,
]


def own_pairs(root, folders):
    """Sentences of the corpora with the offline engine's translations, in runs of neighbors."""
    files = [file for folder in folders for file in sorted(folder.glob("*.id"))]
    sources = []
    for file in files:
        sources += [line for line in lines(file) if len(line.split()) >= 4][:SENTENCES // max(len(files), 1)]
    text = "\n".join(sources) + "\n"
    command = [root / ".build/release/alih", "translate", "--engine", "offline", "--quiet", "--lines"]
    output = subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    return list(zip(sources, output.removesuffix("\n").split("\n")))


def share(part, whole):
    return f"{100 * part / whole:.1f}" if whole else "-"


def mutations(root, pairs, isVerbose):
    right = checked(root, [[pair] for pair in pairs])
    print("| made wrong | sentences | found % | asks again % |\n|---|---|---|---|")
    for way in ALONE:
        random.seed(way.__name__)
        wrong = []
        for place, (source, target) in enumerate(pairs):
            neighbor = pairs[(place + 1) % len(pairs)]
            changed = way(source, target, neighbor)
            if changed and changed != target:
                wrong.append((place, (source, changed)))
        found = checked(root, [[pair] for _, pair in wrong])
        new = [set(after[0]) - set(right[place][0]) for (place, _), after in zip(wrong, found)]
        again = [{k for k in kinds if after[0][k] != "finding"} for kinds, after in zip(new, found)]
        report(way.__name__, len(wrong), sum(map(bool, new)), sum(map(bool, again)))
        if isVerbose:
            for (_, pair), kinds in list(zip(wrong, new)):
                if not kinds:
                    print("  MISSED", pair[0], "\n        ", pair[1])
    runs = [pairs[at:at + 5] for at in range(0, len(pairs) - 4, 5)]
    for name, change in [
        ("neighbors shifted", lambda run: [(run[i][0], run[(i + 1) % 5][1]) for i in range(5)]),
        ("neighbors exchanged", lambda run: [(run[i][0], run[[1, 0, 2, 4, 3][i]][1]) for i in range(5)]),
        ("next repeated", lambda run: [(s, f"{t} {run[i + 1][1]}" if i < 4 else t) for i, (s, t) in enumerate(run)]),
        ("one answer for all", lambda run: [(s, run[0][1]) for s, _ in run]),
    ]:
        wrong = [change(run) for run in runs]
        before, after = checked(root, runs), checked(root, wrong)
        told = total = again = 0
        for run, changed, old, new in zip(runs, wrong, before, after):
            for pair, other, kinds, found in zip(run, changed, old, new):
                if pair != other:
                    total += 1
                    told += bool(set(found) - set(kinds))
                    again += any(found[k] != "finding" for k in set(found) - set(kinds))
                    if isVerbose and not set(found) - set(kinds):
                        print("  MISSED", *other, sep="\n     ")
        report(name, total, told, again)


def report(name, total, found, again):
    print(f"| {name.replace('_', ' ')} | {total} | {share(found, total)} | {share(again, total)} |", flush=True)


def false_alarms(root, folders):
    print("\n| human translations | segments | asks again % | numbers % | any % | the commonest |\n|" + "---|" * 6)
    total = collections.Counter()
    for folder in folders:
        for source in sorted(folder.glob("*.id")):
            if not source.with_suffix(".en").exists():
                continue
            pairs = list(zip(lines(source), lines(source.with_suffix(".en"))))
            # The lines of an article are scattered over the file, and so are the names of a person.
            found = [kinds[0] for kinds in checked(root, [[pair] for pair in pairs], source)]
            counts = collections.Counter(
                segments=len(found),
                again=sum(any(follows != "finding" for follows in kinds.values()) for kinds in found),
                numbers=sum(any(k in kinds for k in ("number-changed", "number-missing", "number-added")) for kinds in found),
                any=sum(map(bool, found)))
            total += counts
            common = collections.Counter(kind for kinds in found for kind in kinds).most_common(6)
            told(source.stem, counts, ", ".join(f"{kind} {share(count, len(found))}" for kind, count in common))
    told("all", total, "")


def told(name, counts, common):
    whole = counts["segments"]
    print(f"| {name} | {whole} | {share(counts['again'], whole)} | {share(counts['numbers'], whole)} | "
          f"{share(counts['any'], whole)} | {common} |", flush=True)


def main():
    arguments = sys.argv[1:]
    isVerbose = "--missed" in arguments
    root, *folders = [pathlib.Path(argument) for argument in arguments if argument != "--missed"]
    mutations(root, own_pairs(root, folders), isVerbose)
    false_alarms(root, folders)


main()
