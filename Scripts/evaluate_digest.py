"""Scores how `alih summarize --digest` groups articles; called by Scripts/evaluate digest [FOLDER [LABELS]].

The labels (default: Scripts/digest_groups.tsv; digest_groups_2.tsv is a second set on which nothing was tuned) name the articles
that tell of one event, pairs that are only alike, articles that are cut into two stories of one event, and those that are left out:
by their files, or as sum-NNN by their line in ../corpora/summaries.jsonl beside the folder. Printed are pairwise precision, recall
and F1, B-cubed F1, and how many alike pairs were kept apart, for the files in their order and in others; and beside it plain tf-idf
with single words, at its best threshold.
"""

import collections
import itertools
import json
import math
import pathlib
import random
import re
import subprocess
import sys
import tempfile

ORDERS = 3


def labels(file):
    kinds = {"one": [], "apart": [], "halves": [], "out": []}
    for line in pathlib.Path(file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "kind")):
            kind, names = line.split("\t")
            kinds[kind].append(names.split())
    def flat(kind):
        return [name for row in kinds[kind] for name in row]
    return kinds["one"], kinds["apart"], flat("halves"), set(flat("out"))


def pairs(groups):
    return {frozenset(pair) for group in groups for pair in itertools.combinations(group, 2)}


def bcubed(found, gold):
    def of(groups):
        return {name: set(group) for group in groups for name in group}
    a, b = of(found), of(gold)
    precision = sum(len(a[n] & b[n]) / len(a[n]) for n in a) / len(a)
    recall = sum(len(a[n] & b[n]) / len(b[n]) for n in a) / len(a)
    return 200 * precision * recall / (precision + recall)


def line(name, found, gold, apart):
    right, ours, all_ = len(pairs(found) & pairs(gold)), len(pairs(found)), len(pairs(gold))
    precision, recall = right / max(ours, 1), right / max(all_, 1)
    together = {frozenset(name.split("/")[0] for name in pair) for pair in pairs(found)}
    kept = sum(frozenset(pair) not in together for pair in apart)
    f1 = 200 * right / max(ours + all_, 1)
    print(f"{name:22s} {100 * precision:6.1f} {100 * recall:6.1f} {f1:6.1f} {bcubed(found, gold):8.1f}   {kept} of {len(apart)}")
    return f1


def articles(folder):
    """The articles' bytes by their names."""
    texts = {path.stem: path.read_bytes() for path in pathlib.Path(folder).glob("*.txt")}
    more = pathlib.Path(folder).parent / "corpora/summaries.jsonl"
    if more.exists():
        for place, row in enumerate(more.read_text("utf-8").splitlines()):
            texts[f"sum-{place:03d}"] = json.loads(row)["text"].encode()
    return texts


def halved(text):
    """Two stories of a text: its first line with every second paragraph, and the other paragraphs."""
    lines = [line for line in text.decode("utf-8", "replace").splitlines() if line.strip()]
    return ["\n\n".join(part).encode() for part in ([lines[0], *lines[1::2]], lines[2::2])]


def digest(alih, texts, order):
    """The groups of the articles, whose files are named in this order."""
    with tempfile.TemporaryDirectory() as copy:
        for place, name in enumerate(order):
            pathlib.Path(copy, f"{place:05d}.txt").write_bytes(texts[name])
        output = subprocess.run(
            [alih, "summarize", copy, "--digest", "--language", "source", "--engine", "offline", "--format", "json",
             "--quiet"], capture_output=True, check=True, text=True).stdout
    def name(story):
        return order[int(pathlib.Path(story["path"]).stem)]
    return [[name(g["lead"])] + [name(o["story"]) for o in g["others"]] for g in json.loads(output)["groups"]]


def plain(texts, names):
    """Groups by cosine of tf-idf, for each threshold: what a few lines of Python do."""
    bags = {n: collections.Counter(re.findall(r"\w+", texts[n].decode("utf-8", "replace").lower()))
            for n in names}
    spread = collections.Counter(word for bag in bags.values() for word in bag)
    vectors = {}
    for n, bag in bags.items():
        row = {w: (1 + math.log(c)) * math.log(len(names) / spread[w]) for w, c in bag.items()}
        size = math.sqrt(sum(v * v for v in row.values())) or 1
        vectors[n] = {w: v / size for w, v in row.items()}
    near = [(sum(v * vectors[b].get(w, 0) for w, v in vectors[a].items()), a, b)
            for a, b in itertools.combinations(names, 2)]
    for threshold in [t / 100 for t in range(20, 70, 2)]:
        group = {n: {n} for n in names}
        for value, a, b in near:
            if value >= threshold and group[a] is not group[b]:
                group[a] |= group[b]
                for n in group[b]:
                    group[n] = group[a]
        yield threshold, [sorted(g) for g in {id(g): g for g in group.values()}.values()]


def main(root, alih, folder, file):
    one, apart, halves, out = labels(file)
    texts = {name: text for name, text in articles(folder).items() if name not in out}
    for name in set(halves) & set(texts):
        texts[f"{name}/1"], texts[f"{name}/2"] = halved(texts.pop(name))
        one.append([f"{name}/1", f"{name}/2"])
    names = sorted(texts)
    known = {name for group in one for name in group}
    gold = [g for g in one if set(g) <= set(names)] + [[n] for n in names if n not in known]
    print(f"{len(names)} articles, {len(gold)} events  P      R     F1  B-cubed   alike pairs kept apart")
    line("alih, files in order", digest(alih, texts, names), gold, apart)
    for seed in range(ORDERS):
        order = names[:]
        random.Random(seed).shuffle(order)
        line(f"alih, order {seed + 1}", digest(alih, texts, order), gold, apart)
    best = max(plain(texts, names), key=lambda found: len(pairs(found[1]) & pairs(gold)) / (len(pairs(found[1])) + len(pairs(gold))))
    line(f"plain tf-idf at {best[0]:.2f}", best[1], gold, apart)


if __name__ == "__main__":
    main(*sys.argv[1:])
