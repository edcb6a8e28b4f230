"""A folder of articles, offline: Scripts/bench folder [FOLDER [MOST]]

Wall time and memory for 10, 100, ... articles (MOST of them, 10,000 by default) on one processor (no more than 10,000) and on all, and what the job
store costs. Writes the plot folder.svg beside itself in the current folder.
"""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


def run(alih, place, out, workers, processors, store):
    shutil.rmtree(out, ignore_errors=True)
    for suffix in ["", "-wal", "-shm"]:
        pathlib.Path(f"{store}{suffix}").unlink(missing_ok=True)
    environment = dict(os.environ, ALIH_STORE=str(store))
    start = time.perf_counter()
    process = subprocess.Popen(
        [alih, "translate", place, "--engine", "offline", "-o", out, "--format", "json", "--quiet", "--concurrency", str(workers)],
        env=environment, preexec_fn=lambda: os.sched_setaffinity(0, processors))
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0
    return time.perf_counter() - start, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


def plot(points, path):
    """Seconds against articles, both axes logarithmic; a straight line of slope 1 is linear cost."""
    import math

    def x(count): return 60 + math.log10(count) * 90

    def y(seconds): return 260 - (math.log10(seconds) + 2) * 50

    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" width="560" height="300" font-family="sans-serif" font-size="11">',
             '<rect width="560" height="300" fill="white"/>']
    for power in range(0, 6):
        lines.append(f'<text x="{x(10 ** power)}" y="285" text-anchor="middle">{10 ** power:,}</text>')
    for power in range(-2, 4):
        lines.append(f'<text x="50" y="{y(10.0 ** power) + 4}" text-anchor="end">{10.0 ** power:g} s</text>'
                     f'<line x1="60" x2="540" y1="{y(10.0 ** power)}" y2="{y(10.0 ** power)}" stroke="#ddd"/>')
    lines.append(f'<polyline fill="none" stroke="#06c" stroke-width="2" points="{" ".join(f"{x(c):.0f},{y(s):.0f}" for c, s in points)}"/>')
    lines += [f'<circle cx="{x(c):.0f}" cy="{y(s):.0f}" r="3" fill="#06c"/>' for c, s in points]
    pathlib.Path(path).write_text("\n".join(lines + ['<text x="300" y="20" text-anchor="middle">articles, and seconds on all processors</text>', "</svg>"]))


def limit(alih, place, top, processors):
    """What the machine gives: two processes of their own, each with half of the articles."""
    best = []
    for _ in range(3):
        one = run(alih, place, top / "out", 1, processors[:1], top / "one.sqlite")[0]
        both = run(alih, place, top / "out", len(processors), processors, top / "one.sqlite")[0]
        start = time.perf_counter()
        halves = []
        for index, processor in enumerate(processors):
            halves.append(subprocess.Popen(
                [alih, "translate", place, "--engine", "offline", "-o", top / f"out{index}", "--format", "json", "--quiet",
                 "--concurrency", "1", "--shard", f"{index}/{len(processors)}"],
                env=dict(os.environ, ALIH_STORE=str(top / f"{index}.sqlite")),
                preexec_fn=lambda: os.sched_setaffinity(0, [processor])))
        assert all(half.wait() == 0 for half in halves)
        best.append((one / both, one / (time.perf_counter() - start)))
        for index in range(len(processors)):
            shutil.rmtree(top / f"out{index}")
            for suffix in ["", "-wal", "-shm"]:
                (top / f"{index}.sqlite{suffix}").unlink(missing_ok=True)
    print("1,000 articles, three rounds: one process on all processors "
          + ", ".join(f"{own:.2f}" for own, _ in best) + " times as fast as on one; a process on each "
          + ", ".join(f"{separate:.2f}" for _, separate in best), flush=True)


def job_store(alih, place, top, store):
    """Nothing else differs: a store that can't be used is reported, and the run goes on without one."""
    blocked = top / "blocked"
    blocked.write_text("no database")
    used = {}
    for _ in range(7):
        for name, path in [("with", store), ("without", blocked)]:
            shutil.rmtree(top / "out", ignore_errors=True)
            for suffix in ["", "-wal", "-shm"]:
                pathlib.Path(f"{store}{suffix}").unlink(missing_ok=True)
            process = subprocess.Popen(
                [alih, "translate", place, "--engine", "offline", "-o", top / "out", "--format", "json", "--quiet", "--concurrency", "1"],
                env=dict(os.environ, ALIH_STORE=str(path)), stderr=subprocess.DEVNULL)
            usage = os.wait4(process.pid, 0)[2]
            used.setdefault(name, []).append(usage.ru_utime + usage.ru_stime)
    own, without = statistics.median(used["with"]), statistics.median(used["without"])
    print(f"job store, median of seven rounds: {own:.2f} s of processor time with it, {without:.2f} without: {100 * (own / without - 1):.1f} % more")


def main(build, folder=None, most="10000"):
    root = pathlib.Path(__file__).resolve().parents[2]
    articles = sorted(pathlib.Path(folder or root / "Examples/articles").rglob("*.txt"))
    alih = f"{build}/alih"
    processors = sorted(os.sched_getaffinity(0))
    points = []
    with tempfile.TemporaryDirectory() as top:
        top = pathlib.Path(top)
        place, out, store = top / "in", top / "out", top / "alih.sqlite"
        place.mkdir()
        made, count = 0, 10
        while count <= int(most):
            for number in range(made, count):
                shutil.copy(articles[number % len(articles)], place / f"{number:06d}.txt")
            made = count
            one = run(alih, place, out, 1, processors[:1], store)[0] if count <= 10_000 else None
            both, memory, own = run(alih, place, out, len(processors), processors, store)
            points.append((count, both))
            single = f", {one:7.2f} s on one processor ({one / both:.2f} times)" if one else ""
            print(f"{count:7d} articles: {both:7.2f} s{single}, {both / count * 1000:.2f} ms an article, {memory:.0f} MB", flush=True)
            count *= 10
        few = top / "few"
        few.mkdir()
        for path in sorted(place.iterdir())[:1000]:
            shutil.copy(path, few)
        limit(alih, few, top, processors)
        job_store(alih, few, top, store)
    plot(points, "folder.svg")


if __name__ == "__main__":
    main(*sys.argv[1:])
