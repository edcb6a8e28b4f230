#!/bin/sh
# Subtitles that come out of WebVTT keep its escapes as words.
# Tool:  webvtt-py 0.6.0
# Guess: the text of a cue is what a viewer sees: tags are gone, and &amp; is &
# Seen:  tags are gone, <lang> among them, but &amp; and &lt; stay, and save_as_srt writes them into SRT, which knows no escapes
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check webvtt-py==0.6.0
"$folder/venv/bin/python" - "$folder" <<'PY'
import pathlib, sys
import webvtt

folder = pathlib.Path(sys.argv[1])
(folder / "a.vtt").write_text(
    "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Bupati><lang id>Tanya &amp; jawab: debit &lt; 5 m3</lang>\n")
captions = webvtt.read(str(folder / "a.vtt"))
assert captions[0].text == "Tanya &amp; jawab: debit &lt; 5 m3", captions[0].text
captions.save_as_srt(str(folder / "a.srt"))
assert "Tanya &amp; jawab" in (folder / "a.srt").read_text()
print(f"ok: {captions[0].text!r}")
PY
