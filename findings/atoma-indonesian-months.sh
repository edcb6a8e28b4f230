#!/bin/sh
# A feed's date with an Indonesian month becomes another day, without an error.
# Tool:  atoma 0.0.17 (dates by python-dateutil)
# Guess: "03 Mei 2025" raises, or the date is None
# Seen:  the day is taken for the month, and the missing day from the calendar of the reader: 3 May is some day in March
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check atoma==0.0.17 python-dateutil==2.9.0.post0 setuptools==75.8.0
"$folder/venv/bin/python" - <<'PY'
import atoma

feed = """<?xml version="1.0"?><rss version="2.0"><channel><title>W</title><link>http://w.example</link>
<description>d</description><item><title>A</title><link>http://w.example/1</link>
<pubDate>03 Mei 2025 08:00:00 +0700</pubDate></item></channel></rss>"""
date = atoma.parse_rss_bytes(feed.encode()).items[0].pub_date
assert date is not None and (date.year, date.month) == (2025, 3), date
print(f"ok: 3 May 2025 is read as {date.date()}")
PY
