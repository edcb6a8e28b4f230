import AlihModel
import Testing

@testable import AlihFormats

struct MarkdownSourceTests {
  private func file(_ text: String, _ options: SourceFile.Options = SourceFile.Options()) throws -> Translated
  {
    try Translated("a.md", Array(text.utf8), options)
  }

  /// What is written when nothing but letters changes: each must come back with its marks.
  @Test(arguments: [
    ("Baca `pasar --pagi` dan ``a ` b`` dulu.", "BACA `pasar --pagi` DAN ``a ` b`` DULU."),
    ("Rumus `2 * harga_satuan` dan `a < b`.", "RUMUS `2 * harga_satuan` DAN `a < b`."),
    ("Naik.[^1]\n\n[^1]: Data kantor.\n    Masih data.", "NAIK.[^1]\n\n[^1]: DATA KANTOR. MASIH DATA."),
    ("- [ ] Beli beras\n- [x] Jual padi", "- [ ] BELI BERAS\n- [x] JUAL PADI"),
    ("1. [X] Beli beras", "1. [X] BELI BERAS"),
    ("> [!NOTE]\n> Pasar tutup.", "> [!NOTE]\n> PASAR TUTUP."),
    ("> [!WARNING]\n> Awas\n> banjir.", "> [!WARNING]\n> AWAS BANJIR."),
    ("# Judul {#judul}\n\nIsi.", "# JUDUL {#judul}\n\nISI."),
    ("## Judul ##\n\nIsi.", "## JUDUL ##\n\nISI."),
    ("Judul\n=====\n\nIsi.", "JUDUL\n=====\n\nISI."),
    (
      "{{< figure src=\"a\" caption=\"Pasar\" >}}\n\nIsi.",
      "{{< figure src=\"a\" caption=\"Pasar\" >}}\n\nISI."
    ),
    ("{% include a.html judul=\"Peta\" %}\nIsi.", "{% include a.html judul=\"Peta\" %}\nISI."),
    (":::note Awas\n\nIsi.\n\n:::", ":::note AWAS\n\nISI.\n\n:::"),
    (":::tip[Awas banjir]\nIsi.\n:::", ":::tip[AWAS BANJIR]\nISI.\n:::"),
    ("!!! note \"Awas banjir\"\n\nIsi.", "!!! note \"AWAS BANJIR\"\n\nISI."),
    (
      "!!! note inline \"Awas banjir\"\n    Isi.\n\n    Lagi.\n\nLuar.",
      "!!! note inline \"AWAS BANJIR\"\n    ISI.\n\n    LAGI.\n\nLUAR."
    ),
    ("??? tip\n    Isi.\n\n        a_b()\n", "??? tip\n    ISI.\n\n        a_b()\n"),
    ("=== \"Pantai\"\n\n    Isi.[^1]\n", "=== \"PANTAI\"\n\n    ISI.[^1]\n"),
    ("!!! Penting sekali.", "!!! PENTING SEKALI."),
    ("> [!warning]- Awas banjir\n> Isi.", "> [!warning]- AWAS BANJIR\n> ISI."),
    (
      "Lihat [[Peta Desa|peta kami]] dan [[Arsip]] %%cek lagi%% ya. ^inti",
      "LIHAT [[Peta Desa|PETA KAMI]] DAN [[Arsip]] %%cek lagi%% YA. ^inti"
    ),
    ("![[foto banjir.png]]\n\nIsi.", "![[foto banjir.png]]\n\nISI."),
    ("%%\nDraf lama.\n\nMasih draf.\n%%\n\nIsi.", "%%\nDraf lama.\n\nMasih draf.\n%%\n\nISI."),
    ("$$\n\nIsi 50%% dan 20%% saja.", "$$\n\nISI 50%% DAN 20%% SAJA."),
    (
      "export const info = {\n  judul: \"Banjir\",\n}\n\n{/* cek lagi */}\n\nIsi.",
      "export const info = {\n  judul: \"Banjir\",\n}\n\n{/* cek lagi */}\n\nISI."
    ),
    ("::: {.catatan}\nIsi.\n:::", "::: {.catatan}\nISI.\n:::"),
    (
      "Isi ![peta](b.png){width=50%} lagi.\n\n*[BMKG]: badan cuaca",
      "ISI ![peta](b.png){width=50%} LAGI.\n\n*[BMKG]: badan cuaca"
    ),
    ("Isi ![peta](b.png){ .lebar #peta } lagi.", "ISI ![peta](b.png){ .lebar #peta } LAGI."),
    ("--8<-- \"isi berita.md\"\n\nIsi.", "--8<-- \"isi berita.md\"\n\nISI."),
    ("/// caption\nTeks.\n///\n\nIsi.", "/// caption\nTEKS.\n///\n\nISI."),
    ("1. Satu.\n\n    Dua.[^1]\n\n    - [x] Tiga.", "1. SATU.\n\n    DUA.[^1]\n\n    - [x] TIGA."),
    ("import Peta from './Peta'\n\nIsi.", "import Peta from './Peta'\n\nISI."),
    ("Satu.  \nDua.\\\nTiga.", "SATU.  \nDUA.\\\nTIGA."),
    ("> Satu.  \n> Dua.", "> SATU.  \n> DUA."),
    (
      "Lihat [situs][a] dan [b] serta <https://a.example/x>.\n\n[a]: https://a.example\n[b]: /b \"B\"",
      "LIHAT [SITUS][a] DAN [B] SERTA <https://a.example/x>.\n\n[a]: https://a.example\n[b]: /b \"B\""
    ),
    ("Kata __tebal__ dan _miring_ serta ***dua***.", "KATA __TEBAL__ DAN _MIRING_ SERTA ***DUA***."),
    ("Harga &amp; mutu &copy; \\*bintang\\*.", "HARGA & MUTU © \\*BINTANG\\*."),
    (
      "[Kabar](https://a.example/a_(b) \"judul\") baru ![peta](b.png \"c\") itu.",
      "[KABAR](https://a.example/a_(b) \"judul\") BARU ![peta](b.png \"c\") ITU."
    ),
    (
      "| Desa | Warga |\n|---|--:|\n| Pinus \\| Jati | `4` |",
      "| DESA | WARGA |\n|---|--:|\n| PINUS \\| JATI | `4` |"
    ),
    ("Isi.\n\n$$\nx_1 + y\n$$\n\nRumus $x_1^2$ benar.", "ISI.\n\n$$\nx_1 + y\n$$\n\nRUMUS $x_1^2$ BENAR."),
    ("Bagus :tada: sekali.", "BAGUS :tada: SEKALI."),
    (
      "Tekan <kbd>Ctrl+S</kbd> <b>lalu <i>tunggu</i></b> ya.",
      "TEKAN <kbd>Ctrl+S</kbd> <b>LALU <i>TUNGGU</i></b> YA."
    ),
    (
      "Kini <del>dua</del> lima *orang* <u>di <code>a_b</code>",
      "KINI <del>dua</del> LIMA *ORANG* <u>DI <code>a_b</code>"
    ),
    ("Beras naik<br>dua kali.<br/>Ikan turun.", "BERAS NAIK<br>DUA KALI.<br/>IKAN TURUN."),
    ("Luas m^2^ :tada: {#luas}", "LUAS m^2^ :tada: {#luas}"),
    ("```\n[^1]: kode {{ x }}\n```\n\nIsi.", "```\n[^1]: kode {{ x }}\n```\n\nISI."),
    ("snake_case dan 2 < 3 > 1.", "SNAKE_CASE DAN 2 < 3 > 1."),
    ("Kini ~~dua belas~~ lima orang.", "KINI ~~dua belas~~ LIMA ORANG."),
    ("Kini lima orang ~~dua belas~~", "KINI LIMA ORANG ~~dua belas~~"),
    ("Air H~2~O dan m^2^ saja.", "AIR H~2~O DAN m^2^ SAJA."),
    ("Lihat [situs](a) dan ![peta](b).", "LIHAT [SITUS](a) DAN ![peta](b)."),
    ("Banjir\n: Air yang naik.", "BANJIR\n: AIR YANG NAIK."),
    ("Judul kecil\n{: .kelas }\n\nIsi.", "JUDUL KECIL\n{: .kelas }\n\nISI."),
    (
      "<details>\n<summary>Lihat <b>rincian</b></summary>\n\nIsi.\n\n</details>\n",
      "<details>\n<summary>LIHAT <b>RINCIAN</b></summary>\n\nISI.\n\n</details>\n"
    ),
    (
      "<div align=\"center\"><h1>Judul</h1><!-- x --></div>\n\nIsi.",
      "<div align=\"center\"><h1>JUDUL</h1><!-- x --></div>\n\nISI."
    ),
    ("Satu\r\nbaris.\r\n\r\n- Dua\r\n", "SATU BARIS.\r\n\r\n- DUA\r\n"),
    ("#banjir/utara dan #panen.\n\n[a]: #panen", "#banjir/utara DAN #panen.\n\n[a]: #panen"),
    ("==Penting==: air ==naik **cepat**== kini.", "==PENTING==: AIR ==NAIK **CEPAT**== KINI."),
    ("Bila a == b dan `c==d==e`, buka /x?a==b&c==d.", "BILA A == B DAN `c==d==e`, BUKA /X?A==B&C==D."),
    ("^[Kata camat.] Warga pulang.", "^[KATA CAMAT.] WARGA PULANG."),
    (
      "Air^[Lihat [peta](a.png) *baru*.] naik.^[Kata camat.]^[Dua.]",
      "AIR^[LIHAT [PETA](a.png) *BARU*.] NAIK.^[KATA CAMAT.]^[DUA.]"
    ),
    ("^[Hanya catatan.]", "^[HANYA CATATAN.]"),
    ("Air ^[H~2~O\\] jernih.", "AIR ^\\[H~2~O\\] JERNIH."),
    ("Kata [@sari](https://desa.example) benar.", "KATA [@SARI](https://desa.example) BENAR."),
    ("Sebelum\n![[foto.png|300]]\nSesudah.", "SEBELUM\n![[foto.png|300]]\nSESUDAH."),
    (
      "![Foto](a.png \"judul\"){width=50%}\n*Warga pulang.*",
      "![Foto](a.png \"judul\"){width=50%}\n*WARGA PULANG.*"
    ),
    ("Air di desa\n![ikon](a.png)\nnaik lagi.", "AIR DI DESA ![ikon](a.png) NAIK LAGI."),
    ("Isi lagi. ![peta](b.png){width=50%}", "ISI LAGI. ![peta](b.png){width=50%}"),
    ("Kata [tebal]{.penting #a} dan [situs](b){.x}.", "KATA [TEBAL]{.penting #a} DAN [SITUS](b){.x}."),
    (
      "Air {++sudah++} {--belum--} {==naik==}{>>cek<<} {~~dua~>tiga~~}.",
      "AIR {++SUDAH++} {--belum--} {==NAIK==}{>>cek<<} {~~dua~>TIGA~~}."
    ),
    (
      "{~~Dua~>Tiga~~} rumah{++ (lihat peta)++} {~~rusak~>~~}.",
      "{~~Dua~>TIGA~~} RUMAH{++ (LIHAT PETA)++} {~~rusak~>~~}."
    ),
    ("Tulis `[^1]`, `{{ x }}` dan `#tag`.", "TULIS `[^1]`, `{{ x }}` DAN `#tag`."),
    (
      "Warga^1^ dan tamu<sup>2</sup> di lahan 5 m<sup>2</sup>.",
      "WARGA^1^ DAN TAMU<sup>2</sup> DI LAHAN 5 M<sup>2</sup>."
    ),
    (
      "Air 2 * 3 * 4 naik, kata @sari di [@sari2020, hlm. 5] dan @fig-peta.",
      "AIR 2 * 3 * 4 NAIK, KATA @sari DI [@sari2020, hlm. 5] DAN @fig-peta."
    ),
    (
      "{{< highlight go >}}\nkode\n{{< /highlight >}}\nIsi {{ .Judul }} ini.\n\n{% highlight c %}\n\nkode\n{% endhighlight %}",
      "{{< highlight go >}}\nkode\n{{< /highlight >}}\nISI {{ .Judul }} INI.\n\n{% highlight c %}\n\nkode\n{% endhighlight %}"
    ),
    ("Air^[Lihat `kode` ini.] naik.", "AIR^[LIHAT `kode` INI.] NAIK."),
    ("- [!] Awas\n- [/] Jalan", "- [!] AWAS\n- [/] JALAN"),
    ("+62 812 adalah nomornya.\n\n2.500 warga.", "+62 812 ADALAH NOMORNYA.\n\n2.500 WARGA."),
  ])
  func `marks stay letter by letter`(_ before: String, _ after: String) throws {
    #expect(try file(before).text() == after)
    #expect(try Translated("a.md", Array(before.utf8)) { $0 }.text() == before)
  }

