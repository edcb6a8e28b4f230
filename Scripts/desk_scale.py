"""The desk with much in it: ten thousand sentences in a run, and an article of twenty thousand."""
import http.client
import json
import statistics
import time

from desk_server import HOME, PORT, Browser, Desk, check


def large(folder):
    """A page takes at most twice what a static file takes from the same server; memory stays below 150 MB."""
    desk = Desk(folder)
    articles = [desk.fill(f"berita/n{number:03}.txt", 200) for number in range(50)]
    # Their pages are as long as the static file: a longer one takes longer to send, whatever it is.
    short = desk.fill("berita/pendek.txt", 15)
    with desk:
        start = time.perf_counter()
        status, page = desk.get("/?show=all")
        first = time.perf_counter() - start
        check(status == 200 and "Before" not in page, "the first page of a large run")
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)

        def seconds(path, method="GET", body=None):
            start = time.perf_counter()
            connection.request(method, path, body, desk.headers())
            answer = connection.getresponse()
            size = len(answer.read())
            check(answer.status == 200, f"{path} is answered")
            return time.perf_counter() - start, size

        # One after the other, so that whatever else the machine does is the same for all.
        places = {"a static file": "/desk.js", "the first page": "/?show=all", "an article": f"/article/{short}"}
        times = {name: [] for name in places}
        for _ in range(40):
            for name, path in places.items():
                times[name].append(seconds(path))
        medians = {name: statistics.median(time for time, _ in found) for name, found in times.items()}
        for name, found in times.items():
            print(f"{name}: {medians[name] * 1000:.2f} ms for {found[0][1] / 1024:.0f} KB, "
                  f"{medians[name] / medians['a static file']:.2f} times the static file")
        longest = statistics.median(seconds(f"/article/{articles[7]}")[0] for _ in range(20))
        print(f"an article of 200 sentences: {longest * 1000:.2f} ms")
        for name in list(places)[1:]:
            check(medians[name] <= 2 * medians["a static file"], f"{name} takes at most twice as long as a static file")
        after = []
        for number in range(20):
            decision = {"article": articles[number], "segment": "b2.s1", "kind": "approve", "seen": 0}
            decided = seconds("/api/decide", "POST", json.dumps(decision))[0]
            after.append((decided, seconds("/?show=all")[0], seconds(f"/article/{articles[number]}")[0]))
        decided, triage, article = (statistics.median(column) * 1000 for column in zip(*after))
        print(f"10,000 sentences: at first {first * 1000:.0f} ms, a decision {decided:.1f} ms, the first page after it "
              f"{triage:.1f} ms, its article {article:.1f} ms; {desk.memory():.0f} MB")
        check(triage < 500 and article < 200, "after a decision, too")
        check(desk.memory() < 150, "the server takes less than 150 MB")
        long(desk, desk.fill("berita/panjang.txt", 20_000))


def long(desk, article):
    with Browser(1280) as driver:
        driver.get(desk.address)
        start = time.perf_counter()
        driver.get(f"{HOME}/article/{article}")
        check(len(driver.all(".segment")) == 500, "a long article is shown in parts")
        print(f"an article of 20,000 sentences is on the screen after {time.perf_counter() - start:.1f} s")
        check("1 to 500 of 20000" in driver.text(), "it says which part")
        check("0 of 20000 decided" in driver.all("#counts")[0].text, "and counts the whole")
        driver.execute_script("document.querySelectorAll('.segment')[499].click()")
        driver.keys("j")
        driver.shows(lambda d: "501 to 1000" in d.text(), "j goes on in the next part")
        row = driver.all(".segment.now")[0].get_attribute("id")
        check(row == "b167.s3", f"at its first sentence, not {row}")
        driver.keys("a")
        driver.shows(lambda d: d.all(f"[id='{row}'].approved"), "a sentence of it is approved")
        check("1 of 20000 decided" in driver.all("#counts")[0].text, "and counted")
        driver.keys("k")
        driver.shows(lambda d: "1 to 500" in d.text(), "k goes back")
    check(desk.memory() < 150, f"twenty thousand sentences, too, take less than 150 MB: {desk.memory():.0f}")
