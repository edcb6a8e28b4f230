#!/bin/sh
# Who asks for Indonesian gets Malay, who asks for Malay gets nothing, and who asks for Javanese gets Indonesian.
# Tool:  langcodes 3.5.1
# Guess: Indonesian and Malay are equally far from each other, and too far to stand in for each other by themselves
# Seen:  from id to ms it is 14, from ms to id 34, and 25 is the bound: closest_match takes "ms" for "id", but nothing for "ms";
#        "jv" gets "id"; and the code that Apertium has for Malay, zlm, is as far from ms as Indonesian is
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check langcodes==3.5.1
"$folder/venv/bin/python" - <<'PY'
from langcodes import closest_match, tag_distance

distances = [tag_distance(*pair) for pair in (("id", "ms"), ("ms", "id"), ("zlm", "ms"), ("jv", "id"))]
assert distances == [14, 34, 14, 20], distances
matches = [closest_match(wanted, there)[0] for wanted, there in (("id", ["ms", "en"]), ("ms", ["id", "en"]), ("jv", ["id", "en"]))]
assert matches == ["ms", "und", "id"], matches
print(f"ok: id gets {matches[0]}, ms gets {matches[1]}, jv gets {matches[2]}")
PY