  @Test(arguments: [
    ("Lihat [situs] kami.\n\n[situs]: /a", "Lihat [laman][situs] kami.\n\n[situs]: /a"),
    ("Lihat [situs][] kami.\n\n[situs]: /a", "Lihat [laman][situs] kami.\n\n[situs]: /a"),
    ("Kami di [situs].\n\n[situs]: /a", "Kami di [laman][situs].\n\n[situs]: /a"),
  ])
  func `a link that is known by its text keeps its name when that is translated`(
    _ before: String, _ after: String
  ) throws {
    #expect(
      try Translated("a.md", Array(before.utf8)) { $0.replacing("situs", with: "laman") }.text() == after)
  }

  @Test func `a note inside of a sentence is a text of its own`() throws {
    let document = try file("Air naik^[Kata *camat*.] lagi di #demak/utara.")
    #expect(document.texts == ["Air naik lagi di #demak/utara.", "Kata camat."])
    #expect(document.article.blocks[0].kept == ["#demak/utara"])
  }

  @Test(arguments: [
    ("Rumah.", "# a", "\\# a"), ("Rumah.", "5. a", "5\\. a"), ("Rumah.", "- a", "\\- a"),
    ("Rumah.", "+6 a", "+6 a"), ("Rumah.", "> a", "\\> a"),
  ])
  func `what would begin an item or a heading is escaped, and nothing else`(
    _ before: String, _ target: String, _ after: String
  ) throws {
    #expect(try Translated("a.md", Array(before.utf8)) { _ in target }.text() == after)
  }

  @Test func `code and tags inside of a sentence are told to the engines as what stays`() throws {
    let document = try file("Jalankan `pasar buka` di {{ site.nama }} pagi ini.")
    #expect(document.texts == ["Jalankan pasar buka di {{ site.nama }} pagi ini."])
    #expect(document.article.blocks[0].kept == ["pasar buka", "{{ site.nama }}"])
  }

  @Test(arguments: [
    (
      "---\ntitle: Pasar ikan\ndescription: 'Harga ''naik'''\ndate: 2024-01-02\n---\n\nIsi.\n",
      "---\ntitle: \"PASAR IKAN\"\ndescription: \"HARGA 'NAIK'\"\ndate: 2024-01-02\n---\n\nISI.\n"
    ),
    ("+++\ntitle = \"Pasar \\\"ikan\\\"\"\n+++\nIsi.\n", "+++\ntitle = \"PASAR \\\"IKAN\\\"\"\n+++\nISI.\n"),
    (
      "---\ndescription: >-\n  Harga ikan\n\n  naik.\ntitle: |  \n Pasar\n---\nIsi.\n",
      "---\ndescription: \"HARGA IKAN NAIK.\"\ntitle: \"PASAR\"\n---\nISI.\n"
    ),
    (
      "+++\ndescription = \"\"\"\nHarga\nnaik.\n\"\"\"\n+++\nIsi.\n",
      "+++\ndescription = \"HARGA NAIK.\"\n+++\nISI.\n"
    ),
  ])
  func `title and description of the front matter are read where that is asked for`(
    _ before: String, _ after: String
  ) throws {
    #expect(try file(before, SourceFile.Options(parts: [.frontMatter])).text() == after)
    let both = try file(before, SourceFile.Options(parts: [.frontMatter])).text(.interleaved)
    #expect(both.contains(/(?:title|description)(?:: | = )"[^\n]+ \/ [^\n]+"\n/))
    #expect(try file(before).texts == ["Isi."])
  }

  @Test(arguments: [
    ("---\ndate: 2024-01-02\n---\n\nIsi.\n", "2024-01-02"),
    ("+++\ndate = \"2024-01-02T10:29:00+07:00\"\n+++\nIsi.\n", "2024-01-02T10:29"),
    ("---\ndate: kemarin\n---\n\nIsi.\n", nil), ("date: 2024-01-02\n\nIsi.\n", nil),
  ])
  func `an article's date is its front matter's`(_ text: String, _ date: String?) throws {
    #expect(try SourceFile(path: "a.md", bytes: Array(text.utf8)).article.date == date)
  }

  @Test func `both languages stand together without breaking what they stand in`() throws {
    #expect(
      try file("- [ ] Beli beras\n\n# Judul {#a}\n").text(.interleaved)
        == "- [ ] Beli beras\\\n      BELI BERAS\n\n# Judul / JUDUL {#a}\n")
  }
}
