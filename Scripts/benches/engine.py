"""The offline engine beside Apertium's Indonesian-Malay pipeline: Scripts/bench engine [TEXT]

Words a second of processor time, start-up included, on the same text, a sentence a line. Apertium (Debian: apertium-ind-zlm) is
skipped when it isn't there. Also: segmenting alone.
"""

import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile

WORDS = 400_000


def cost(command, path):
    """Processor seconds of a command that reads the file, its children's too."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(path, "rb") as text:
        subprocess.run(command, stdin=text, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(build, text=None):
    root = pathlib.Path(__file__).resolve().parents[2]
    with tempfile.TemporaryDirectory() as place:
        if text:
            sentences = pathlib.Path(text).read_text("utf-8").splitlines()
        else:
            sentences = []
            for article in sorted((root / "Examples/articles").glob("*.txt")):
                sentences += subprocess.run([f"{build}/alih", "segment", article], capture_output=True, text=True).stdout.splitlines()
        words = sum(len(sentence.split()) for sentence in sentences)

        def copies(wanted):
            path = pathlib.Path(place) / f"{wanted}.txt"
            count = max(1, wanted // words)
            path.write_text("\n".join(sentences * count) + "\n", "utf-8")
            return path, words * count

        path, count = copies(WORDS)
        own = count / cost([f"{build}/alih", "translate", "--lines", "--engine", "offline", "--quiet", "--concurrency", "1"], path)
        print(f"{'alih translate --lines':28s} {own:10,.0f} words/s")
        segmenting = count / cost([f"{build}/alih", "segment", "-"], path)
        print(f"{'alih segment':28s} {segmenting:10,.0f} words/s")
        if not shutil.which("apertium") or not pathlib.Path("/usr/share/apertium/modes/ind-zlm.mode").exists():
            print("apertium ind-zlm             SKIPPED: Debian's package apertium-ind-zlm is not installed")
            return
        path, count = copies(WORDS // 4)
        peer = count / cost(["apertium", "-u", "ind-zlm"], path)
        print(f"{'apertium -u ind-zlm':28s} {peer:10,.0f} words/s; alih is {own / peer:.1f} times as fast")


if __name__ == "__main__":
    main(*sys.argv[1:])
