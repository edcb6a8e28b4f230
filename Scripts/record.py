"""Writes what a script printed into the page that has a place for it: record.py ROOT 'Scripts/bench startup' < OUTPUT

The place is from `<!-- measured: Scripts/bench startup -->` to `<!-- until here -->`. Day and commit stand above the figures; what is no
table becomes a block of code.
"""

import datetime
import pathlib
import re
import subprocess
import sys


def main(root, script):
    output = sys.stdin.read().strip("\n").splitlines()
    if not output or any("SKIPPED, nothing was measured" in line for line in output):
        sys.exit(f"record: '{script}' measured nothing")
    def git(*arguments):
        return subprocess.run(["git", "-C", root, *arguments], capture_output=True, text=True, check=True).stdout.strip()

    # A page that the last measurement changed makes no other program.
    changed = git("status", "--porcelain", "--", "Sources", "Glossary", "Prompts")
    commit = git("rev-parse", "--short=7", "HEAD") + ("-dirty" if changed else "")
    body = "\n".join(line if line.startswith("|") or not line else f"    {line}" for line in output)
    text = f"<!-- measured: {script} -->\n\n{datetime.date.today().isoformat()}, commit {commit}:\n\n{body}\n\n<!-- until here -->"
    place = re.compile(rf"<!-- measured: {re.escape(script)} -->.*?<!-- until here -->", re.S)
    for page in sorted(pathlib.Path(root, "Documentation").glob("*.md")):
        old = page.read_text("utf-8")
        new = place.sub(lambda _: text, old)
        if new != old:
            page.write_text(new, "utf-8")
            return print(f"record: {page.name} has what '{script}' measured", file=sys.stderr)
    sys.exit(f"record: no page has a place for '{script}'; write '<!-- measured: {script} -->' and '<!-- until here -->' into one")


main(*sys.argv[1:])
