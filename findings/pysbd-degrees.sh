#!/bin/sh
# A sentence that begins with a comma.
# Tool:  pysbd 0.3.4, language en (there is no id)
# Guess: Indonesian abbreviations that it can't know ("Jl.", "Kab.") end sentences; a degree in front of a comma never does
# Seen:  "M.Kn.,", "M.Si.," and "S.Sos.," are cut ahead of the comma, with which the next sentence begins; "S.H.," is not
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pysbd==0.3.4
"$folder/venv/bin/python" -W ignore - <<'PY'
import pysbd

segmenter = pysbd.Segmenter(language="en", clean=False)
parts = {degree: segmenter.segment(f"Menurut Rina, {degree}, air surut.") for degree in ("S.H.", "M.Si.", "M.Kn.", "S.Sos.")}
counts = {degree: len(part) for degree, part in parts.items()}
assert counts == {"S.H.": 1, "M.Si.": 2, "M.Kn.": 2, "S.Sos.": 2}, counts
assert parts["M.Kn."] == ["Menurut Rina, M.Kn.", ", air surut."], parts
print(f"ok: {counts}; {parts['M.Kn.']}")
PY
