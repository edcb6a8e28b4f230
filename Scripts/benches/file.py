"""One great file of each format that streams, translated offline: Scripts/bench file [MB]

Peak memory and processor time of the whole process, also of another build (BESIDE), and of a file a tenth as long: what
streams takes no more memory for a longer file.
"""

import csv
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile

FORMATS = ["txt", "jsonl", "csv", "srt", "md"]


def text(kind, paragraphs, size):
    """The paragraphs again and again as a file of this kind and about this many bytes."""
    out = io.StringIO()
    rows = csv.writer(out)
    if kind == "csv":
        rows.writerow(["id", "text"])
    number = 0
    while out.tell() < size:
        paragraph = paragraphs[number % len(paragraphs)]
        if kind == "jsonl":
            out.write(json.dumps({"id": str(number), "text": paragraph}, ensure_ascii=False) + "\n")
        elif kind == "csv":
            rows.writerow([number, paragraph])
        elif kind == "srt":
            at = f"{number // 3600 % 100:02d}:{number // 60 % 60:02d}:{number % 60:02d}"
            out.write(f"{number + 1}\n{at},000 --> {at},900\n{paragraph}\n\n")
        else:
            out.write(paragraph + "\n\n")
        number += 1
    return out.getvalue()


def run(program, path):
    """Peak megabytes and processor seconds."""
    command = [program, "translate", path, "--engine", "offline", "--quiet", "--format", "same", "--field", "text",
               "-o", path.parent / ("out" + path.suffix)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    problem = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        return problem.decode().strip().splitlines()[-1:] or ["failed"]
    return usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


def main(build, megabytes="10"):
    root = pathlib.Path(__file__).resolve().parents[2]
    paragraphs = [line for article in sorted((root / "Examples/articles").glob("*.txt"))
                  for line in article.read_text("utf-8").splitlines() if line.strip()]
    programs = {"alih": f"{build}/alih"} | ({"other build": os.environ["BESIDE"]} if "BESIDE" in os.environ else {})
    with tempfile.TemporaryDirectory() as place:
        for kind in FORMATS:
            for size in [float(megabytes) / 10, float(megabytes)]:
                path = pathlib.Path(place) / f"file.{kind}"
                path.write_text(text(kind, paragraphs, size * 1e6), "utf-8")
                for name, program in programs.items():
                    match run(program, path):
                        case [megabytes_used, seconds]:
                            print(f"{kind:6s}{size:7.1f} MB  {name:12s}{megabytes_used:8.0f} MB of memory {seconds:8.1f} s")
                        case [problem]:
                            print(f"{kind:6s}{size:7.1f} MB  {name:12s}SKIPPED: {problem}")


if __name__ == "__main__":
    main(*sys.argv[1:])
