#!/bin/sh
# A date that stands on the page is none.
# Tool:  newspaper4k 0.9.6
# Guess: "Senin, 3 Maret 2025" under the headline may be too much, "Monday, 3 March 2025" is read
# Seen:  neither is: only metadata and addresses count, so that pages saved without them have no date
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check newspaper4k==0.9.6 lxml_html_clean==0.4.1
"$folder/venv/bin/python" - <<'PY'
import newspaper

def date(text, meta=""):
    page = (f"<html><head>{meta}</head><body><article><h1>Banjir</h1><p class='date'>{text}</p><p>"
            + "Banjir melanda kota itu sejak pagi. " * 20 + "</p></article></body></html>")
    article = newspaper.Article("http://w.example/a", language="id")
    article.download(input_html=page)
    article.parse()
    return article.publish_date

seen = [date("Senin, 3 Maret 2025"), date("Monday, 3 March 2025")]
meta = date("", "<meta property='article:published_time' content='2025-03-03T08:00:00+07:00'>")
assert seen == [None, None] and meta is not None and meta.day == 3, (seen, meta)
print(f"ok: visible dates are {seen}, metadata gives {meta.date()}")
PY
