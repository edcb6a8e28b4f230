#!/bin/sh
# The language of a paragraph is lost, that of a span is not.
# Tool:  pandoc 3.9 (PyPI pypandoc_binary 1.17)
# Guess: lang="id" on a paragraph of a page is the paragraph's language in the Word document
# Seen:  it is dropped, so that a page in two languages is proofread in one; on <span> and <div> it is kept
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pypandoc_binary==1.17
"$folder/venv/bin/python" - "$folder/a.docx" <<'PY'
import re, sys, zipfile
import pypandoc

def languages(body):
    page = f'<html lang="en"><body>{body}<p lang="en">Rice prices rose.</p></body></html>'
    pypandoc.convert_text(page, "docx", format="html", outputfile=sys.argv[1])
    return set(re.findall(r'w:lang w:val="([^"]*)"', zipfile.ZipFile(sys.argv[1]).read("word/document.xml").decode()))

seen = [languages(body) for body in (
    '<p lang="id">Harga naik.</p>', '<div lang="id"><p>Harga naik.</p></div>', '<p><span lang="id">Harga naik.</span></p>')]
assert [("id" in languages) for languages in seen] == [False, True, True], seen
print(f"ok: Indonesian on <p>, <div>, <span>: {[('id' in languages) for languages in seen]}")
PY
