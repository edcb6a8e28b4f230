#!/bin/sh
# Sentences that begin with a number hang on to the one before.
# Tool:  blingfire 0.1.8
# Guess: a full stop behind a plain word ends the sentence, whatever comes next; "tgl. 3 Maret" is cut for the same reason
# Seen:  neither is cut: "Ia pulang. 12 orang tewas." is one sentence, while with "Dua belas orang" they are two; "Kab. Demak" is cut
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check blingfire==0.1.8 numpy==2.2.6
"$folder/venv/bin/python" - <<'PY'
from blingfire import text_to_sentences

texts = ["Ia pulang. 12 orang tewas.", "Ia pulang. Dua belas orang tewas.", "Ia lahir tgl. 3 Maret.", "Ia tiba di Kab. Demak."]
counts = [len(text_to_sentences(text).split("\n")) for text in texts]
assert counts == [1, 2, 1, 2], counts
print(f"ok: sentences: {dict(zip(texts, counts))}")
PY
