"""`alih summarize` beside sumy's LexRank and TextRank on the same articles: Scripts/bench summaries [FOLDER]

Sentences are chosen, nothing is translated; processor time on one core. sumy is installed from PyPI into .venv-bench.
"""

import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile

COPIES = 2_000
PEER = 60

SUMY = """
import re, sys, time, pathlib
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
texts = [pathlib.Path(name).read_text(encoding='utf-8') for name in sys.argv[2:]]
summarizer = {'lexrank': LexRankSummarizer, 'textrank': TextRankSummarizer}[sys.argv[1]]()
class Tokenizer:  # sumy's own needs data that pip does not bring
    def to_sentences(self, text): return tuple(re.split(r'(?<=[.!?])\\s+', text.strip()))
    def to_words(self, text): return tuple(re.findall(r'\\w+', text))
tokenizer = Tokenizer()
start = time.process_time()
for text in texts:
    summarizer(PlaintextParser.from_string(text, tokenizer).document, 3)
print(time.process_time() - start)
"""


def sumy(root):
    venv = root / ".venv-bench"
    python = venv / "bin/python"
    if subprocess.run([python, "-c", "import sumy, numpy"], capture_output=True).returncode if python.exists() else True:
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "sumy", "numpy", "setuptools"], check=True)
    return python


def main(build, folder=None):
    root = pathlib.Path(__file__).resolve().parents[2]
    articles = sorted(pathlib.Path(folder or root / "Examples/articles").rglob("*.txt"))
    # The same articles for all, from the whole folder.
    articles = articles[:: max(1, len(articles) // PEER)][:PEER]
    with tempfile.TemporaryDirectory() as place:
        for number in range(COPIES):
            shutil.copy(articles[number % len(articles)], f"{place}/{number}.txt")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([f"{build}/alih", "summarize", place, "--language", "source", "--format", "json", "--quiet",
                        "--concurrency", "1"], stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        own = COPIES / (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        print(f"{'alih summarize':16s} {own:9.0f} documents/s")
        python = sumy(root)
        sample = [str(article) for article in articles]
        for name in ["lexrank", "textrank"]:
            result = subprocess.run([python, "-c", SUMY, name, *sample], capture_output=True, text=True)
            if result.returncode:
                print(f"{'sumy ' + name:16s} SKIPPED: {result.stderr.strip().splitlines()[-1]}")
                continue
            speed = len(sample) / float(result.stdout)
            print(f"{'sumy ' + name:16s} {speed:9.1f} documents/s; alih is {own / speed:.0f} times as fast")


if __name__ == "__main__":
    main(*sys.argv[1:])
