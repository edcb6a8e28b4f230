"""A folder of articles, offline: Scripts/bench folder [FOLDER [MOST]]

Wall time and memory for 10, 100, ... articles (MOST of them, 10,000 by default) on one processor (no more than 10,000) and on all, and what the job
store costs. Writes the plot folder.svg beside itself in the current folder.
"""

import os
import pathlib
import shutil
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
        # Nothing else differs: a store that can't be used is reported, and the run goes on without one.
        blocked = top / "blocked"
        blocked.write_text("no database")
        environment = dict(os.environ, ALIH_STORE=str(blocked))

        def usage():
            import resource
            use = resource.getrusage(resource.RUSAGE_CHILDREN)
            return use.ru_utime + use.ru_stime

        shutil.rmtree(out, ignore_errors=True)
        before = usage()
        subprocess.run([alih, "translate", place, "--engine", "offline", "-o", out, "--format", "json", "--quiet"], env=environment,
                       stderr=subprocess.DEVNULL, check=True)
        without = usage() - before
        _, _, own = run(alih, place, out, len(processors), processors, store)
        print(f"job store: {own:.2f} s of processor time with it, {without:.2f} without: {100 * (own / without - 1):.1f} % more")
    plot(points, "folder.svg")


if __name__ == "__main__":
    main(*sys.argv[1:])
