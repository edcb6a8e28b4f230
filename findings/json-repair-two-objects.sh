#!/bin/sh
# Of an answer with two JSON objects the repair keeps the last one.
# Tool:  json-repair 0.64.6
# Guess: the first object, or a list of both
# Seen:  the second object alone, although the first was complete and fenced as code; and of an object that was cut in the
#        middle of a value the value is dropped without a word
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check json-repair==0.64.6
"$folder/venv/bin/python" - <<'PY'
import json_repair

answer = '```json\n{"id": "s1", "text": "Rain fell."}\n```\n{"id": "s2", "text": "Done."}'
kept = json_repair.loads(answer)
assert kept == {"id": "s2", "text": "Done."}, kept
cut = json_repair.loads('[{"id": "s1", "text": "Rain fell."}, {"id": "s2", "te')
assert cut == [{"id": "s1", "text": "Rain fell."}, {"id": "s2"}], cut
print(f"ok: of two objects {kept['id']} is kept; what was cut off is {cut[1]}")
PY
