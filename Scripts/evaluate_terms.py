"""Measures how house terms are found, repaired, audited and suggested; called by Scripts/evaluate terms, which describes it.

Each figure stands beside its target. Labels of occurrences are in Scripts/term-labels.tsv: places in the articles, and whether
a person said that a term stands there; those of alarms in Scripts/alarm-labels.tsv; none of the texts themselves. Scripts/term-repairs.tsv
has sentences of our own that an engine left unfinished, with what an editor would write; Scripts/term-frames.tsv has patterns for 300
of each class.
"""

import collections
import http.server
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import threading
import time

import term_frames

ALARMS = {"missing", "forbidden", "untranslated", "swapped"}
FAMILIES = ("country", "place", "organization")


def run(alih, *arguments, **options):
    result = subprocess.run([alih, *map(str, arguments)], capture_output=True, **options)
    if result.returncode not in (0, 2):
        sys.exit(f"evaluate: alih {' '.join(map(str, arguments))} failed: {result.stderr.decode()}")
    return result.stdout


def audit(alih, *inputs):
    return json.loads(run(alih, "audit", "--quiet", "--report", "json", *inputs))


def line(name, value, target):
    print(f"{name:58s} {value:>18s}   target {target}")


def percent(part, whole):
    return f"{100 * part / max(1, whole):.1f} % of {whole}"


def entries(root):
    """The house's unconditional entries, as dictionaries."""
    found, counts = [], collections.Counter()
    for file in sorted(pathlib.Path(root, "Glossary/id-en/terms").glob("*.tsv")):
        rows = [l.rstrip("\n").split("\t") for l in file.read_text().splitlines() if l and not l.startswith("#")]
        for row in rows[1:]:
            entry = collections.defaultdict(str, zip(rows[0], row))
            counts[entry["source"]] += 1
            found.append(entry)
    return [e for e in found if counts[e["source"]] == 1 and not e["when"] and e["target"] not in ("", "-")]


# Matching


def matching(alih, root, articles):
    labels = table(root, "term-labels.tsv")
    start = time.monotonic()
    report = audit(alih, articles)
    seconds = time.monotonic() - start
    found = {(pathlib.Path(o["path"]).name, o["segment"], o["start"], o["end"]) for o in report["occurrences"]}
    good = [l for l in labels if l[5] == "term"]
    bad = [l for l in labels if l[5] != "term"]
    def key(label):
        return label[0], label[1], int(label[2]), int(label[3])
    hits = sum(key(l) in found for l in good)
    false = sum(key(l) in found for l in bad)
    line("matching: precision on labeled places", percent(hits, hits + false), "99.5 %")
    line("matching: recall on labeled places", percent(hits, len(good)), "99.5 %")
    size = sum(f.stat().st_size for f in pathlib.Path(articles).rglob("*.txt"))
    line("speed: articles read and audited", f"{size / seconds / 1e6:.2f} MB/s", "(a ratio in one run)")


# Repair


class Stub(http.server.BaseHTTPRequestHandler):
    """A LibreTranslate that answers from a table."""

    table = {}

    def log_message(self, *_):
        pass

    def reply(self, value):
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.reply([{"code": "id", "name": "Indonesian", "targets": ["en"]}])

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))["q"]
        def answer(text):
            return self.table.get(text.strip(), "Ordinary news.")
        self.reply({"translatedText": [answer(q) for q in asked] if isinstance(asked, list) else answer(asked)})


def table(root, name):
    lines = pathlib.Path(root, "Scripts", name).read_text().splitlines()
    return [l.split("\t") for l in lines if l and not l.startswith("#")][1:]


def repair(alih, root):
    house = pathlib.Path(root, "Scripts/term-forbidden.tsv")
    rows = term_frames.sentences(root, entries(root))
    judge(alih, "filled patterns", rows, "--glossary", house)
    # What an editor wrote is right as it stands.
    right = [(kind, source, wanted[0], [wanted[0]]) for kind, source, _, wanted in rows]
    judge(alih, "filled patterns that are right already", random.Random(1).sample(right, 600), "--glossary", house)
    judge(alih, "written by hand", [(k, s, e, [w]) for k, s, e, w in table(root, "term-repairs.tsv")])


