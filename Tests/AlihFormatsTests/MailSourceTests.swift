import AlihModel
import Foundation
import Testing

@testable import AlihFormats

struct MailSourceTests {
  private func read(_ text: String, _ name: String = "a.eml") throws -> Article {
    try SourceFile(path: name, bytes: Array(text.utf8)).article
  }

  private func texts(_ article: Article) -> [String] { article.blocks.map { article.text($0.range).trimmed } }

  private static let head = "From: Sari <sari@contoh.example>\nSubject: Banjir\nMIME-Version: 1.0\n"
  private static func mixed(_ parts: String..., kind: String = "mixed") -> String {
    head + "Content-Type: multipart/\(kind); boundary=\"b\"\n\n" + parts.map { "--b\n\($0)\n" }.joined()
      + "--b--\n"
  }
  private static func plain(_ text: String, _ more: String = "") -> String {
    "Content-Type: text/plain; charset=utf-8\(more)\n\n\(text)\n"
  }
  private static let picture =
    "Content-Type: image/png; name=peta.png\nContent-Disposition: inline\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"

  @Test(arguments: [
    (mixed(plain("Air naik."), picture, plain("Air surut.")), ["Banjir", "Air naik.", "Air surut."]),
    (
      mixed(
        plain("Buka surat ini di peramban."),
        "Content-Type: text/html\n\n<p>Air naik di tiga desa sejak kemarin malam karena hujan tidak berhenti.</p>\n",
        kind: "alternative"),
      ["Banjir", "Air naik di tiga desa sejak kemarin malam karena hujan tidak berhenti."]
    ),
    (
      mixed(
        plain("Air naik."), "Content-Type: text/html\n\n\n", plain("Air surut."), kind: "mixed"),
      ["Banjir", "Air naik.", "Air surut."]
    ),
    (
      head + "\nKata Sari:\n> Apakah air\n> sudah surut?\n",
      ["Banjir", "Kata Sari:", "Apakah air sudah surut?"]
    ),
    (
      mixed(
        plain("  \n"), "Content-Type: text/html\n\n<p>Air <b>naik</b>.</p><p>Warga pergi.</p>\n",
        kind: "alternative"), ["Banjir", "Air naik.", "Warga pergi."]
    ),
    (
      mixed(plain("Air naik."), "Content-Type: text/html\n\n<p>Air naik!</p>\n", kind: "alternative"),
      ["Banjir", "Air naik."]
    ),
    (
      mixed(plain("Tolong terjemahkan."), "Content-Type: message/rfc822\n\nSubject: Naskah\n\nAir surut.\n"),
      ["Banjir", "Tolong terjemahkan.", "Naskah", "Air surut."]
    ),
    (
      head
        + "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nQWlyIG5haWsuCg==\nQWlyIHN1cnV0Lgo=\n",
      ["Banjir", "Air naik.", "Air surut."]
    ),
    (
      head
        + "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nQWlyIG5haWsuCg==\n\n____________________\nMilis desa kami\n",
      ["Banjir", "Air naik.", "Milis desa kami"]
    ),
    (
      head + "\nAir naik.\n\n____________________\nMilis desa kami\n-- \nSari\nKetua RT 05\n",
      ["Banjir", "Air naik.", "Milis desa kami", "Sari", "Ketua RT 05"]
    ),
    (
      head
        + "Content-Type: text/plain; format=flowed; delsp=yes\n\nAir me \nnaik di desa \n itu.\n\n> Kapan air \n> surut?\n",
      ["Banjir", "Air menaik di desaitu.", "Kapan airsurut?"]
    ),
    (
      head + "Content-Type: text/plain; format=flowed; delsp=yes\n\nAir naik  \ndi desa.\n",
      ["Banjir", "Air naik di desa."]
    ),
    (
      head + "\nHadir:\n- Kepala desa dari tiga kampung yang dilanda banjir\n- Camat\n1. Rapat\n",
      ["Banjir", "Hadir:", "- Kepala desa dari tiga kampung yang dilanda banjir", "- Camat", "1. Rapat"]
    ),
    (
      head + "\nAir naik di tiga desa sejak kemarin malam, kata\nkepala desa.\n",
      ["Banjir", "Air naik di tiga desa sejak kemarin malam, kata kepala desa."]
    ),
    // What names no type is text, and a page stands behind what only Gmail shows.
    (head + "Content-Type: text; charset=us-ascii\n\nAir naik.\n", ["Banjir", "Air naik."]),
    (
      mixed(
        plain("Buka di peramban."), "Content-Type: text/x-amp-html\n\n<p>Air naik di layar.</p>\n",
        "Content-Type: text/html\n\n<p>Air naik di tiga desa sejak kemarin malam.</p>\n", kind: "alternative"),
      ["Banjir", "Air naik di tiga desa sejak kemarin malam."]
    ),
    (mixed("Content-Type: text/markdown\n\nAir naik.\n"), ["Banjir", "Air naik."]),
    // The parts stand behind another boundary than the mail says.
    (
      head + "Content-Type: multipart/mixed; boundary=\"lain\"\n\n--b\n\(plain("Air naik."))--b--\n",
      ["Banjir", "Air naik."]
    ),
    (head + "Content-Type: multipart/mixed; boundary=\"lain\"\n\nAir naik.\n", ["Banjir", "Air naik."]),
    ("MIME-Version: 1.0\nContent-Type: text/plain\n\nAir naik.\n", ["Air naik."]),
    ("\u{FEFF}\n" + head + "\nAir naik.\n", ["Banjir", "Air naik."]),
    (
      head
        + "\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nAir naik.\n\n- - Tiga desa tergenang\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n=a1b2\n-----END PGP SIGNATURE-----\n",
      ["Banjir", "Air naik.", "- Tiga desa tergenang"]
    ),
  ])
  func `what a mail program shows is read`(_ mail: String, _ expected: [String]) throws {
    #expect(try texts(read(mail)) == expected)
  }

