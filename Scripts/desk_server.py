"""A review desk under test: its server, its browser, and how a check fails."""
import http.client
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

ALIH = os.environ["ALIH"]
PORT = int(os.environ.get("DESK_PORT", "4377"))
HOME = f"http://127.0.0.1:{PORT}"
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

    def __init__(self, folder, text=STORY, formats=("json",), source="id"):
        """Translates an article, unless the folder has its run already."""
        self.folder = str(folder)
        self.environment = dict(os.environ, ALIH_STORE=f"{folder}/store.sqlite", USER="rina", HOME=self.folder)
        self.run = ["translate", "berita", "-o", "out", "--engine", "offline", *(x for f in formats for x in ("--format", f))]
        if not Path(folder, "berita").exists():
            Path(folder, "berita").mkdir(parents=True)
            Path(folder, "berita/a.txt").write_text(text)
            check(self.alih(*self.run).returncode == 0, "the run")

    def alih(self, *arguments):
        return subprocess.run([ALIH, *arguments], cwd=self.folder, env=self.environment, capture_output=True, text=True)

    def beside(self, *arguments):
        return subprocess.Popen([ALIH, *arguments], cwd=self.folder, env=self.environment, stderr=subprocess.DEVNULL)

    def start(self, *options):
        self.process = subprocess.Popen(
            [ALIH, "desk", "--no-open", "--port", str(PORT), *options], cwd=self.folder, env=self.environment,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self.process.stdout.readline().strip()
        self.token = self.address.rpartition("=")[2]
        for _ in range(400):
            try:
                self.get("/desk.css")
                return self
            except OSError:
                time.sleep(0.05)
        sys.exit("test-desk: FAILED: the desk does not answer")

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()

    def headers(self, more=None):
        fields = {"Cookie": f"alih-desk-{PORT}={self.token}", "Origin": HOME} | (more or {})
        return {name: value for name, value in fields.items() if value is not None}

    def request(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        connection.request(method, path, body, self.headers(headers))
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

    def memory(self):
        """The most that the server ever took, in MB."""
        text = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(text.partition("VmHWM:")[2].split()[0]) / 1024

    def rows(self, sql, *values):
        with sqlite3.connect(f"{self.folder}/store.sqlite", timeout=30) as store:
            return store.execute(sql, values).fetchall()

    def article(self):
        return self.rows("SELECT min(id) FROM article")[0][0]

    def fill(self, path, count):
        """Puts an article of as many sentences into the run, as a run would have written them."""
        with sqlite3.connect(f"{self.folder}/store.sqlite", timeout=30) as store:
            job, = store.execute("SELECT max(id) FROM job").fetchone()
            article = store.execute(
                "INSERT INTO article(job, path, content, state) VALUES (?, ?, '', 'finished')", (job, path)).lastrowid
            pattern = store.execute(
                "SELECT source, state, engine, target, notes, provenance, role FROM segment WHERE article = ?",
                (self.article(),)).fetchall()
            rows = []
            for number in range(count):
                source, state, engine, target, notes, provenance, role = pattern[number % len(pattern)]
                rows.append((article, f"b{number // 3 + 1}.s{number % 3 + 1}", f"{source} {path} {number}", state, engine,
                             f"{target} {number}", notes, provenance, role))
            store.executemany("INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
            return article


class Browser(webdriver.Chrome):
    """Chromium without a window, and what the tests do with it."""

    def __init__(self, width, scripts=True, cookies=True):
        options = Options()
        options.add_argument("--headless=new")
        options.add_argument("--no-sandbox")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        preferences = "profile.managed_default_content_settings."
        switched = {preferences + "javascript": 2} if not scripts else {}
        if not cookies:
            switched[preferences + "cookies"] = 2
        if switched:
            options.add_experimental_option("prefs", switched)
        super().__init__(options=options, service=Service("/usr/bin/chromedriver"))
        self.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500})

    def __exit__(self, *_):
        self.quit()

    def keys(self, *keys):
        webdriver.ActionChains(self).send_keys(*keys).perform()

    def all(self, selector):
        return self.find_elements(By.CSS_SELECTOR, selector)

    def shows(self, condition, what):
        try:
            # A row is replaced while one looks at it.
            WebDriverWait(self, 20, ignored_exceptions=[StaleElementReferenceException, IndexError]).until(condition)
        except TimeoutException:
            toast = self.all("#toast")
            sys.exit(f"test-desk: FAILED: {what}; the page says: {toast[0].text if toast else self.page_source[:500]!r}")
        check(True, what)

    def text(self):
        return self.find_element(By.TAG_NAME, "body").text