def judge(alih, name, rows, *options):
    Stub.table = {source: english for _, source, english, _ in rows}
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Stub)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        (place / "alih.yaml").write_text(
            f'engines: [stub]\nendpoints:\n  stub: {{kind: libretranslate, url: "http://127.0.0.1:{server.server_port}"}}\n')
        (place / "in.txt").write_text("\n".join(source for _, source, _, _ in rows) + "\n")
        environment = {**os.environ, "XDG_STATE_HOME": str(place)}
        out = run(alih, "translate", place / "in.txt", "--lines", "--config", place / "alih.yaml", "--quiet",
                  *options, env=environment).decode().splitlines()
    server.shutdown()
    # What was left alone is no repair.
    right, repaired, kinds = 0, 0, collections.defaultdict(collections.Counter)
    for (kind, _, english, wanted), got in zip(rows, out):
        kinds[kind]["all"] += 1
        kinds[kind]["spoiled"] += english in wanted and got not in wanted
        if got == english:
            continue
        repaired += 1
        kinds[kind]["repaired"] += 1
        right += got in wanted
        kinds[kind]["right"] += got in wanted
        if got not in wanted and "-v" in sys.argv:
            print(f"   {kind}: {english} -> {got}, not {wanted[0]}")
    line(f"repair, {name}: as an editor would have", percent(right, repaired), "95 %")
    line("    repaired of all; the others are findings", percent(repaired, len(rows)), "-")
    line("    right before, and made wrong", str(sum(c["spoiled"] for c in kinds.values())), "0")
    for kind, count in kinds.items():
        print(f"    {kind:30s} {count['right']:4d} right, {count['repaired']:4d} repaired, {count['all']:4d} in all")


# Alarms and swaps


def corpora(folder):
    return [f for f in sorted(pathlib.Path(folder).glob("*.id")) if f.with_suffix(".en").exists() and f.stem != "web"]


def alarms(alih, root, folder):
    kind = {e["source"]: e["class"] for e in entries(root)}
    labels = {tuple(row[:4]): row[4] for row in table(root, "alarm-labels.tsv")}
    read = collections.Counter()
    checked, alarmed, false, swapped = collections.Counter(), collections.Counter(), collections.Counter(), 0
    for source in corpora(folder):
        own = collections.Counter()
        for o in audit(alih, source, "--translation", source.with_suffix(".en"))["occurrences"]:
            if o["verdict"] in ("ambiguous", "not-checked"):
                continue
            name = kind.get(o["term"], "other")
            checked[name] += 1
            own["checked"] += 1
            own["alarms"] += o["verdict"] in ALARMS
            alarmed[name] += o["verdict"] in ALARMS
            swapped += o["verdict"] == "swapped"
            if o["verdict"] in ALARMS:
                label = labels.get((source.stem, o["segment"], str(o["start"]), o["term"]), "unlabeled")
                read[label] += 1
                false[name] += label == "false"
        print(f"    {source.stem:10s} alarms: {percent(own['alarms'], own['checked'])}")
    line("alarms on people's translations", percent(sum(alarmed.values()), sum(checked.values())), "4.5 %, false 1.5 %")
    for name, count in read.most_common():
        line(f"    read as: {name}", percent(count, sum(checked.values())), "1.5 %" if name == "false" else "-")
    for name, count in checked.most_common():
        print(f"    {name:14s} {percent(alarmed[name], count):>18s}   read as false {percent(false[name], count):>16s}   target 8 %")
    line("alarms that say: another term's place", percent(swapped, sum(checked.values())), "false 1 %")


def means(between):
    """Whether the order of two names says something: not in "AS dan Iran" and "AS-Iran"."""
    return between.strip() not in ("dan", "atau", "serta", ",", "-", "/", ", dan", "maupun", "&")


