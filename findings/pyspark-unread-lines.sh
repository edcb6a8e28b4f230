#!/bin/sh
# A filter that stops reading loses a partition's lines, and Spark calls it done, also with checkCode=True.
# Tool:  pyspark 4.1.1, with Java 17 (Debian 12: default-jre-headless)
# Guess: lines that the child didn't read make the task fail, at the latest when its exit code is checked
# Seen:  of 20,000 lines through "head -n 3" three come back, with and without checkCode=True; only a child that says 1 is told,
#        and that only with it
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
command -v java >/dev/null || { echo "java is missing: apt-get install default-jre-headless" >&2; exit 1; }
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pyspark==4.1.1
SPARK_LOCAL_IP=127.0.0.1 PYSPARK_PYTHON="$folder/venv/bin/python" "$folder/venv/bin/python" - 2>"$folder/log" <<'PY'
from pyspark import SparkConf, SparkContext

context = SparkContext(conf=SparkConf().setMaster("local[1]").set("spark.ui.enabled", "false"))
lines = context.parallelize([f"Banjir nomor {number}" for number in range(20_000)], 1)
counts = [lines.pipe("head -n 3", checkCode=check).count() for check in (False, True)]
counts.append(lines.pipe("sh -c 'head -n 3; exit 1'").count())
try:
    lines.pipe("sh -c 'head -n 3; exit 1'", checkCode=True).count()
    raise SystemExit("changed: nothing was told")
except Exception as error:
    assert "exit" in str(error) or "code" in str(error), error
assert counts == [3, 3, 3], counts
print(f"ok: of 20000 lines come back {counts}")
PY
