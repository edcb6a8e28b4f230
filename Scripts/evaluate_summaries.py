"""Scores `alih summarize` on articles with summaries that people wrote; called by Scripts/evaluate summaries.

Each line of the file is an object with `text` and `summary`. ROUGE F1 as PyPI's rouge-score computes it, without its
stemmer. Beside the program's extracts stand those of weights learned from the other articles (cross-validation), the
lead cut at the same mean length, the first three sentences, LexRank (Erkan and Radev 2004) at the same length, and the
best extract there is. With `--learn` the weights learned from all articles go to Glossary/id-en/rules/summary-weights.tsv.
"""

import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy
from rouge_score import rouge_scorer

KINDS = ["rouge1", "rouge2", "rougeL"]
WEIGHTS = "Glossary/id-en/rules/summary-weights.tsv"
SCORER = rouge_scorer.RougeScorer(KINDS, use_stemmer=False)
FOLDS = 5
# Set by hand: the articles learned from have no headlines.
HEADLINE = 0.5


def run(alih, *arguments):
    text = subprocess.run([alih, *arguments], capture_output=True, check=True, text=True).stdout
    return [json.loads(line) for line in text.splitlines()]


def summaries(alih, folder, *arguments):
    items = run(alih, "summarize", folder, "--language", "source", "--format", "json", "--quiet", *arguments)
    return {int(pathlib.Path(i["path"]).stem): " ".join(s["source"] for s in i["sentences"]) for i in items}


def score(texts, pairs):
    rows = [SCORER.score(pairs[key]["summary"], text) for key, text in texts.items()]
    return [100 * sum(row[kind].fmeasure for row in rows) / len(rows) for kind in KINDS]


def words(texts):
    return sum(len(text.split()) for text in texts.values()) / len(texts)


def oracle(reference, sentences):
    """The sentences whose choice raises ROUGE-1 and ROUGE-2 most, greedily, in their order."""
    chosen, best = [], 0
    while len(chosen) < 6:
        options = []
        for place in set(range(len(sentences))) - set(chosen):
            found = SCORER.score(reference, " ".join(sentences[i] for i in sorted([*chosen, place])))
            options.append((found["rouge1"].fmeasure + found["rouge2"].fmeasure, place))
        if not options or max(options)[0] <= best + 1e-6:
            break
        best, place = max(options)
        chosen.append(place)
    return sorted(chosen)


def lexrank(sentences, most):
    bags = [re.findall(r"\w+", s.lower()) for s in sentences]
    spread = {word: sum(word in bag for bag in map(set, bags)) for bag in bags for word in bag}
    rows = [{w: bag.count(w) * math.log(len(bags) / spread[w] + 1e-9) for w in set(bag)} for bag in bags]
    size = [math.sqrt(sum(v * v for v in row.values())) or 1 for row in rows]
    near = numpy.array([[sum(v * b.get(w, 0) for w, v in a.items()) / size[i] / size[j] > 0.1
                         for j, b in enumerate(rows)] for i, a in enumerate(rows)], float)
    step = 0.85 * near / numpy.maximum(near.sum(1, keepdims=True), 1) + 0.15 / len(bags)
    rank = numpy.ones(len(bags)) / len(bags)
    for _ in range(50):
        rank = rank @ step
    chosen, length = [], 0
    for place in sorted(range(len(bags)), key=lambda i: -rank[i]):
        if chosen and length + len(sentences[place].split()) / 2 > most:
            break
        chosen.append(place)
        length += len(sentences[place].split())
    return " ".join(sentences[i] for i in sorted(chosen))


def regression(rows, labels, decay=1.0):
    """Logistic regression by Newton's method; the last column is the constant, which doesn't decay."""
    weights = numpy.zeros(rows.shape[1])
    penalty = numpy.full(rows.shape[1], decay)
    penalty[-1] = 0
    for _ in range(25):
        likely = 1 / (1 + numpy.exp(-rows @ weights))
        slope = rows.T @ (likely - labels) + penalty * weights
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + numpy.diag(penalty) + 1e-6 * numpy.eye(len(weights))
        weights -= numpy.linalg.solve(curve, slope)
    return weights


