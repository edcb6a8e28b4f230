#!/bin/sh
# A server of one's own, named as base_url, is not asked: the text goes to a public one.
# Tool:  deep-translator 1.11.4
# Guess: LibreTranslator(base_url=...) sends to that address, or refuses a parameter that it does not know
# Seen:  base_url is taken without a word and the request is made to https://libretranslate.de/, key and text in the address;
#        the parameter is custom_url (nothing is sent here: the request is looked at before it leaves)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check deep-translator==1.11.4
"$folder/venv/bin/python" - <<'PY'
import requests
from deep_translator import LibreTranslator

asked = []

def stop(url, **fields):
    asked.append(requests.Request("POST", url, params=fields.get("params"), data=fields.get("data")).prepare().url)
    raise InterruptedError

requests.post = stop
for own in ({"base_url": "http://127.0.0.1:5000/"}, {"custom_url": "http://127.0.0.1:5000/"}):
    try:
        LibreTranslator(source="id", target="en", api_key="k", **own).translate("Halo dunia.")
    except InterruptedError:
        pass
assert asked[0].startswith("https://libretranslate.de/translate?q=Halo"), asked
assert asked[1].startswith("http://127.0.0.1:5000/translate?q=Halo"), asked
print(f"ok: base_url asks {asked[0].split('?')[0]}, custom_url {asked[1].split('?')[0]}")
PY
