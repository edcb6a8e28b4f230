#!/bin/sh
# The newer of two language detectors takes Indonesian headlines for Croatian, Italian and Tagalog.
# Tool:  langid 1.1.6, langdetect 1.0.9
# Guess: both know Indonesian; if one is better on short texts, it is langid, whose paper is about them
# Seen:  langdetect is right eight times of eight, langid three times
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check langid==1.1.6 langdetect==1.0.9 setuptools==75.8.0
"$folder/venv/bin/python" - <<'PY'
import langdetect, langid

langdetect.DetectorFactory.seed = 0
headlines = [
    "Banjir Rendam Tiga Desa", "Harga Beras Naik", "Presiden Tiba di Bali", "Korban Tewas Bertambah Jadi 12",
    "Gempa Guncang Palu", "Timnas Menang 3-0", "Polisi Tangkap Tersangka Korupsi",
    "Menteri mengatakan harga beras naik dua persen pada Senin.",
]
one = [langid.classify(line)[0] for line in headlines]
other = [langdetect.detect(line) for line in headlines]
assert other == ["id"] * 8, other
assert one.count("id") <= 4 and {"hr", "tl"} <= set(one), one
print(f"ok: langid says {one}, langdetect {other.count('id')} times id")
PY