def table(root):
    """The weights' file: its comment lines, and the rows with property, weight and meaning."""
    lines = pathlib.Path(root, WEIGHTS).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.startswith("#")], [line.split("\t") for line in lines if not line.startswith("#")]


def learned(articles, labels, keys, names):
    rows, good = [], []
    for key in keys:
        for place, sentence in enumerate(articles[key]):
            rows.append([sentence["properties"].get(name, 0.0) for name in names] + [1.0])
            good.append(float(place in labels[key]))
    weights = regression(numpy.array(rows), numpy.array(good))
    return {**dict(zip(names, weights)), "always": weights[-1], "headline": HEADLINE}


def write(root, target, weights):
    comments, rows = table(root)
    head, rows = rows[0], rows[1:]
    lines = comments + ["\t".join(head)] + [f"{row[0]}\t{weights[row[0]]:.2f}\t{row[2]}" for row in rows]
    pathlib.Path(target).write_text("\n".join(lines) + "\n", encoding="utf-8")


def crossed(alih, root, folder, articles, labels, names, seed=1):
    """Summaries of each fifth of the articles with weights learned from the other four."""
    order = numpy.random.RandomState(seed).permutation(len(articles))
    texts = {}
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS].tolist())
        with tempfile.TemporaryDirectory() as data:
            for name in ["Prompts", "Glossary"]:
                subprocess.run(["cp", "-R", f"{root}/{name}", data], check=True)
            write(root, f"{data}/{WEIGHTS}", learned(articles, labels, set(articles) - held, names))
            paths = [f"{folder}/{key}.txt" for key in sorted(held)]
            items = run(alih, "summarize", *paths, "--data", data, "--language", "source", "--format", "json", "--quiet")
            for item in items:
                texts[int(pathlib.Path(item["path"]).stem)] = " ".join(s["source"] for s in item["sentences"])
    return texts


def main(root, alih, file, *options):
    pairs = dict(enumerate(json.loads(line) for line in open(file, encoding="utf-8")))
    names = [row[0] for row in table(root)[1][1:] if row[0] not in ("always", "headline")]
    with tempfile.TemporaryDirectory() as folder:
        for key, pair in pairs.items():
            pathlib.Path(folder, f"{key}.txt").write_text(pair["text"], encoding="utf-8")
        articles = {key: [] for key in pairs}
        for sentence in run(alih, "explain", "--summary", folder):
            articles[int(pathlib.Path(sentence["path"]).stem)].append(sentence)
        labels = {key: oracle(pair["summary"], [s["text"] for s in articles[key]]) for key, pair in pairs.items()}
        if "--learn" in options:
            write(root, f"{root}/{WEIGHTS}", learned(articles, labels, articles, names))
        rows = {"alih summarize": summaries(alih, folder, "--data", root),
                "cross-validated": crossed(alih, root, folder, articles, labels, names)}
        whole = {i["path"]: i for i in run(alih, "segment", "--json", folder)}
    sentences = {int(pathlib.Path(path).stem): [s["text"] for s in item["segments"]] for path, item in whole.items()}
    most = words(rows["cross-validated"])
    lead = {key: " ".join(" ".join(texts).split()[:round(most)]) for key, texts in sentences.items()}
    rows["lead, same length"] = lead
    rows["lead-3"] = {key: " ".join(texts[:3]) for key, texts in sentences.items()}
    rows["LexRank"] = {key: lexrank(texts, most) for key, texts in sentences.items()}
    rows["best extract"] = {key: " ".join(articles[key][i]["text"] for i in labels[key]) for key in pairs}
    people = {key: pair["summary"] for key, pair in pairs.items()}
    print(f"{len(pairs)} articles, summaries of {words(people):.1f} words   " + "  ".join(f"{kind:>7s}" for kind in KINDS) + "    words")
    for name, texts in rows.items():
        print(f"{name:36s}" + "  ".join(f"{value:7.2f}" for value in score(texts, pairs)) + f"  {words(texts):7.1f}")
    long = [key for key, texts in sentences.items() if len(texts) >= 10]
    for name in ["cross-validated", "lead, same length"]:
        part = score({key: rows[name][key] for key in long}, pairs)
        print(f"{name}, {len(long)} of ten sentences on".ljust(50) + "  ".join(f"{value:7.2f}" for value in part))


if __name__ == "__main__":
    main(*sys.argv[1:])
