#!/bin/sh
# A tokenizer that PyPI carries makes four tokens of an Indonesian word.
# Tool:  mistral-common 1.13.1, sentencepiece 0.2.3
# Guess: one and a half tokens a word, as in English
# Seen:  the older vocabulary makes 39 tokens of 9 Indonesian words and 15 of 12 English ones; the newer 23 and 14: a cost per
#        word that was measured on English is off by a factor of two to three
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check mistral-common==1.13.1 sentencepiece==0.2.3
"$folder/venv/bin/python" - <<'PY'
import warnings
from mistral_common.tokens.tokenizers.mistral import MistralTokenizer

warnings.filterwarnings("ignore")
indonesian = "Pemerintah mempertanggungjawabkan penanggulangan bencana di kabupaten itu kepada masyarakat."
english = "The government accounted to the public for disaster management in that regency."
counts = []
for tokenizer in (MistralTokenizer.v1(), MistralTokenizer.v3(is_tekken=True)):
    encode = tokenizer.instruct_tokenizer.tokenizer.encode
    counts.append(tuple(len(encode(text, False, False)) for text in (indonesian, english)))
assert counts == [(39, 15), (23, 14)], counts
print(f"ok: tokens of 9 Indonesian and 12 English words: {counts}")
PY