  @Test(arguments: [
    ("=?UTF-8?Q?Kapal_=E2=80=9CDewi=E2=80?=\n =?UTF-8?Q?=9D_Tiba?=", "Kapal “Dewi” Tiba"),
    ("=?iso-8859-2?Q?=A9koda_tiba?=", "Škoda tiba"),
    ("=?utf-8?B?QWly?= =?utf-8?B?IHN1cnV0?=", "Air surut"), ("Air\n surut", "Air surut"), ("Kafé", "Kafé"),
  ])
  func `a subject is read in any charset, in one piece`(_ subject: String, _ expected: String) throws {
    #expect(try texts(read("From: a@contoh.example\nSubject: \(subject)\n\nIsi.\n"))[0] == expected)
  }

  @Test func `pictures of a page are no attachments, and files beside it are`() throws {
    let page = Self.mixed(
      "Content-Type: text/html\n\n<p>Air naik.</p><img src=cid:a>\n", Self.picture, kind: "related")
    #expect(try read(page).findings.isEmpty)
    #expect(try read(Self.mixed(Self.plain("Air naik."), Self.picture)).findings.map(\.kind) == [.attachment])
    let sent = Self.picture.replacing("inline", with: "attachment")
    #expect(try read(page.replacing(Self.picture, with: sent)).findings.map(\.kind) == [.attachment])
  }

  @Test func `a part is read in the charset that it names`() throws {
    let mail =
      Array(Self.head.utf8) + Array("Content-Type: text/plain; charset=iso-8859-1\n\nMinum di kaf".utf8) + [
        0xE9
      ]
      + Array(" baru.\n".utf8)
    let article = try SourceFile(path: "a.eml", bytes: mail).article
    #expect(texts(article).last == "Minum di kafé baru.")
  }

  @Test func `an attachment is named`() throws {
    let article = try read(
      Self.mixed(
        Self.plain("Air naik."),
        "Content-Type: application/pdf; name=\"laporan.pdf\"\nContent-Disposition: attachment; filename=\"laporan.pdf\"\n\n%PDF\n"
      ))
    #expect(article.findings.map(\.id) == ["attachment"])
    #expect(article.findings[0].message.contains("'laporan.pdf'"))
    #expect(article.byline == "Sari")
  }

  @Test(arguments: [
    (mixed(plain("Air naik."), "Content-Type: application/pdf\n\n%PDF\n"), "application/pdf"),
    (mixed(plain("Air naik."), "Content-Type: text/calendar\n\nBEGIN:VCALENDAR\n"), "text/calendar"),
    (head + "\nAir naik.\n\nbegin 644 peta.png\n#86)C\n`\nend\n", "peta.png"),
    (head + "\nAir naik.\n-----BEGIN PGP MESSAGE-----\n\nhQEM\n-----END PGP MESSAGE-----\n", "OpenPGP"),
  ])
  func `what isn't read is named, also without a name of its own`(_ mail: String, _ name: String) throws {
    let article = try read(mail)
    #expect(texts(article) == ["Banjir", "Air naik."])
    #expect(article.findings.map(\.id) == ["attachment"])
    #expect(article.findings.first?.message.contains("'\(name)'") == true)
  }

  @Test func `a line of a mail that begins with From begins no other mail`() throws {
    let box =
      "From a@b Mon Jan  1 00:00:00 2024\nSubject: Satu\n\nFrom Sukaraja pun warga datang.\n\nFrom a@b Mon Jan  1 00:00:00 2024\nSubject: Dua\n\nAir surut.\n"
    #expect(
      try texts(read(box, "a.mbox")) == ["Satu", "From Sukaraja pun warga datang.", "Dua", "Air surut."])
    #expect(try read("\u{FEFF}" + Self.head + "\nAir naik.\n").byline == "Sari")
  }

  @Test func `a mailbox holds several mails, a saved page is read as a page`() throws {
    let box =
      "From a@b Mon Jan  1 00:00:00 2024\nSubject: Satu\n\nAir naik.\n\nFrom a@b Mon Jan  1 00:00:00 2024\nSubject: Dua\n\nAir surut.\n"
    #expect(
      try texts(read(box, "a.mbox")).filter { !$0.isEmpty } == ["Satu", "Air naik.", "Dua", "Air surut."])
    let page =
      "From: <Saved by Blink>\nSubject: Halaman\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<h1>Air Surut</h1><p>Air di tiga desa su=\nrut sejak pagi, kata kepala desa kepada warga yang berkumpul.</p>\n--b--\n"
    #expect(
      try texts(read(page, "a.mhtml")) == [
        "Air Surut", "Air di tiga desa surut sejak pagi, kata kepala desa kepada warga yang berkumpul.",
      ])
  }

  @Test func `parts inside of parts without end don't crash`() throws {
    var mail = Self.head
    for depth in 0..<3_000 {
      mail += "Content-Type: multipart/mixed; boundary=\"b\(depth)\"\n\n--b\(depth)\n"
    }
    _ = try? read(mail + Self.plain("Air naik."))
  }
}
