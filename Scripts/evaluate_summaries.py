"""Scores `alih summarize` on articles with summaries that people wrote; called by Scripts/evaluate summaries.

Each line is an object with `text` and `summary`. ROUGE F1 as PyPI's rouge-score computes it, without its stemmer, three
sentences, beside the first three sentences of each article.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

from rouge_score import rouge_scorer

KINDS = ["rouge1", "rouge2", "rougeL"]


def run(alih, *arguments):
    lines = subprocess.run([alih, *arguments], capture_output=True, check=True, text=True).stdout.splitlines()
    return {pathlib.Path(item["path"]).stem: item for item in map(json.loads, lines)}


def main(root, file):
    alih = f"{root}/.build/release/alih"
    pairs = [json.loads(line) for line in open(file, encoding="utf-8")]
    scorer = rouge_scorer.RougeScorer(KINDS, use_stemmer=False)
    with tempfile.TemporaryDirectory() as folder:
        for number, pair in enumerate(pairs):
            pathlib.Path(folder, f"{number}.txt").write_text(pair["text"], encoding="utf-8")
        summaries = run(alih, "summarize", folder, "--language", "source", "--format", "json", "--quiet")
        sentences = run(alih, "segment", "--json", folder)
    texts = {
        "alih": lambda key: [s["source"] for s in summaries[key]["sentences"]],
        "lead-3": lambda key: [s["text"] for s in sentences[key]["segments"][:3]],
    }
    print(f"{len(pairs)} articles        " + "  ".join(f"{kind:>7s}" for kind in KINDS))
    for name, choose in texts.items():
        scores = [scorer.score(pair["summary"], " ".join(choose(str(number)))) for number, pair in enumerate(pairs)]
        print(f"{name:20s}" + "  ".join(
            f"{100 * sum(score[kind].fmeasure for score in scores) / len(scores):7.2f}" for kind in KINDS))


if __name__ == "__main__":
    main(*sys.argv[1:])
