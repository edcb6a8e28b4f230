"""Runs Examples/spark for real: two workers, ten thousand articles, one worker killed in the middle.

The result has to be that of a single process. Java and PySpark (from PyPI) are needed; without them it is skipped.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import threading
import time

COUNT = 10_000


def executors(ancestor):
    """Spark's executors that this process started, directly or not: another Spark's on this machine are no business of ours."""
    rows = [row.split(maxsplit=2) for row in
            subprocess.run(["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True).stdout.splitlines()]
    parents = {int(pid): int(parent) for pid, parent, *_ in rows}

    def descends(pid):
        while pid in parents and pid != ancestor:
            pid = parents[pid]
        return pid == ancestor

    return [int(pid) for pid, _, *command in rows if "CoarseGrainedExecutorBackend" in "".join(command) and descends(int(pid))]


def main(root, folder):
    if not shutil.which("java"):
        print("SKIPPED: Spark; there is no Java")
        return False
    try:
        import pyspark
    except ImportError as error:
        print(f"SKIPPED: Spark; {error}")
        return False
    root, place = pathlib.Path(root), pathlib.Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    articles = [path.read_text() for path in sorted((root / "Examples/articles").glob("*.txt"))]
    source = place / "articles.jsonl"
    with source.open("w") as file:
        for number in range(COUNT):
            article = {"id": number, "path": f"artikel-{number}.txt", "text": f"{articles[number % len(articles)]}\nNomor {number}.\n"}
            file.write(json.dumps(article) + "\n")
    alih = pathlib.Path(os.environ.get("ALIH", root / ".build/release/alih"))
    environment = dict(
        os.environ, PATH=f"{alih.parent}:{os.environ['PATH']}", SPARK_HOME=str(pathlib.Path(pyspark.__file__).parent),
        ALIH_STORE=str(place / "alih.sqlite"), PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    start = time.monotonic()
    with source.open("rb") as lines, (place / "single.jsonl").open("wb") as result:
        subprocess.run([alih, "pipe", "--engine", "offline", "--concurrency", "1"], stdin=lines, stdout=result,
                       env=environment, check=True)
    single = time.monotonic() - start

    # A cluster of two workers, each a process of its own, on this machine.
    command = [sys.executable, str(root / "Examples/spark/translate.py"), str(source), str(place / "out"), "20"]
    environment["PYSPARK_SUBMIT_ARGS"] = (
        "--master local-cluster[2,1,1024] --conf spark.ui.enabled=false --conf spark.driver.host=127.0.0.1 "
        "--conf spark.driver.bindAddress=127.0.0.1 pyspark-shell")
    process = subprocess.Popen(command, env=environment, cwd=place, stdout=subprocess.DEVNULL, stderr=(place / "spark.log").open("w"))
    killed = []

    def kill():
        """Kills one worker as soon as it is at work."""
        while process.poll() is None and not killed:
            time.sleep(0.2)
            parts = [path for path in (place / "out").rglob("part-*") if path.stat().st_size > 0]
            found = executors(process.pid)
            if len(parts) >= 2 and len(found) >= 2:
                os.kill(found[0], signal.SIGKILL)
                killed.append(found[0])

    watcher = threading.Thread(target=kill)
    watcher.start()
    start = time.monotonic()
    code = process.wait(timeout=900)
    watcher.join()
    spark = time.monotonic() - start
    if code != 0:
        print((place / "spark.log").read_text()[-2000:])
        sys.exit(f"test-live: Spark ended with {code}")
    if not killed:
        sys.exit("test-live: no worker was there to be killed")
    together = b"".join(path.read_bytes() for path in sorted((place / "out").glob("part-*")))
    if together != (place / "single.jsonl").read_bytes():
        sys.exit("test-live: Spark's result is not that of a single process")
    print(f"\n== spark ==\n{COUNT} articles: single process {single:.0f} s, Spark {spark:.0f} s with its start and "
          f"one of two workers killed; the results are the same")
    return True


if __name__ == "__main__":
    main(*sys.argv[1:])
