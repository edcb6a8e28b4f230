#!/bin/sh
# A field that begins behind the hundredth line of JSON Lines is dropped without a word.
# Tool:  polars 2.1.0
# Guess: a field that the first lines don't have is a column of nulls, or an error
# Seen:  300 records, of which the 251st has a field "error": the frame has two columns, "id" and "text"; scanning the file
#        gives the same; infer_schema_length=None finds the third
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check polars==2.1.0
"$folder/venv/bin/python" - "$folder/results.jsonl" <<'PY'
import json, sys
import polars

with open(sys.argv[1], "w") as file:
    for number in range(300):
        record = {"id": number, "text": "Rain fell."} | ({"error": "no text"} if number == 250 else {})
        file.write(json.dumps(record) + "\n")
columns = [polars.read_ndjson(sys.argv[1]).columns, polars.scan_ndjson(sys.argv[1]).collect().columns]
assert columns == [["id", "text"]] * 2, columns
whole = polars.read_ndjson(sys.argv[1], infer_schema_length=None)
assert whole.columns == ["id", "text", "error"] and whole["error"].drop_nulls().to_list() == ["no text"]
print(f"ok: columns {columns[0]}; with infer_schema_length=None {whole.columns}")
PY
