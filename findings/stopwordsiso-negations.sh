#!/bin/sh
# The Indonesian stop words throw the negations away.
# Tool:  stopwordsiso 0.7.1
# Guess: a list of function words, with perhaps "tidak" among them
# Seen:  758 words; all of tidak, bukan, belum, jangan, tanpa are among them: without its stop words "belum ditangkap" is
#        "ditangkap"
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check stopwordsiso==0.7.1 setuptools==75.8.0
"$folder/venv/bin/python" - <<'PY'
from stopwordsiso import stopwords

words = stopwords("id")
negations = ["tidak", "bukan", "belum", "jangan", "tanpa"]
assert len(words) == 758 and all(word in words for word in negations), len(words)
left = [word for word in "polisi belum menangkap dia".split() if word not in words]
assert left == ["polisi", "menangkap"], left
print(f"ok: {len(words)} stop words; 'polisi belum menangkap dia' -> {left}")
PY
