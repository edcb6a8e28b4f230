"""Translates the example articles into every format and hands the documents to tools that others wrote."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
failed = []


def check(name, holds, why=""):
    print(f"{'ok' if holds else 'FAILED':8s} {name}" + (f": {why}" if why and not holds else ""))
    if not holds:
        failed.append(name)


def run(*command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)


def tool(name):
    if shutil.which(name):
        return True
    print(f"SKIPPED  {name} is not installed")
    return False


def validate(schemas, out):
    if not schemas or not schemas.is_dir():
        print("SKIPPED  schemas: name their folder, such as Scripts/test-formats ../shared/schemas")
        return
    from lxml import etree

    def by_schema(path, document):
        schema = etree.XMLSchema(etree.parse(str(path)))
        tree = etree.parse(str(document))
        return schema.validate(tree), str(schema.error_log)[:400]

    for document in sorted(out.glob("*.12.xlf")):
        check(f"XLIFF 1.2 strict: {document.name}", *by_schema(schemas / "xliff12/xliff-core-1.2-strict.xsd", document))
    for document in sorted(out.glob("*.xlf")):
        if not document.name.endswith(".12.xlf"):
            check(f"XLIFF 2.1: {document.name}", *by_schema(schemas / "xliff21/xliff_core_2.0.xsd", document))
    for document in sorted(out.glob("*.tmx")):
        dtd = etree.DTD(str(schemas / "tmx/tmx14.dtd"))
        tree = etree.parse(str(document), etree.XMLParser(load_dtd=False, no_network=True))
        check(f"TMX 1.4b: {document.name}", dtd.validate(tree), str(dtd.error_log)[:400])


def toolkit(out):
    from translate.storage import po, tmx, xliff, xliff2

    count = len(list((ROOT / "Examples/articles").glob("*.txt")))
    for kind, storage in [("*.12.xlf", xliff.xlifffile), ("*.tmx", tmx.tmxfile), ("*.po", po.pofile)]:
        documents = sorted(out.glob(kind))
        check(f"translate-toolkit: {len(documents)} of {kind}", len(documents) == count)
        for document in documents:
            store = storage.parsestring(document.read_bytes())
            units = [unit for unit in store.units if unit.source]
            check(f"translate-toolkit reads {document.name}: {len(units)} units",
                  bool(units) and all(unit.target for unit in units))
    for document in sorted(out.glob("*.xlf")):
        if not document.name.endswith(".12.xlf"):
            store = xliff2.Xliff2File.parsestring(document.read_bytes())
            check(f"translate-toolkit reads {document.name}", any(unit.target for unit in store.units))


def gettext(out):
    if tool("msgfmt"):
        for document in sorted(out.glob("*.po")):
            result = run("msgfmt", "--check", "-o", "/dev/null", document)
            check(f"msgfmt --check {document.name}", result.returncode == 0, result.stderr[:300])


def books(out):
    if tool("epubcheck") and tool("java"):
        for document in sorted(out.glob("*.epub")):
            # Debian installs the archive itself, which the kernel runs only with binfmt support.
            result = run("java", "-jar", shutil.which("epubcheck"), document)
            check(f"epubcheck {document.name}", result.returncode == 0, (result.stdout + result.stderr)[-400:])


def pages(out):
    if tool("tidy"):
        for document in sorted(out.glob("*.html")):
            result = run("tidy", "-q", "-e", "--drop-empty-elements", "no", document)
            errors = [line for line in result.stderr.splitlines() if "Error:" in line]
            check(f"tidy {document.name}", not errors, "; ".join(errors)[:300])


TANGLED = """<!DOCTYPE html>
<html lang=id><head><meta charset=utf-8><title>Air Surut - Koran Contoh</title><script>if (a<b && c) { d("<p>") }</script>
<style>p > b { color: red }</style></head><body class=has-sidebar><!-- menu --><ul><li><a href=/a>Politik</a><li><a href=/b>Desa</a></ul>
<article><h1>Air Sungai<br>Surut</h1><p>Air di tiga desa <b>surut <i>pada</b> Senin</i> pagi, kata kepala desa kepada warga yang berkumpul.
<p>Warga&nbsp;pulang &amp; menjemur kasur.<sup><a href="#n1">1</a></sup> <del>Dua</del> Tiga rumah rusak<svg><path d="M0 0"/><text>peta</text></svg>.
<p hidden>Salinan<p style="display:none">Salinan</p><script async src=x.js></script><noscript><img src=x></noscript>
<table><tr><th>Desa<td>Kemuning</table><p>Bupati meminta bantuan perahu karena jembatan putus diterjang arus sejak malam.
<button>Bagikan</button></article><footer>Hak cipta</footer></body></html>
"""


def browser(alih, place, folder):
    if not tool("chromium"):
        return
    sys.path.insert(0, str(ROOT / "Scripts"))
    import test_pages

    for name, text in [("tangled.html", TANGLED), ("crlf.html", TANGLED.replace("\n", "\r\n"))]:
        (place / name).write_text(text, newline="")
    pages = [place / "tangled.html", place / "crlf.html"] + (sorted(pathlib.Path(folder).glob("*.html*")) if folder else [])
    check(f"Chromium finds the same elements in {len(pages)} pages translated in place", test_pages.main(alih, *pages) == 0)


def office(out, place):
    if not tool("soffice"):
        return
    for document in sorted(out.glob("*.odt")):
        home = f"-env:UserInstallation=file://{place}/profile"
        run("soffice", home, "--headless", "--convert-to", "txt:Text", "--outdir", place / "odt", document, timeout=180)
        text = place / "odt" / (document.stem + ".txt")
        check(f"LibreOffice opens {document.name}", text.exists() and len(text.read_text("utf-8-sig")) > 300)
        run("soffice", home, "--headless", "--convert-to", "odt", "--outdir", place / "odt", document, timeout=180)
        again = place / "again.odt"
        result = run(ALIH, "translate", place / "odt" / document.name, "--engine", "offline", "--format", "same", "-o", again)
        check(f"Alih reads what LibreOffice saved of {document.name}", again.exists(), result.stderr[:300])
        again.unlink(missing_ok=True)
    for document in sorted(out.glob("*.docx")):
        target = place / "office"
        home = f"-env:UserInstallation=file://{place}/profile"
        result = run("soffice", home, "--headless", "--convert-to", "txt:Text", "--outdir", target, document, timeout=180)
        text = (target / (document.stem + ".txt"))
        words = text.read_text("utf-8-sig") if text.exists() else ""
        with zipfile.ZipFile(document) as archive:
            xml = archive.read("word/document.xml").decode()
        check(f"LibreOffice opens {document.name}", len(words) > 300 and "w:tbl" in xml or len(words) > 300, result.stderr[:300])
        result = run("soffice", home, "--headless", "--convert-to", "docx", "--outdir", target, document, timeout=180)
        saved = target / document.name
        check(f"LibreOffice saves {document.name} again", saved.exists(), result.stderr[:300])
        if saved.exists():
            again = run(ALIH, "translate", saved, "--engine", "offline", "--format", "same", "-o", place / "again.docx")
            check(f"Alih reads what LibreOffice saved of {document.name}", again.returncode == 0, again.stderr[:300])


def omegat(out, place):
    if not tool("omegat"):
        return
    memory = sorted(out.glob("*.tmx"))[0]
    article = ROOT / "Examples/articles" / (memory.stem + ".txt")
    project = place / "omegat"
    for folder in ["source", "target", "tm/auto", "glossary", "dictionary", "omegat"]:
        (project / folder).mkdir(parents=True)
    # OmegaT has its own mind of sentences; paragraphs of one sentence fit both.
    shutil.copy(article, project / "source")
    shutil.copy(memory, project / "tm/auto")
    (project / "omegat.project").write_text(
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><omegat><project version="1.0">'
        + "".join(f"<{name}_dir>__DEFAULT__</{name}_dir>" for name in ["source", "target", "tm", "glossary", "dictionary"])
        + "<source_lang>id</source_lang><target_lang>en</target_lang><sentence_seg>true</sentence_seg>"
        + "<support_default_translations>true</support_default_translations></project></omegat>")
    result = run("omegat", project, "--mode=console-translate", timeout=240)
    target = project / "target" / article.name
    text = target.read_text() if target.exists() else ""
    document = json.loads((out / (memory.stem + ".json")).read_text())
    targets = [segment["target"] for block in document["blocks"] for segment in block["segments"]]
    found = sum(target in text for target in targets)
    check(f"OmegaT applies {memory.name}: {found} of {len(targets)} sentences", found > len(targets) // 2,
          (result.stdout + result.stderr)[-300:])


def main(alih, schemas=None, web=None):
    global ALIH
    ALIH = alih
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        out = place / "out"
        formats = ["html", "docx", "odt", "epub", "xliff", "xliff12", "tmx", "po", "csv", "json"]
        result = run(alih, "translate", ROOT / "Examples/articles", "--engine", "offline", "-o", out,
                     *[part for name in formats for part in ("--format", name)])
        check("every format is written", result.returncode == 0, result.stderr[-300:])
        result = run(alih, "translate", ROOT / "Examples/articles", "--engine", "offline", "-o", place / "columns",
                     "--format", "docx", "--layout", "side-by-side")
        for document in (place / "columns").glob("*.docx"):
            shutil.move(document, out / f"columns-{document.name}")
        # What Alih wrote is no input for it, but in a store that doesn't know of it.
        (place / "books").mkdir()
        elsewhere = dict(os.environ, ALIH_STORE=str(place / "elsewhere.sqlite"))
        for document in list(out.glob("*.epub")):
            again = out / f"again-{document.name}"
            book = shutil.copy(document, place / "books" / f"book-{document.name}")
            result = run(alih, "translate", book, "--engine", "offline", "--format", "same", "-o", again, env=elsewhere)
            check(f"{document.name} is translated in place", again.exists(), result.stderr[-300:])
        validate(pathlib.Path(schemas) if schemas else None, out)
        toolkit(out)
        gettext(out)
        books(out)
        pages(out)
        browser(alih, place, web)
        office(out, place)
        omegat(out, place)
    print(f"{len(failed)} failed" if failed else "all passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
