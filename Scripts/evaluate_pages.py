"""Measures what Alih takes of web pages, beside trafilatura on the same pages in the same run.

The folder holds `NAME.html.gz` and `gold.jsonl`, a line a page: {"file", "title", "text"}. A set is what a file's name
begins with. Words are compared as bags: precision, recall and F1 of each page, and their means. A headline is a hit when four
fifths of its words are the gold's. Code is what looks like a program in a segment; listings that a page shows count, too.
The third argument is how many of the worst pages to name.
"""

import collections
import concurrent.futures
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import trafilatura

CODE = re.compile(r"function\s*\(|=>\s*\{|\{[^{}]*:[^{}]*;[^{}]*\}|document\.\w+\(|window\.\w+|</?\w+[ >]")


def words(text):
    return re.findall(r"\w+", text.lower())


def score(found, wanted):
    found, wanted = collections.Counter(words(found)), collections.Counter(words(wanted))
    common = (found & wanted).total()
    precision, recall = common / max(1, found.total()), common / max(1, wanted.total())
    return precision, recall, 2 * precision * recall / (precision + recall) if common else 0


def alih(program, page):
    with tempfile.NamedTemporaryFile(suffix=".html") as file:
        file.write(page)
        file.flush()
        result = subprocess.run([program, "segment", "--json", file.name], capture_output=True, text=True)
    segments = json.loads(result.stdout)["segments"] if result.stdout else []
    headline = [segment["text"] for segment in segments if segment["role"] == "headline"]
    return ("\n".join(segment["text"] for segment in segments if segment["role"] != "headline"), " ".join(headline),
            [segment["text"] for segment in segments if CODE.search(segment["text"])])


def other(page):
    metadata = trafilatura.extract_metadata(page)
    return trafilatura.extract(page, include_comments=False) or "", (metadata and metadata.title) or "", []


def is_hit(found, wanted):
    found, wanted = words(found), words(wanted)
    common = (collections.Counter(found) & collections.Counter(wanted)).total()
    return 2 * common >= 0.8 * (len(found) + len(wanted))


def main(program, folder, worst=0):
    folder = pathlib.Path(folder)
    gold = [json.loads(line) for line in (folder / "gold.jsonl").open()]
    pages = [gzip.decompress((folder / page["file"]).read_bytes()) for page in gold]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        ours = list(pool.map(lambda page: alih(program, page), pages))
    theirs = [other(page) for page in pages]
    print(f"{'set':12s} {'pages':>5s}  {'':12s} {'precision':>9s} {'recall':>6s} {'F1':>6s} {'under half':>10s} {'headlines':>13s} {'code':>4s}")
    lines = []
    for name in sorted({page["file"].split("-")[0] for page in gold}):
        places = [at for at, page in enumerate(gold) if page["file"].startswith(name + "-")]
        for label, results in [("Alih", ours), ("trafilatura", theirs)]:
            scores = [score(results[at][0], gold[at]["text"]) for at in places]
            titled = [at for at in places if gold[at]["title"]]
            hits = sum(is_hit(results[at][1], gold[at]["title"]) for at in titled)
            means = [sum(part) / len(places) for part in zip(*scores)]
            half = sum(recall < 0.5 for _, recall, _ in scores)
            code = sum(bool(results[at][2]) for at in places)
            print(f"{name:12s} {len(places):5d}  {label:12s} {means[0]:9.4f} {means[1]:6.4f} {means[2]:6.4f} {half:10d} {hits:6d} of {len(titled):3d} {code:4d}")
    for at, page in enumerate(gold):
        one, two = score(ours[at][0], page["text"]), score(theirs[at][0], page["text"])
        lines.append((one[2] - two[2], f"{page['file']:40s} {one[0]:.2f} {one[1]:.2f} {one[2]:.2f}, trafilatura {two[2]:.2f}"))
        if page["title"] and not is_hit(ours[at][1], page["title"]):
            lines.append((1, f"{page['file']:40s} headline '{ours[at][1][:60]}', not '{page['title'][:60]}'"))
        for text in ours[at][2][:3]:
            lines.append((1, f"{page['file']:40s} code? {text[:90]}"))
    for _, line in sorted(lines)[: int(worst)] if int(worst) else []:
        print(line)
    for rank, line in lines if int(worst) else []:
        if rank == 1:
            print(line)


if __name__ == "__main__":
    main(*sys.argv[1:])
