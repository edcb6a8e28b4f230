#!/bin/sh
# What msginit makes for Indonesian, msgfmt refuses.
# Tool:  GNU gettext 0.21 (Debian 12)
# Guess: msginit -l id writes "nplurals=1; plural=0" and one msgstr for an entry with a plural, as it does for Japanese
# Seen:  no Plural-Forms line at all and two msgstr; once they are filled, msgfmt --check ends with two errors
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
command -v msginit >/dev/null || { echo "msginit is missing: apt-get install gettext" >&2; exit 1; }
cat >"$folder/a.pot" <<'POT'
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"

msgid "%d file"
msgid_plural "%d files"
msgstr[0] ""
msgstr[1] ""
POT
for language in id ja; do
  msginit --no-translator -l "$language" -i "$folder/a.pot" -o "$folder/$language.po" 2>/dev/null
done
grep -q 'nplurals=1' "$folder/ja.po"
if grep -q 'Plural-Forms' "$folder/id.po"; then echo "changed: msginit knows Indonesian" >&2; exit 1; fi
sed -i 's/msgstr\[\([01]\)\] ""/msgstr[\1] "%d berkas"/' "$folder/id.po"
if msgfmt --check -o /dev/null "$folder/id.po" 2>"$folder/errors"; then echo "changed: msgfmt accepts it" >&2; exit 1; fi
grep -q 'nplurals' "$folder/errors"
echo "ok: no Plural-Forms for id, one for ja; msgfmt: $(tail -n 1 "$folder/errors")"
