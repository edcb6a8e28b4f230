#!/bin/sh
# A curly quotation mark that opens is part of its word for BLEU, one that closes is not.
# Tool:  sacrebleu 2.5.1, tokenizer 13a (the default)
# Guess: “ and ” are split off as straight quotation marks are
# Seen:  the closing mark is a token of its own behind a full stop, the opening one stays glued: the same sentence with the
#        other kind of marks loses 41 of 100 points
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check sacrebleu==2.5.1
"$folder/venv/bin/python" - <<'PY'
import sacrebleu
from sacrebleu.tokenizers.tokenizer_13a import Tokenizer13a

tokens = Tokenizer13a()("“Air surut,” katanya.").split()
assert tokens == ["“Air", "surut", ",", "”", "katanya", "."], tokens
straight = 'Rice costs Rp12,500 a kilo, says "Budi".'
curly = straight.replace('"Budi"', "“Budi”")
score = sacrebleu.corpus_bleu([straight], [[curly]]).score
assert 55 < score < 65, score
print(f"ok: {tokens[0]!r} is one token; BLEU of straight against curly marks is {score:.1f}")
PY
