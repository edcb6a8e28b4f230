"""Measures `alih audit`; called by Scripts/evaluate --audit, which describes it.

Human translations X.id, X.en: how often the audit alarms for common terms, where people did honor them or wrote around
them. Articles: the offline engine's own translations, with one rendering deleted, replaced or doubled in each: how often
that is found.
"""

import collections
import json
import pathlib
import random
import subprocess
import sys
import tempfile

TERMS = ["AS", "PBB", "Korut", "Korsel", "Korea Utara", "Inggris", "Rusia", "China", "Jepang", "BI", "DPR"]
ALARMS = {"missing", "forbidden", "untranslated"}
ROUNDS = 4


def run(alih, *arguments):
    result = subprocess.run([alih, *map(str, arguments)], capture_output=True)
    if result.returncode:
        sys.exit(f"evaluate: alih {' '.join(map(str, arguments))} failed: {result.stderr.decode()}")
    return result.stdout


def audit(alih, *inputs):
    return json.loads(run(alih, "audit", "--quiet", "--report", "json", *inputs))


def humans(alih, sources):
    print("term          checked  alarms  ambiguous")
    total = collections.Counter()
    counts = {term: collections.Counter() for term in TERMS}
    for source in sources:
        for occurrence in audit(alih, source, "--translation", source.with_suffix(".en"))["occurrences"]:
            verdict, term = occurrence["verdict"], occurrence["term"]
            if term in counts:
                kind = "alarms" if verdict in ALARMS else verdict if verdict in ("ambiguous", "not-checked") else "good"
                counts[term][kind] += 1
                total[kind] += 1
    for term, count in [*counts.items(), ("all", total)]:
        print(f"{term:12s} {count['good'] + count['alarms']:8d} {count['alarms']:7d} {count['ambiguous']:10d}")
    print(f"alarms: {100 * total['alarms'] / max(1, total['good'] + total['alarms']):.1f} % of what was checked")


def segment_of(document, identity):
    return next(s for block in document["blocks"] for s in block["segments"] if s["id"] == identity)


def mutated(target, start, end, kind):
    text = target.encode()
    middle = {"delete": b"", "replace": b"Ruritania", "double": text[start:end] + b" " + text[start:end]}[kind]
    return (text[:start] + middle + text[end:]).decode()


def mutations(alih, folder):
    random.seed(20261123)
    with tempfile.TemporaryDirectory() as place:
        own = pathlib.Path(place, "own")
        run(alih, "translate", "--engine", "offline", "--quiet", "--format", "json", "-o", f"{own}/", folder)
        documents = {d["path"]: d for d in (json.loads(f.read_text()) for f in sorted(own.rglob("*.json")))}
        before = audit(alih, own)

        def alarms(report):
            found = collections.Counter()
            for occurrence in report["occurrences"]:
                if occurrence["verdict"] in ALARMS | {"ambiguous"}:
                    found[occurrence["path"], occurrence["segment"]] += 1
            for extra in report["extras"]:
                found[extra["path"], extra["segment"]] += 1
            return found

        untouched = alarms(before)
        rest = [o for o in before["occurrences"] if "foundStart" in o]
        random.shuffle(rest)
        done, caught, false = collections.Counter(), collections.Counter(), 0
        for _ in range(ROUNDS):
            # One in each article, so that none hides another.
            chosen, left = {}, []
            for occurrence in rest:
                if occurrence["path"] in chosen:
                    left.append(occurrence)
                else:
                    chosen[occurrence["path"]] = occurrence
            rest = left
            kinds, changed = {}, pathlib.Path(place, "changed")
            changed.mkdir(exist_ok=True)
            for number, (path, document) in enumerate(documents.items()):
                document = json.loads(json.dumps(document))
                if path in chosen:
                    occurrence = chosen[path]
                    kinds[path] = random.choice(["delete", "replace", "double"])
                    segment = segment_of(document, occurrence["segment"])
                    segment["target"] = mutated(
                        segment["target"], occurrence["foundStart"], occurrence["foundEnd"], kinds[path])
                (changed / f"{number}.json").write_text(json.dumps(document))
            after = alarms(audit(alih, changed))
            places = {(path, occurrence["segment"]) for path, occurrence in chosen.items()}
            for path, segment in places:
                done[kinds[path]] += 1
                caught[kinds[path]] += after[path, segment] > untouched[path, segment]
            false += sum(count > untouched[key] for key, count in after.items() if key not in places)
    occurrences = len(before["occurrences"])
    print("\nmutation  made  caught")
    for kind in sorted(done):
        print(f"{kind:8s} {done[kind]:5d} {caught[kind]:7d}")
    print(f"caught: {100 * sum(caught.values()) / max(1, sum(done.values())):.1f} %; alarms elsewhere through them: {false}")
    print(f"alarms without any: {sum(untouched.values())} in {occurrences} occurrences")


def main(root, *folders):
    alih = f"{root}/.build/release/alih"
    sources = [source for folder in folders for source in sorted(pathlib.Path(folder).glob("*.id"))
               if source.with_suffix(".en").exists()]
    if sources:
        humans(alih, sources)
    for folder in folders:
        if any(pathlib.Path(folder).rglob("*.txt")):
            mutations(alih, folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
