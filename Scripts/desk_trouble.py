"""What an editor's day brings: no scripts, no cookies, files that are gone, other alphabets, two windows, strangers."""
import http.client
import json
import shutil
import socket
import threading
import time
from pathlib import Path

from desk_server import HOME, PORT, Browser, Desk, check


def windows(folder):
    """Two windows on one sentence: the second sees what the first wrote, and decides."""
    with Desk(folder) as desk, Browser(1280) as driver:
        driver.get(desk.address)
        page = f"{HOME}/article/{desk.article()}#b2.s2"
        driver.get(page)
        first = driver.current_window_handle
        driver.switch_to.new_window("tab")
        driver.get(page)

        def write(text):
            driver.shows(lambda d: d.all(".segment.now"), "the sentence is chosen")
            driver.keys("e")
            area = driver.all("textarea")[0]
            area.clear()
            area.send_keys(text)
            driver.all("[data-act='save']")[0].click()

        write("Pyongyang is not involved.")
        driver.shows(lambda d: d.all("[id='b2.s2'].edited"), "the first window saves")
        driver.switch_to.window(first)
        write("The North has no part in it.")
        driver.shows(lambda d: "rina decided" in d.text(), "the second is told")
        check("Pyongyang is not involved." in driver.all("[id='b2.s2'] .text")[0].text, "and sees what stands")
        driver.all("#toast button")[0].click()
        driver.shows(lambda d: "no part in it" in d.all("[id='b2.s2'] .text")[0].text, "and decides")
        # A run beside an open desk, amid approvals: both finish, and what was decided stands.
        Path(folder, "berita/b.txt").write_text(Path(folder, "berita/a.txt").read_text().replace("12", "15"))
        run = desk.beside(*desk.run)
        article = desk.article()
        for sentence in ("b1.s1", "b3.s1", "b3.s2", "b4.s1"):
            status, _ = desk.post("/api/decide", {"article": article, "segment": sentence, "kind": "approve"})
            check(status == 200, "a decision beside a run")
        check(run.wait() == 0, "a run beside the desk finishes")
        check(desk.post("/api/write", {})[0] == 200, "documents are written")
        document = json.loads(Path(folder, "out/a.json").read_text())
        reviewed = {s["id"]: s["target"] for block in document["blocks"] for s in block["segments"] if "review" in s}
        check(len(reviewed) == 5 and reviewed["b2.s2"] == "The North has no part in it.", "what was decided stands")
        desk.alih("jobs", "discard", "1")
        check("was discarded" in desk.get("/")[1], "a job that was discarded is told")


def trouble(folder):
    """A clear page each, never a blank one."""
    with Desk(folder) as desk:
        with Browser(1280, scripts=False) as driver:
            driver.get(desk.address)
            driver.get(f"{HOME}/?show=all")
            check(not any(button.is_displayed() for button in driver.all("button")), "no button that does nothing")
            driver.all(".articles .name")[0].click()
            check(len(driver.all(".segment .source")) > 5, "an article is read without scripts")
            check("Scripts are off" in driver.text(), "and says why nothing can be done")
        with Browser(390, cookies=False) as driver:
            driver.get(desk.address)
            check("keeps no cookies" in driver.text(), "a browser without storage is told so")
        Path(folder, "berita/a.txt").unlink()
        page = f"/article/{desk.article()}"
        check("the file is gone" in desk.get(page)[1], "an article whose file is gone is shown, and says so")
        status, answer = desk.post("/api/write", {})
        check(status >= 400 and len(answer["error"]) > 20, f"documents of it can't be written: {answer}")
        print(f"a file that is gone: {answer['error']!r}")
        away = str(folder) + "-away"
        shutil.move(Path(folder, "berita"), away)
        check(desk.get(page)[0] == 200 and desk.get("/")[0] == 200, "so are pages whose folder is gone")
        shutil.move(away, Path(folder, "berita"))
    right = Path(folder, "kanan")
    arabic = Desk(right, "Berita\n\nIa berkata \u0627\u0644\u0633\u0644\u0627\u0645 \u0639\u0644\u064a\u0643\u0645 kepada 12 warga.\n\n"
                  "\u0627\u0644\u0645\u0627\u0621 \u0645\u0648\u062c\u0648\u062f \u0641\u064a \u0627\u0644\u0642\u0631\u064a\u0629.\n")
    with arabic, Browser(390) as driver:
        driver.get(arabic.address)
        driver.get(f"{HOME}/article/{arabic.article()}")
        sides = driver.execute_script(
            "return [...document.querySelectorAll('.source')].map(e => getComputedStyle(e).direction)")
        check(sides == ["ltr", "ltr", "rtl"], f"text runs as its letters do: {sides}")
        check(driver.execute_script("return document.documentElement.scrollWidth <= innerWidth"), "and nothing sticks out")


