#!/bin/sh
# ROUGE-1 takes two and five tenths for five and two tenths.
# Tool:  rouge-score 0.1.2
# Guess: "2,5 juta" and "5,2 juta" share one token of two
# Seen:  the comma splits the number, so that both texts have the same three tokens and score 1.0; letters outside of ASCII
#        are blanks
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check rouge-score==0.1.2
"$folder/venv/bin/python" - <<'PY'
from rouge_score import rouge_scorer, tokenize

score = rouge_scorer.RougeScorer(["rouge1"]).score("naik 2,5 juta", "naik 5,2 juta")["rouge1"].fmeasure
assert score == 1.0, score
words = tokenize.tokenize("Kafé di Élan", None)
assert words == ["kaf", "di", "lan"], words
print(f"ok: ROUGE-1 of 2,5 against 5,2 is {score}; 'Kafé' is {words[0]!r}")
PY
