"""An editor's path through the review desk in Chromium: by keyboard, at two widths, with two windows and with kill -9."""
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

ALIH = os.environ["ALIH"]
PORT = int(os.environ.get("DESK_PORT", "4377"))
STORY = """Jembatan Kali Jernih Rusak, 12 Warga Mengungsi

Kali Jernih - Jembatan di Desa Mekar rusak pada Senin (3/3/2025). Korut tidak terlibat.

Bupati mengatakan perbaikan butuh 14 hari. Warga diminta tenang.

Korut mengirim 200 tenda untuk warga. Warga diminta tenang.
"""
passed = 0


def check(condition, what):
    global passed
    if not condition:
        sys.exit(f"test-desk: FAILED: {what}")
    passed += 1


class Desk:
    """The server of a run in a folder of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = dict(os.environ, ALIH_STORE=f"{folder}/store.sqlite", USER="rina", HOME=folder)

    def alih(self, *arguments):
        return subprocess.run([ALIH, *arguments], cwd=self.folder, env=self.environment, capture_output=True, text=True)

    def start(self):
        self.process = subprocess.Popen(
            [ALIH, "desk", "--no-open", "--port", str(PORT)], cwd=self.folder, env=self.environment,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self.process.stdout.readline().strip()
        self.token = self.address.rpartition("=")[2]
        for _ in range(400):
            try:
                return self.get("/")
            except OSError:
                time.sleep(0.05)
        sys.exit("test-desk: FAILED: the desk does not answer")

    def request(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
        fields = {"Cookie": f"alih-desk-{PORT}={self.token}", "Origin": f"http://127.0.0.1:{PORT}"} | (headers or {})
        connection.request(method, path, body, {k: v for k, v in fields.items() if v is not None})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    def get(self, path):
        return self.request("GET", path)

    def post(self, path, fields, headers=None):
        status, body = self.request("POST", path, json.dumps(fields), headers)
        return status, json.loads(body)

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        self.process.wait()


def browser(width, scripts=True):
    options = Options()
    options.add_argument("--headless=new")
    options.add_argument("--no-sandbox")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    if not scripts:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500})
    return driver


def type_keys(driver, keys):
    webdriver.ActionChains(driver).send_keys(keys).perform()


def wait(driver, condition, what):
    try:
        WebDriverWait(driver, 20).until(condition)
    except Exception:
        sys.exit(f"test-desk: FAILED: {what}; the page says: {driver.find_element(By.ID, 'toast').text!r}")
    check(True, what)


def css(driver, selector):
    return driver.find_elements(By.CSS_SELECTOR, selector)


def editors_path(desk, width):
    driver = browser(width)
    try:
        driver.get(desk.address)
        check("token" not in driver.current_url, "the token leaves the address")
        driver.get(f"http://127.0.0.1:{PORT}/?show=all")
        css(driver, ".articles .name")[0].send_keys(Keys.ENTER)
        wait(driver, lambda d: css(d, ".segment.now"), "a sentence is chosen")
        first = css(driver, ".segment.now")[0].get_attribute("id")
        type_keys(driver, "j")
        check(css(driver, ".segment.now")[0].get_attribute("id") != first, "j goes to the next sentence")
        type_keys(driver, "k")
        type_keys(driver, "a")
        wait(driver, lambda d: css(d, f"[id='{first}'].approved"), "a approves")
        type_keys(driver, "u")
        wait(driver, lambda d: not css(d, f"[id='{first}'].approved"), "u takes it back")
        type_keys(driver, "j")
        row = css(driver, ".segment.now")[0].get_attribute("id")
        type_keys(driver, "e")
        wait(driver, lambda d: css(d, "textarea"), "e edits")
        area = css(driver, "textarea")[0]
        area.send_keys(Keys.CONTROL, "a")
        area.send_keys("The bridge in Mekar was damaged on Monday (March 4, 2025).")
        wait(driver, lambda d: css(d, ".segment .notes li"), "the checks speak while one edits")
        area.send_keys(Keys.CONTROL, "a")
        area.send_keys("A bridge in Mekar was damaged on Monday (March 3, 2025).")
        area.send_keys(Keys.CONTROL, Keys.ENTER)
        wait(driver, lambda d: css(d, f"[id='{row}'].edited"), "Ctrl-Enter saves")
        type_keys(driver, "h")
        wait(driver, lambda d: "edited" in css(d, "#history")[0].text, "h shows the history")
        type_keys(driver, Keys.ESCAPE)
        type_keys(driver, "t")
        wait(driver, lambda d: css(d, "#term[open]"), "t opens the term form")
        source, target = css(driver, "#term input")
        source.send_keys("Korut")
        target.send_keys("the North", Keys.TAB)
        wait(driver, lambda d: "would be looked at" in css(d, "#effect")[0].text, "the term's effect is shown")
        css(driver, "[data-act='term-apply']")[0].send_keys(Keys.ENTER)
        wait(driver, lambda d: any("the North" in e.text or "The North" in e.text for e in css(d, ".text")), "the term is applied")
        check("Korut\tthe North" in Path(desk.folder, "house.tsv").read_text(), "the term is in the desk's file")
        driver.get(f"http://127.0.0.1:{PORT}/")
        css(driver, "[data-act='write']")[0].send_keys(Keys.ENTER)
        wait(driver, lambda d: "article" in d.find_element(By.ID, "toast").text, "documents are written")
        wide = driver.execute_script("return document.documentElement.scrollWidth <= innerWidth")
        check(wide, f"nothing sticks out at {width} pixels")
        console = [line for line in driver.get_log("browser") if line["level"] == "SEVERE"]
        check(not console, f"the console is silent: {console}")
        hosts = set()
        for line in driver.get_log("performance"):
            message = json.loads(line["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                hosts.add(re.match(r"[a-z-]+:(//[^/]*)?", message["params"]["request"]["url"])[0])
        check(hosts <= {f"http://127.0.0.1:{PORT}", "data:"}, f"no other host is asked: {hosts}")
    finally:
        driver.quit()
    document = json.loads(Path(desk.folder, "out/a.json").read_text())
    segments = [s for block in document["blocks"] for s in block["segments"]]
    reviewed = [s for s in segments if "review" in s]
    check([s["review"]["state"] for s in reviewed] == ["edited"], "the document says what was edited")
    check(reviewed[0]["target"].startswith("A bridge in Mekar"), "the document has the editor's words")


def without_scripts(desk):
    driver = browser(1280, scripts=False)
    try:
        driver.get(desk.address)
        driver.get(f"http://127.0.0.1:{PORT}/?show=all")
        css(driver, ".articles .name")[0].click()
        check(len(css(driver, ".segment .source")) > 5, "an article is read without scripts")
    finally:
        driver.quit()


def article_of(desk):
    return int(re.search(r"/article/(\d+)", desk.get("/?show=all")[1])[1])


def two_windows(desk):
    article = article_of(desk)
    place = {"article": article, "segment": "b2.s2", "kind": "edit", "seen": 0}
    status, one = desk.post("/api/decide", place | {"target": "North Korea is not involved."})
    check(status == 200, "the first window saves")
    status, other = desk.post("/api/decide", place | {"target": "The North has no part in it."})
    check(status == 409 and other["target"] == "North Korea is not involved.", "the second sees what the first wrote")
    status, _ = desk.post("/api/decide", place | {"target": "The North has no part in it.", "seen": other["seen"]})
    check(status == 200, "and decides")


def strangers(desk):
    article = {"article": article_of(desk), "segment": "b1.s1", "kind": "approve", "seen": 0}
    check(desk.post("/api/decide", article, {"Origin": "http://news.example"})[0] == 403, "another site's page is refused")
    check(desk.post("/api/decide", article, {"Origin": None})[0] == 403, "a request without an origin is refused")
    check(desk.request("GET", "/", None, {"Host": "news.example"})[0] == 421, "another host is refused")
    check(desk.request("GET", "/", None, {"Cookie": None})[0] == 403, "without the key there is no page")
    for path in ["/../etc/passwd", "/article/../../etc/passwd", "/article/%2e%2e%2f", "/article/1e9", "/desk.js/x"]:
        check(desk.get(path)[0] in (404, 400, 405), f"{path} is nothing")
    status, _ = desk.request("POST", "/api/decide", "x" * (3 << 20))
    check(status == 413, "a body that is too long is refused")
    idle = [http.client.HTTPConnection("127.0.0.1", PORT, timeout=30) for _ in range(64)]
    for connection in idle:
        connection.connect()
        connection.sock.sendall(b"GET / HTTP/1.1\r\nHost: ")
    check(desk.get("/?show=all")[0] == 200, "slow clients hold nobody up")
    for connection in idle:
        connection.close()


def killed(folder):
    """Twenty times: kill -9 amid approvals; all that the desk called saved is there, and nothing twice."""
    desk = Desk(folder)
    saved = {}
    for turn in range(20):
        desk.start()
        article = article_of(desk)
        timer = threading.Timer(0.05 + turn * 0.01, desk.process.send_signal, [signal.SIGKILL])
        timer.start()
        try:
            for number in range(10_000):
                text = f"Turn {turn}, number {number}."
                status, answer = desk.post(
                    "/api/decide", {"article": article, "segment": "b3.s1", "kind": "edit", "target": text})
                if status != 200:
                    break
                saved[text] = True
        except (OSError, http.client.HTTPException, ValueError):
            pass
        timer.join()
        desk.process.wait()
    log = [json.loads(line) for line in desk.alih("review", "log", "--json").stdout.splitlines()]
    targets = [entry["target"] for entry in log if entry["segment"] == "b3.s1"]
    check(len(targets) == len(set(targets)), "no decision is there twice")
    check(set(saved) <= set(targets), "all that was called saved is there")
    print(f"{len(saved)} saved in 20 turns, all there")


def main():
    with tempfile.TemporaryDirectory() as folder:
        for width in (1280, 390):
            place = Path(folder, str(width))
            (place / "berita").mkdir(parents=True)
            (place / "berita/a.txt").write_text(STORY)
            desk = Desk(str(place))
            check(desk.alih("translate", "berita", "-o", "out", "--engine", "offline", "--format", "json").returncode == 0, "the run")
            desk.start()
            editors_path(desk, width)
            if width == 1280:
                without_scripts(desk)
                two_windows(desk)
                strangers(desk)
                # A run beside an open desk: both finish, and what was decided stands.
                again = desk.alih("translate", "berita", "-o", "out", "--engine", "offline", "--format", "json")
                check(again.returncode == 0, "a run beside the desk finishes")
                text = (place / "out/a.json").read_text()
                check("The North has no part in it." in text, "a run leaves what was decided")
            desk.stop()
        killed(str(Path(folder, "390")))
    print(f"test-desk: {passed} passed, 0 failed")


main()