def strangers(folder):
    """What others send, from this machine's other programs and from pages of other sites."""
    hostile = ("Judul <script>alert(1)</script>\n\nWarga <img src=x onerror=alert(2)> \"berkumpul' & {{pulang}} "
               "</p></section><iframe src=//news.example></iframe> di desa.\n\n\u202eterbalik\u2028baris\u0007.\n")
    with Desk(folder, hostile) as desk:
        article = desk.article()
        place = {"article": article, "segment": "b1.s1", "kind": "approve", "seen": 0}
        check(desk.post("/api/decide", place, {"Origin": "http://news.example"})[0] == 403, "another site's page is refused")
        check(desk.post("/api/decide", place, {"Origin": "null"})[0] == 403, "so is a page without a site")
        check(desk.post("/api/decide", place, {"Origin": None})[0] == 403, "a request without an origin is refused")
        check(desk.request("GET", "/", None, {"Host": "news.example"})[0] == 421, "another host is refused")
        check(desk.request("GET", "/", None, {"Cookie": None})[0] == 403, "without the key there is no page")
        check(desk.request("GET", "/?token=" + "0" * 32, None, {"Cookie": None})[0] == 403, "nor with a wrong one")
        check(desk.post("/api/decide", place, {"Cookie": None})[0] == 403, "nor a decision")
        for path in ["/../etc/passwd", "/article/../../etc/passwd", "/article/%2e%2e%2f", "/article/1e9", "/desk.js/x",
                     "//etc/passwd", "/article/1%00", "/api/decide", "/%2fetc%2fpasswd"]:
            status, text = desk.get(path)
            check(status in (404, 400, 405) and "root:" not in text, f"{path} is nothing: {status}")
        for fields in ({}, {"article": "x"}, {**place, "segment": "'; DROP TABLE segment; --"}, {**place, "kind": "delete"}):
            check(desk.post("/api/decide", fields)[0] in (400, 404), f"{fields} is refused")
        term = {"source": "<b>warga</b>", "target": "\"><script>alert(3)</script>", "article": article}
        check(desk.post("/api/term", term | {"source": "a\tb\nc"})[0] == 400, "a term is one line")
        check(desk.post("/api/term", term)[0] == 200, "a term may have any letters")
        edit = {"article": article, "segment": "b2.s1", "kind": "edit", "target": "</div><script>alert(4)</script><b>x"}
        check(desk.post("/api/decide", edit)[0] == 200, "so may a translation")
        with Browser(1280) as driver:
            driver.get(desk.address)
            for path in ("/?show=all", f"/article/{article}", "/?q=%3Cscript%3Ealert(5)%3C/script%3E"):
                driver.get(HOME + path)
                foreign = driver.all("script:not([src='/desk.js']), img, iframe, .text b, [onerror]")
                check(not foreign, f"nothing in a text is markup at {path}")
        long_bodies(desk)
        crowd(desk)


def long_bodies(desk):
    before = desk.memory()
    piece = b"x" * (1 << 20)
    for chunked in (False, True):
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
        body = (piece for _ in range(100))
        fields = desk.headers({} if chunked else {"Content-Length": str(100 << 20)})
        try:
            connection.request("POST", "/api/decide", body, fields, encode_chunked=chunked)
            status = connection.getresponse().status
        except (BrokenPipeError, ConnectionResetError):
            status = 413
        check(status == 413, f"100 MB are refused: {status}")
    check(desk.memory() - before < 40, f"and not kept: {before:.0f} MB, then {desk.memory():.0f} MB")


def crowd(desk):
    idle = []
    for number in range(400):
        connection = socket.create_connection(("127.0.0.1", PORT), timeout=30)
        if number % 2:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: ")
        idle.append(connection)
    done = threading.Event()

    def trickle():
        slow = socket.create_connection(("127.0.0.1", PORT), timeout=30)
        while not done.is_set():
            slow.sendall(b"x")
            time.sleep(0.05)

    slow = threading.Thread(target=trickle)
    slow.start()
    start = time.perf_counter()
    for _ in range(20):
        check(desk.get("/?show=all")[0] == 200, "many and slow clients hold nobody up")
    print(f"a page beside 400 idle connections: {(time.perf_counter() - start) * 50:.1f} ms")
    done.set()
    slow.join()
    for connection in idle:
        connection.close()
    check(desk.get("/")[0] == 200, "and leave nothing behind")
