#!/bin/sh
# A doubled word that is divided gets two hyphens in a row.
# Tool:  pyphen 0.18.1, dictionary id
# Guess: anak-anak is divided at its own hyphen, without another
# Seen:  inserted() gives "anak--a-nak"
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pyphen==0.18.1
"$folder/venv/bin/python" - <<'PY'
import pyphen

words = [pyphen.Pyphen(lang="id").inserted(word) for word in ("anak-anak", "penanggulangan")]
assert words == ["anak--a-nak", "pe-nang-gu-lang-an"], words
print(f"ok: {words}")
PY
