#!/bin/sh
# Who confesses in Indonesian is stiff, and bears are money.
# Tool:  simplemma 2.0.0, language id
# Guess: "mengaku" is "aku"; of an ambiguous word the commoner reading, or the word itself
# Seen:  "mengaku" (confess, claim) is "kaku" (stiff), "beruang" (bear) is "uang" (money), while the plain
#        "mempertanggungjawabkan" stays as it is
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check simplemma==2.0.0
"$folder/venv/bin/python" - <<'PY'
from simplemma import lemmatize

words = ["mengaku", "beruang", "mempertanggungjawabkan", "menahan"]
lemmas = [lemmatize(word, lang="id") for word in words]
assert lemmas == ["kaku", "uang", "mempertanggungjawabkan", "tahan"], lemmas
print("ok: " + ", ".join(f"{word} -> {lemma}" for word, lemma in zip(words, lemmas)))
PY