def swaps(alih, root, folder):
    """Renderings exchanged inside a sentence, or replaced by those of another of the family; 200 of them."""
    random.seed(20261130)
    kind = {e["source"]: e["class"] for e in entries(root)}
    target = {e["source"]: e["target"] for e in entries(root)}
    made = []
    for source in corpora(folder):
        lines, english = source.read_text().splitlines(), source.with_suffix(".en").read_text().splitlines()
        by_line = collections.defaultdict(list)
        for o in audit(alih, source, "--translation", source.with_suffix(".en"))["occurrences"]:
            if o["verdict"] in ("honored", "adjective") and kind.get(o["term"]) in FAMILIES:
                by_line[int(o["segment"][1:]) - 1].append(o)
        for index, found in by_line.items():
            pairs = [(a, b) for a, b in zip(found, found[1:])
                     if kind[a["term"]] == kind[b["term"]] and target[a["term"]] != target[b["term"]]
                     and a["found"] != b["found"] and a["foundEnd"] <= b["foundStart"]
                     and means(lines[index].encode()[a["end"]:b["start"]].decode())]
            if pairs:
                a, b = pairs[0]
                text = english[index].encode()
                text = (text[:a["foundStart"]] + b["found"].encode() + text[a["foundEnd"]:b["foundStart"]]
                        + a["found"].encode() + text[b["foundEnd"]:]).decode()
                made.append(("exchanged", lines[index], text))
            else:
                others = [e["target"] for e in entries(root) if e["class"] == kind[found[0]["term"]]]
                text, o = english[index].encode(), found[0]
                other = random.choice(others)
                text = (text[:o["foundStart"]] + other.encode() + text[o["foundEnd"]:]).decode()
                made.append(("replaced", lines[index], text))
    made = [m for kind_ in ("exchanged", "replaced")
            for m in random.sample([m for m in made if m[0] == kind_], min(100, sum(m[0] == kind_ for m in made)))]
    with tempfile.TemporaryDirectory() as place:
        file = pathlib.Path(place, "p.tsv")
        clean = lambda text: text.replace("\t", " ").replace('"', "'")
        file.write_text("source\ttarget\n" + "".join(f"{clean(s)}\t{clean(t)}\n" for _, s, t in made))
        bad = {int(o["segment"][1:]) - 2 for o in audit(alih, file)["occurrences"] if o["verdict"] in ALARMS}
    counts = collections.Counter(m[0] for m in made)
    if "-v" in sys.argv:
        for index, (name, source, text) in enumerate(made):
            if index not in bad:
                print(f"    {name}, not found: {source} | {text}")
    for name in counts:
        found = sum(m[0] == name and index in bad for index, m in enumerate(made))
        print(f"    {name:10s} {percent(found, counts[name])}")
    line("swaps: exchanged or replaced renderings that are found", percent(len(bad), len(made)), "85 %")


# Suggestions


def suggestions(alih, root, articles, folder):
    refused = {l.split("\t")[0] for l in pathlib.Path(root, "Scripts/suggestion-labels.tsv").read_text().splitlines()
               if l and not l.startswith("#")}
    found = json.loads(run(alih, "glossary", "suggest", "--json", articles))["candidates"][:100]
    good = [c for c in found if c["term"] not in refused]
    line("suggestions: terms among the first 100", percent(len(good), len(found)), "80 %")
    with tempfile.TemporaryDirectory() as place:
        for source in corpora(folder):
            pairs = zip(source.read_text().splitlines(), source.with_suffix(".en").read_text().splitlines())
            text = "".join("\t".join(t.replace("\t", " ").replace('"', "'") for t in pair) + "\n" for pair in pairs)
            pathlib.Path(place, source.stem + ".tsv").write_text("source\ttarget\n" + text)
        found = json.loads(run(alih, "glossary", "suggest", "--json", place))["candidates"]
    other = [c for c in found if c.get("target") and c["target"] != c["term"]]
    line("suggestions with a target that isn't the source", str(len(other)), "85 % right, by reading: -v lists them")
    if "-v" in sys.argv:
        for candidate in other:
            print(f"    {candidate['term']} -> {candidate['target']}")


def main(root, articles, folder, *_):
    alih = os.environ.get("ALIH", f"{root}/.build/release/alih")
    matching(alih, root, articles)
    repair(alih, root)
    alarms(alih, root, folder)
    swaps(alih, root, folder)
    suggestions(alih, root, articles, folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
