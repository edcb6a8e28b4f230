"""Holds the pages to the program and to each other: test_documentation.py ALIH [--renew]

Links and their anchors exist; README reaches every page in two clicks; each command in a page is understood; each sample below a
mark `<!-- sample: COMMAND -->` is what the command prints (`--renew` writes it anew); a row that a page adds to a table does what it
says; the ready files for endpoints are read; JSON is as its schemas say, with no field that they don't know; measured figures name their commit; each module has its row in the
design; and words are English,
or in Documentation/words.txt.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", ROOT / "findings/README.md",
         *sorted((ROOT / "Documentation").glob("*.md"))]
GENERATED = {"Commands.md"}
passed, failed = 0, []


def check(holds, what):
    global passed
    if holds:
        passed += 1
    else:
        failed.append(what)
        print(f"FAILED   {what}")


def name(page):
    return str(page.relative_to(ROOT))


def without_code(text):
    return re.sub(r"(?m)^ {4}.*$", "", re.sub(r"(?ms)^```.*?^```$", "", text))


def anchors(page):
    """The ids that GitHub gives the headings of a page."""
    headings = re.findall(r"(?m)^#+ (.+)$", page.read_text())
    return {re.sub(r"[^\w\- ]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()).replace(" ", "-") for heading in headings}


def links(page):
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text()):
        if not re.match(r"[a-z]+:", target):
            place, _, anchor = target.partition("#")
            yield target, (page.parent / place).resolve() if place else page, anchor


def test_links():
    reached = {ROOT / "README.md"}
    for page in PAGES:
        for target, place, anchor in links(page):
            check(place.exists() and (not anchor or anchor in anchors(place)), f"{name(page)}: the link '{target}' leads nowhere")
    for _ in range(2):
        reached |= {place for page in reached if page.suffix == ".md" for _, place, _ in links(page)}
    for page in PAGES:
        check(page in reached, f"README.md doesn't lead to {name(page)} in two clicks")


def test_modules():
    design = (ROOT / "Documentation/Design.md").read_text()
    for folder in [*(ROOT / "Sources").glob("Alih*"), ROOT / "Sources/alih"]:
        check(f"| `{folder.name}` |" in design, f"Design.md doesn't tell of the module {folder.name}")


def test_measurements():
    """Each place for figures names the day and the commit that they are of, and the script that is to measure them is there."""
    for page in PAGES:
        for script, body in re.findall(r"(?s)<!-- measured: (.*?) -->(.*?)<!-- (?:until here|measured)", page.read_text()):
            check(re.match(r"\n\n\d{4}-\d\d-\d\d, commit [0-9a-f]{7,}(-dirty)?:\n\n", body), f"{name(page)}: the figures of '{script}' name no commit")
            check((ROOT / script.split()[0]).exists(), f"{name(page)}: there is no '{script}'")


def blocks(text):
    """The indented blocks of a page, as they stand there."""
    return re.findall(r"(?m)(?:^\n|\A)((?:^(?: {4}.*)?\n)*^ {4}.*\n?)", text)


def test_commands(alih, folder):
    """Inputs that aren't there are no matter; options that aren't are."""
    for page in PAGES:
        for line in "".join(blocks(page.read_text())).splitlines():
            match = re.match(r" {4}(?:\$ )?(alih [a-z][^#&|>]*?)(?:  .*| *[#&|>].*)?$", line)
            if not match or re.match(r"alih (desk|serve|review desk)\b", match[1]) or "..." in match[1]:
                continue
            result = subprocess.run(match[1], shell=True, cwd=folder, env=environment(alih, folder), stdin=subprocess.DEVNULL,
                                    capture_output=True, text=True, timeout=60)
            check("Error: " not in result.stderr, f"{name(page)}: '{match[1]}': {result.stderr.strip()[:200]}")


def environment(alih, folder):
    return dict(os.environ, PATH=f"{pathlib.Path(alih).resolve().parent}:{os.environ['PATH']}", HOME=folder, XDG_CONFIG_HOME=folder,
                ALIH_STORE=f"{folder}/alih.sqlite", LC_ALL="C.UTF-8")


def sample(command, alih, folder):
    result = subprocess.run(["sh", "-c", command], cwd=ROOT, env=environment(alih, folder), stdin=subprocess.DEVNULL,
                            capture_output=True, text=True, timeout=120)
    if not result.stdout:
        sys.exit(f"this prints nothing: {command}\n{result.stderr}")
    return "".join(f"    {line}".rstrip() + "\n" for line in result.stdout.strip("\n").split("\n"))


def test_samples(alih, folder, renew):
    for page in PAGES:
        text = page.read_text()

        def replaced(match):
            now = sample(match[1], alih, folder)
            if not renew:
                check(match[2] == now, f"{name(page)}: this prints something else: {match[1]}\n{now}")
            return match[0].replace(match[2], now)

        text = re.sub(r"<!-- sample: (.+?) -->\n\n((?: {4}.*\n|\n(?= {4}))+)", replaced, text)
        if renew:
            page.write_text(text)
    for page in PAGES:
        pairs = re.findall(r'`([A-Z][^`]+[.?!])` -> "([^"]+)"', re.sub(r"\s*\n\s*", " ", page.read_text()))
        if not pairs:
            continue
        result = subprocess.run([alih, "translate", "--lines", "--engine", "offline", "-"], text=True, capture_output=True,
                                input="".join(f"{source}\n" for source, _ in pairs), env=environment(alih, folder))
        for (source, target), now in zip(pairs, result.stdout.splitlines()):
            check(now == target, f"{name(page)}: '{source}' is now '{now}'")


def test_rows(alih, folder, renew):
    """What a page says that a row changes, it changes."""
    for page, fewest in (("RuleFormat", 4), ("Extending", 3)):
        test_rows_of(ROOT / f"Documentation/{page}.md", fewest, alih, folder, renew)


def test_rows_of(page, fewest, alih, folder, renew):
    pattern = (r"\n    (.+)\n    (.+)\n\nWith this row (?:in|at the top of) `([^`]+)`[^\n]*\n\n    (.+)\n\nit becomes\n\n    (.+)\n")
    text = page.read_text()
    rows = re.findall(pattern, text)
    check(len(rows) >= fewest, f"{name(page)}: {len(rows)} rows to try")
    for number, (source, before, table, row, after) in enumerate(rows):
        data = pathlib.Path(folder, f"{page.stem}-{number}")
        for part in ("Prompts", "Glossary"):
            shutil.copytree(ROOT / part, data / part)

        def english():
            result = subprocess.run([alih, "translate", "--lines", "--engine", "offline", "--data", str(data), "-"], text=True,
                                    input=source + "\n", capture_output=True, env=environment(alih, folder))
            return result.stdout.strip() or result.stderr

        now = english()
        place = data / "Glossary/id-en" / table
        lines = place.read_text().splitlines(keepends=True)
        header = next(at for at, line in enumerate(lines) if line.strip() and not line.startswith("#"))
        lines.insert(header + 1, row.rstrip(" ") + "\n")
        place.write_text("".join(lines))
        then = english()
        text = text.replace(f"    {source}\n    {before}\n", f"    {source}\n    {now}\n")
        text = text.replace(f"\n\n    {row}\n\nit becomes\n\n    {after}\n", f"\n\n    {row}\n\nit becomes\n\n    {then}\n")
        if not renew:
            check((now, then) == (before, after), f"{name(page)}: '{source}' is now '{now}', and with its row '{then}'")
    if renew:
        page.write_text(text)


def test_endpoints(alih, folder):
    page = (ROOT / "Documentation/Endpoints.md").read_text()
    files = sorted((ROOT / "Examples/Endpoints").glob("*.yaml"))
    check({file.name for file in files} == set(re.findall(r"Examples/Endpoints/([a-z-]+\.yaml)", page)),
          "Documentation/Endpoints.md: the ready files are others than those in Examples/Endpoints")
    for file in files:
        # What stands behind `#` with a key of an endpoint is there to be taken in.
        whole = pathlib.Path(folder, file.name)
        whole.write_text(re.sub(r"(?m)^    # (?=[a-z_]+: )", "    ", file.read_text()))
        for place in (file, whole):
            result = subprocess.run([alih, "config", "show", "--config", str(place)], capture_output=True, text=True, cwd=folder,
                                    env=environment(alih, folder))
            check(result.returncode == 0 and re.search(rf"(?m)^engines +{file.stem}\b", result.stdout),
                  f"{name(file)}: {result.stderr.strip() or result.stdout}")


def test_schemas(alih, folder):
    try:
        import jsonschema
    except ImportError:
        return print("SKIPPED  schemas: there is no python3-jsonschema")
    schemas = {place.name: json.loads(place.read_text()) for place in (ROOT / "Documentation/schemas").glob("*.json")}

    def close(schema):
        """A copy that takes no field but those it names: what is written has to be described."""
        if isinstance(schema, list):
            return [close(part) for part in schema]
        if not isinstance(schema, dict):
            return schema
        closed = {key: close(part) for key, part in schema.items()}
        if isinstance(schema.get("properties"), dict) and "type" in schema:
            closed.setdefault("additionalProperties", False)
        return closed

    closed = {key: close(schema) for key, schema in schemas.items()}

    def holds(kind, value, what):
        schema = closed[f"{kind}.schema.json"]
        resolver = jsonschema.RefResolver(f"{kind}.schema.json", schema, store=closed)
        errors = list(jsonschema.Draft202012Validator(schema, resolver=resolver).iter_errors(value))
        check(not errors, f"{what}: " + "; ".join(f"{list(error.absolute_path)}: {error.message[:200]}" for error in errors[:3]))

    def run(*arguments, input=None):
        return subprocess.run([alih, *arguments], cwd=ROOT, env=environment(alih, folder), input=input, capture_output=True, text=True)

    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    articles = "Examples/articles"
    result = run("translate", articles, "--engine", "offline", "--format", "json", "--progress", "json")
    for line in result.stdout.splitlines():
        holds("bilingual", json.loads(line), "translate --format json")
    for line in result.stderr.splitlines():
        holds("progress", json.loads(line), "--progress json")
    pathlib.Path(folder, "pairs.jsonl").write_text(result.stdout)
    for line in run("summarize", articles, "--engine", "offline", "--format", "json").stdout.splitlines():
        holds("summary", json.loads(line), "summarize --format json")
    digest = run("summarize", articles, "--engine", "offline", "--digest", "--format", "json").stdout
    holds("digest", json.loads(digest), "summarize --digest --format json")
    for place in (articles, f"{folder}/pairs.jsonl"):
        holds("audit", json.loads(run("audit", place, "--suggest", "--report", "json").stdout), f"audit {place} --report json")
    priced = pathlib.Path(folder, "priced.yaml")
    priced.write_text("endpoints: {desk: {kind: openai, url: 'http://127.0.0.1:9/v1', model: m, requests_per_minute: 60, max_cost: 0.001, "
                      "price: {input_per_million: 1, output_per_million: 2}}}\n")
    for more in ([], ["--config", str(priced)]):
        forecast = run("translate", articles, "--dry-run", "--format", "json", *more).stdout
        holds("forecast", json.loads(forecast), "translate --dry-run --format json")
    holds("segments", json.loads(run("segment", "--json", f"{articles}/inflasi-rupiah.txt").stdout), "segment --json")
    lines = run("pipe", "--engine", "offline", input='x\n{"id":7,"text":5}\n{"id":"a","text":"Harga naik."}\n').stdout.splitlines()
    for kind, line in zip(["error", "error", "bilingual"], lines):
        value = json.loads(line)
        if kind == "bilingual":
            check(value.pop("id") == "a", "pipe gives a line's id back")
        holds(kind, value, "pipe")
    check(len(lines) == 3, "pipe gives a line for each")


def test_spelling():
    if not shutil.which("hunspell"):
        return print("SKIPPED  spelling: there is no hunspell")
    for page in PAGES:
        if page.name in GENERATED:
            continue
        text = without_code(page.read_text())
        # Neither code nor Indonesian, addresses and names of files, or numbers.
        text = re.sub(r"<!--.*?-->|`[^`]*`|\[[a-z0-9-]+\]\(|\]\([^)]*\)|\"[^\"]*\"|“[^”]*”", " ", text)
        text = re.sub(r"\S+[.:@]\w\S*|\S*\d\S*|'s\b", " ", text)
        found = subprocess.run(["hunspell", "-d", "en_US", "-i", "utf-8", "-p", str(ROOT / "Documentation/words.txt"), "-l"],
                               input=text, capture_output=True, text=True, env=dict(os.environ, LC_ALL="C.UTF-8"))
        check(found.returncode == 0, f"hunspell: {found.stderr[:200]}")
        unknown = sorted(set(found.stdout.split()))
        check(not unknown, f"{name(page)}: no English, and not in Documentation/words.txt: {' '.join(unknown)}")


def main(alih, renew=None):
    alih = str(pathlib.Path(alih).resolve())
    with tempfile.TemporaryDirectory() as folder:
        test_samples(alih, folder, renew == "--renew")
        test_rows(alih, folder, renew == "--renew")
        if renew:
            return 0
        test_links()
        test_modules()
        test_measurements()
        manual = subprocess.run([sys.executable, ROOT / "Scripts/document-configuration", "--check"], capture_output=True, text=True)
        check(manual.returncode == 0, manual.stderr.strip())
        test_commands(alih, folder)
        test_endpoints(alih, folder)
        test_schemas(alih, folder)
        test_spelling()
    print(f"{passed} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
