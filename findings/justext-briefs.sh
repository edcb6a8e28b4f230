#!/bin/sh
# With the Indonesian stop list at hand, a whole brief is boilerplate.
# Tool:  jusText 3.0.2
# Guess: paragraphs of a few words between others of the story count as good
# Seen:  all four sentences of a brief, and its headline, are "bad": each has less than 70 letters
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check jusText==3.0.2 lxml_html_clean==0.4.1
"$folder/venv/bin/python" - <<'PY'
import justext

lines = ["Polisi menahan dua orang di Bandung.", "Mereka ditangkap pada Senin malam.",
         "Barang bukti disita petugas.", "Kasus ini masih didalami polisi."]
page = "<html><body><h1>Polisi Tahan Dua Orang</h1>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"
kinds = [paragraph.class_type for paragraph in justext.justext(page.encode(), justext.get_stoplist("Indonesian"))]
assert kinds == ["bad"] * 5, kinds
print(f"ok: {kinds}")
PY
