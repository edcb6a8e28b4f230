"""Measures `alih learn`: learns from the first part of a corpus, and scores the rest without and with what was learned.

Called by Scripts/evaluate, which describes it. The splits are by position, so that no sentence is on both sides. "facts" are
the tokens that no edit may touch: numbers, capitalized words inside a sentence, negations, modals, adverbs of meaning,
quotation marks; each sentence where they differ before and after counts as broken.
"""

import collections
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import sacrebleu

# The corpus, how many of its pairs are learned from, and what it is measured on beside its own rest.
SPLITS = [("health", 700), ("wire", 1500), ("news", 1700)]
ELSEWHERE = "flores"
# "the least that has to come out: BLEU, chrF2", by corpus.
REACH = {"health": (1.2, 0.8), "wire": (0.4, 0.1), "news": (0.6, 0.4), "health -> flores": (-0.2, -0.1)}
QUOTES = re.compile('["“”„]')


def lines(path):
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def translated(alih, sentences, learned):
    """The English of each line, with the processor's seconds."""
    process = subprocess.run(
        [alih, "translate", "--engine", "offline", "--quiet", "--lines", "--learned", learned],
        input="\n".join(sentences) + "\n", capture_output=True, text=True, check=True)
    return process.stdout.removesuffix("\n").split("\n")


def kept_words(root):
    table = (root / "Glossary/id-en/rules/wording-words.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {row[1] for row in rows[1:] if row[0] != "function"}


def facts(sentence, kept):
    """What of a sentence has to be the same after an edit."""
    words = re.findall(r"[^\W_]+(?:['’.,:/-][^\W_]+)*", sentence)
    found = collections.Counter()
    for place, word in enumerate(words):
        if any(map(str.isdigit, word)) or word.lower() in kept or word.lower().endswith("n't"):
            found[word.lower()] += 1
        elif place and word[0].isupper() and word.lower() not in {"a", "an", "the", "it", "this", "in", "he", "she"}:
            found[word] += 1
    found['"'] = len(QUOTES.findall(sentence))
    return found


def row(name, sources, references, alih, table, kept):
    before = translated(alih, sources, "none")
    after = translated(alih, sources, table)
    broken = [pair for pair in zip(before, after) if facts(pair[0], kept) != facts(pair[1], kept)]
    # A name or content word that the end of an edit has put first has a capital there.
    broken = [(a, b) for a, b in broken if facts(a.lower(), kept) != facts(b.lower(), kept)]
    scores = [(sacrebleu.corpus_bleu(text, [references]).score, sacrebleu.corpus_chrf(text, [references]).score)
              for text in (before, after)]
    gain = [b - a for a, b in zip(*scores)]
    reach = REACH.get(name)
    verdict = "-" if not reach else "yes" if all(g >= r for g, r in zip(gain, reach)) else "no"
    changed = sum(a != b for a, b in zip(before, after))
    print(f"| {name} | {len(sources)} | {changed} | {scores[0][0]:.2f}/{scores[0][1]:.2f} | {gain[0]:+.2f}/{gain[1]:+.2f} | "
          + (f"{reach[0]:+.1f}/{reach[1]:+.1f}" if reach else "-") + f" | {verdict} | {len(broken)} |", flush=True)
    for pair in broken:
        print("evaluate: a fact was changed:\n  " + "\n  ".join(pair), file=sys.stderr)
    return verdict != "no" and not broken


def main():
    root, alih, folder = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
    kept = kept_words(root)
    print("| learned from -> measured on | sentences | changed | before (BLEU/chrF2) | gain | to reach | reached | facts broken |\n"
          + "|---" * 8 + "|")
    fine = True
    with tempfile.TemporaryDirectory() as temporary:
        for name, count in SPLITS:
            sources, references = lines(folder / f"{name}.id"), lines(folder / f"{name}.en")
            # A smaller corpus than the plan's is split two to one.
            count = min(count, len(sources) * 2 // 3) if count > len(sources) * 14 // 15 else count
            pairs, table = pathlib.Path(temporary, name + ".tsv"), pathlib.Path(temporary, name + "-learned.tsv")
            pairs.write_text("source\ttarget\n" + "".join(
                "\t".join('"' + text.replace('"', '""') + '"' for text in pair) + "\n"
                for pair in zip(sources[:count], references[:count])),
                encoding="utf-8")
            start = time.time()
            process = subprocess.run([alih, "learn", pairs, "-o", table], capture_output=True, text=True)
            print(f"{name}, {count} pairs, {time.time() - start:.0f} s: " + process.stdout.replace("\n", "; ")
                  + process.stderr.replace("\n", "; "), file=sys.stderr)
            if not table.exists():
                print(f"| {name} | refused |" + " |" * 6)
                fine = False
                continue
            fine &= row(name, sources[count:], references[count:], alih, table, kept)
            other = [lines(folder / f"{ELSEWHERE}.{end}") for end in ("id", "en")]
            fine &= row(f"{name} -> {ELSEWHERE}", *other, alih, table, kept)
    sys.exit(0 if fine else 1)


main()
