"""An editor's path through the review desk in Chromium: by keyboard, at two widths; and what must hold besides."""
import http.client
import json
import re
import signal
import sys
import tempfile
import threading
from pathlib import Path

import axe_playwright_python
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

import desk_scale
import desk_server
import desk_trouble
from desk_server import HOME, Browser, Desk, check

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text()


def accessible(driver, what):
    """No complaint of axe-core's."""
    driver.execute_script(AXE)
    result = driver.execute_async_script("axe.run().then(arguments[0])")
    faults = [f"{fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in result["violations"]]
    check(not faults, f"{what} is for everybody: {faults}")


def path(folder):
    for width in (1280, 390):
        # A word that no lexicon has is to be looked at.
        text = desk_server.STORY + "\nWarga menyebutnya zirbanyu.\n"
        with Desk(Path(folder, str(width)), text) as desk, Browser(width) as driver:
            editors_path(desk, driver, width)
        document = json.loads(Path(desk.folder, "out/a.json").read_text())
        reviewed = [s for block in document["blocks"] for s in block["segments"] if "review" in s]
        check([s["review"]["state"] for s in reviewed] == ["edited"], "the document says what was edited")
        check(reviewed[0]["target"].startswith("A bridge in Mekar"), "the document has the editor's words")


def editors_path(desk, driver, width):
    driver.get(desk.address)
    check(driver.current_url == HOME + "/", "the key leaves the address")
    driver.get(HOME + "/?show=all")
    accessible(driver, "the first page")
    driver.keys("j")
    driver.keys(Keys.ENTER)
    driver.shows(lambda d: d.all(".segment.now"), "a sentence is chosen")
    first = driver.all(".segment.now")[0].get_attribute("id")
    driver.keys("j")
    check(driver.all(".segment.now")[0].get_attribute("id") != first, "j goes to the next sentence")
    driver.keys("k")
    driver.keys("a")
    driver.shows(lambda d: d.all(f"[id='{first}'].approved"), "a approves")
    driver.keys("u")
    driver.shows(lambda d: not d.all(f"[id='{first}'].approved"), "u takes it back")
    driver.keys("n")
    driver.shows(lambda d: d.all(".segment.now.check"), "n goes to the next sentence to check")
    check("zirbanyu" in driver.all(".segment.now")[0].text, "which has the unknown word")
    driver.all(f"[id='{first}']")[0].click()
    driver.keys("j")
    row = driver.all(".segment.now")[0].get_attribute("id")
    driver.keys("e")
    driver.shows(lambda d: d.all("textarea"), "e edits")
    area = driver.all("textarea")[0]
    area.send_keys(Keys.CONTROL, "a")
    area.send_keys("The bridge in Mekar was damaged on Monday (March 4, 2025).")
    driver.shows(lambda d: any("4" in e.text for e in d.all(".segment.now .notes li")), "the checks speak while one edits")
    accessible(driver, "an article that is being edited")
    area.send_keys(Keys.CONTROL, "a")
    area.send_keys("A bridge in Mekar was damaged on Monday (March 3, 2025).")
    area.send_keys(Keys.CONTROL, Keys.ENTER)
    driver.shows(lambda d: d.all(f"[id='{row}'].edited"), "Ctrl-Enter saves")
    driver.keys("h")
    driver.shows(lambda d: "edited" in d.all("#history")[0].text, "h shows the history")
    driver.keys(Keys.ESCAPE)
    driver.keys("?")
    driver.shows(lambda d: d.all("#keys[open]"), "? lists the keys")
    accessible(driver, "the list of keys")
    driver.keys(Keys.ESCAPE)
    driver.keys("t")
    driver.shows(lambda d: d.all("#term[open]"), "t opens the term form")
    source, target = driver.all("#term input")
    source.send_keys("Korut")
    target.send_keys("the North", Keys.TAB)
    driver.shows(lambda d: "would be looked at" in d.all("#effect")[0].text, "the term's effect is shown")
    accessible(driver, "the term form")
    driver.all("[data-act='term-apply']")[0].send_keys(Keys.ENTER)
    driver.shows(lambda d: any("he North" in e.text for e in d.all(".text")), "the term is applied")
    check("Korut\tthe North" in Path(desk.folder, "house.tsv").read_text(), "the term is in the desk's file")
    driver.get(HOME + "/")
    driver.keys("/")
    driver.keys("tidak ada", Keys.ENTER)
    driver.shows(lambda d: "No article has" in d.text(), "a search that finds nothing says so")
    driver.keys("w")
    driver.get(HOME + "/?show=all")
    driver.keys("w")
    driver.shows(lambda d: "article" in d.find_element(By.ID, "toast").text, "documents are written")
    check(driver.execute_script("return document.documentElement.scrollWidth <= innerWidth"),
          f"nothing sticks out at {width} pixels")
    console = [line for line in driver.get_log("browser") if line["level"] == "SEVERE"]
    check(not console, f"the console is silent: {console}")
    hosts = set()
    for line in driver.get_log("performance"):
        message = json.loads(line["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            hosts.add(re.match(r"[a-z-]+:(//[^/]*)?", message["params"]["request"]["url"])[0])
    check(hosts <= {HOME, "data:"}, f"no other host is asked: {hosts}")


def killed(folder):
    """Twenty times: kill -9 amid approvals; all that the desk called saved is there, and nothing twice."""
    desk = Desk(folder)
    saved = {}
    for turn in range(20):
        desk.start()
        article = desk.article()
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


PARTS = {
    "path": path, "windows": desk_trouble.windows, "trouble": desk_trouble.trouble,
    "strangers": desk_trouble.strangers, "scale": desk_scale.large, "killed": killed,
}


def main(chosen):
    with tempfile.TemporaryDirectory() as folder:
        for name in chosen or PARTS:
            PARTS[name](Path(folder, name))
    print(f"test-desk: {desk_server.passed} passed, 0 failed")


main(sys.argv[1:])
