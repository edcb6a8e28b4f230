"""Pictures of the desk and of documents, by Chromium: `pictures.py [FOLDER [WIDTH [dark|print]]]`."""
import io
import sys
import tempfile
from pathlib import Path

from PIL import Image

from desk_server import HOME, Browser, Desk

ARTICLES = {
    "jembatan-sukamulya.txt": """Jembatan Gantung di Sukamulya Putus, 12 Warga Mengungsi

Sukamulya - Jembatan gantung di Sukamulya putus diterjang banjir pada Senin (3/3/2025). Sebanyak 12 warga mengungsi ke balai desa.

Bupati Rini Hapsari mengatakan perbaikan jembatan itu membutuhkan waktu 14 hari. "Kami meminta warga tetap tenang," katanya.

BNPB mengirim 200 tenda dan bantuan Rp 1,2 miliar. Kementerian PU akan memeriksa jembatan itu pada Rabu.

Menurut polisi, tidak ada korban jiwa. Warga membangun rakit cangkaruk dari bambu.
""",
    "latihan-selat-biru.txt": """Korut Kecam Latihan Laut di Selat Biru

Seoul - Korut mengecam latihan laut gabungan AS dan Korsel di Selat Biru pada Selasa (4/3/2025).

Latihan itu berlangsung selama sepuluh hari. Kementerian Pertahanan Korsel menyebut latihan tersebut bersifat defensif.
""",
    "pasar-sukamaju.txt": """Pedagang Pasar Sukamaju Menolak Kenaikan Retribusi

Sukamaju - Sekitar 300 pedagang Pasar Sukamaju menolak kenaikan retribusi sebesar 15 persen.

"Kami belum pulih sejak kebakaran," kata ketua paguyuban, Bima Lesmana.
""",
}
EDITS = {
    "b1.s1": "Sukamulya Suspension Bridge Collapses, Forcing 12 From Their Homes",
    "b2.s1": "Sukamulya - A suspension bridge in Sukamulya collapsed on Monday (March 3, 2025), hit by floods.",
}


def picture(driver, path, height=None):
    """The page as it is on the screen, or as much of it; in few colors, which letters need no more of."""
    image = Image.open(io.BytesIO(driver.get_screenshot_as_png())).convert("RGB")
    if height:
        image = image.crop((0, 0, image.width, min(height, image.height)))
    image.quantize(96, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path}: {image.width} x {image.height}, {Path(path).stat().st_size / 1024:.0f} KB")


def main(target="Documentation/images", width="1280", medium=""):
    target = Path(target)
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "desk")
        (place / "berita").mkdir(parents=True)
        for name, text in ARTICLES.items():
            (place / "berita" / name).write_text(text)
        desk = Desk(place)
        run = desk.alih("translate", "berita", "-o", "out", "--engine", "offline", "--format", "html",
                        "--format", "json", "--layout", "side-by-side")
        assert run.returncode == 0, run.stderr
        audit = desk.alih("audit", "out", "--report", "html", "-o", "audit.html")
        article = desk.rows("SELECT id FROM article WHERE path LIKE '%jembatan-%'")[0][0]
        with desk, Browser(int(width)) as driver:
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
                "width": int(width), "height": 800, "deviceScaleFactor": 1, "mobile": int(width) < 500})
            if medium:
                feature = {"media": "print"} if medium == "print" else {
                    "features": [{"name": "prefers-color-scheme", "value": "dark"}]}
                driver.execute_cdp_cmd("Emulation.setEmulatedMedia", feature)
            driver.get(desk.address)
            for sentence, text in EDITS.items():
                desk.post("/api/decide", {"article": article, "segment": sentence, "kind": "edit", "target": text})
            desk.post("/api/decide", {"article": article, "segment": "b2.s2", "kind": "approve"})
            driver.get(HOME + "/?show=all")
            picture(driver, target / "desk-triage.png", 420)
            driver.get(f"{HOME}/article/{article}#b3.s1")
            driver.keys("e")
            driver.shows(lambda d: d.all("textarea"), "the editor opens")
            area = driver.all("textarea")[0]
            area.clear()
            area.send_keys("Regent Rini Hapsari said the repairs would take 15 days.")
            driver.shows(lambda d: any("14" in e.text for e in d.all(".segment.now .notes li")), "the checks speak")
            picture(driver, target / "desk-article.png", 760)
            driver.execute_script("document.querySelector('[data-act=cancel]').click()")
            desk.post("/api/write", {})
            driver.get((place / "out/jembatan-sukamulya.html").as_uri())
            picture(driver, target / "page.png", 760)
            if audit.returncode in (0, 3):
                driver.get((place / "audit.html").as_uri())
                picture(driver, target / "audit.png", 700)
            else:
                print(audit.stderr)


main(*sys.argv[1:])
