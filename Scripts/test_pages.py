"""Translates pages in place and compares them with the originals as a browser parses both.

    test_pages.py ALIH PAGE...      (.html, or .html.gz)

Chromium's parser reads both pages without running their scripts. What has to be the same: all elements that stand on their
own, in order, with their attributes (but for language, title, description and alternative texts); code, styles, drawings and all else that nobody sees, byte for byte. Inline elements
may move in their sentence with what they enclose, but for those that a finding says are lost none may come or go; only a span
around several sentences may be written again around each.
"""

import concurrent.futures
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

SCRIPT = """
const UNSEEN = new Set(['script','style','svg','math','template','noscript','iframe','button','select','textarea','object','video','audio','canvas','del','s','strike','head']);
const INLINE = new Set(['a','abbr','b','bdi','bdo','big','cite','code','data','dfn','em','font','i','ins','kbd','label','mark','q','rp','rt','ruby','samp','small','span','strong','sub','sup','time','tt','u','var','wbr','br','img','picture','source','nobr','acronym','del','s','strike']);
const CHANGED = new Set(['lang','xml:lang','alt','title']);
function tag(e) {
  const told = e.localName == 'meta' && /title|description/.test(e.getAttribute('property') || e.getAttribute('name') || '');
  return '<' + e.localName + [...e.attributes].filter(a => !CHANGED.has(a.name) && !(told && a.name == 'content')).map(a => ' ' + a.name + '=' + a.value).join('');
}
function facts(html) {
  const found = {blocks: [], inline: [], unseen: []};
  function walk(e) {
    for (const c of e.children) {
      const name = c.localName;
      if (UNSEEN.has(name) && name != 'head') { found.unseen.push(c.outerHTML); continue; }
      if (name == 'head') { found.unseen.push([...c.children].filter(x => x.localName != 'meta' && x.localName != 'title').map(x => x.outerHTML).join('')); continue; }
      (INLINE.has(name) || name.includes('-') ? found.inline : found.blocks).push(tag(c));
      walk(c);
    }
  }
  walk(new DOMParser().parseFromString(html, 'text/html').documentElement);
  found.inline.sort(); found.unseen.sort();
  return found;
}
function compare(before, after) {
  const a = facts(before), b = facts(after), problems = [];
  for (const part of ['blocks', 'unseen']) {
    const at = a[part].findIndex((x, i) => x !== b[part][i]);
    if (at >= 0 || a[part].length != b[part].length) problems.push(part + ' ' + at + ': ' + String(a[part][at]).slice(0, 90) + ' -> ' + String(b[part][at]).slice(0, 90));
  }
  const count = list => { const all = new Map(); for (const x of list) all.set(x, (all.get(x) || 0) + 1); return all; };
  const had = count(a.inline), has = count(b.inline);
  let lost = 0;
  for (const [x, n] of had) lost += Math.max(0, n - (has.get(x) || 0));
  for (const [x, n] of has) {
    const isAgain = had.has(x) && / (id|name)=/.exec(x) == null && x.startsWith('<span');
    if (n > (had.get(x) || 0) && !isAgain) { problems.push('inline element came: ' + x.slice(0, 90)); break; }
  }
  return {problems, lost};
}
document.body.textContent = '@@' + JSON.stringify(PAIRS.map(p => compare(p[0], p[1]))) + '@@';
"""


def browse(pairs):
    """What differs in each pair of pages, by a browser."""
    data = json.dumps(pairs).replace("<", "\\u003c").replace("@@", "@\\u0040")
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "compare.html"
        page.write_text(f"<!doctype html><meta charset=utf-8><body><script>const PAIRS={data};{SCRIPT}</script>")
        result = subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", "--dump-dom", page.as_uri()],
            capture_output=True, text=True, timeout=300)
    parts = result.stdout.split("@@")
    if len(parts) < 3:
        raise RuntimeError(f"chromium gave no answer: {result.stderr[-300:]}")
    return json.loads(parts[1].replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"))


def translated(alih, page):
    """A page, and its translation in place with the losses that it names; nothing where there is no text in it."""
    data = gzip.decompress(page.read_bytes()) if page.suffix == ".gz" else page.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        source, target = pathlib.Path(folder) / "page.html", pathlib.Path(folder) / "same.html"
        source.write_bytes(data)
        result = subprocess.run([alih, "translate", source, "--engine", "offline", "--quiet", "--format", "same",
                                 "--layout", "target", "-o", target], capture_output=True, text=True)
        return data, target.read_bytes() if target.exists() else None, result.stderr


def main(alih, *pages):
    failed = 0
    pages = [pathlib.Path(page) for page in pages]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda page: translated(alih, page), pages))
    for start in range(0, len(pages), 20):
        group = [(page, before, after, why) for page, (before, after, why) in list(zip(pages, results))[start:start + 20]]
        pairs = [[before.decode("utf-8", "replace"), after.decode("utf-8-sig", "replace")] for _, before, after, _ in group if after]
        answers = iter(browse(pairs) if pairs else [])
        for page, before, after, why in group:
            if after is None:
                print(f"SKIPPED  {page.name}: {why.strip().splitlines()[0] if why.strip() else 'no document'}")
                continue
            answer = next(answers)
            failed += bool(answer["problems"])
            lost = f" ({answer['lost']} inline elements lost)" if answer["lost"] else ""
            print(f"{'FAILED' if answer['problems'] else 'ok':8s} a browser finds the same elements in {page.name}{lost}"
                  + "".join(f"\n         {problem}" for problem in answer["problems"]))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
