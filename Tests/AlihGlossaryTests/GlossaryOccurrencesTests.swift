import AlihGlossary
import AlihModel
import Testing
import ThreadTime

struct GlossaryOccurrencesTests {
  @Test(arguments: [
    // Short forms, and what isn't one.
    ("Pasukan Korut tiba.", "Pasukan [Korut=North Korea] tiba."),
    ("PASUKAN KORUT TIBA", "PASUKAN [KORUT=North Korea] TIBA"),
    ("pasukan korut tiba", "pasukan korut tiba"),
    ("Para menteri ASEAN bertemu.", "Para menteri [ASEAN=ASEAN] bertemu."),
    ("Laporan kami (fs/as)", "Laporan kami (fs/as)"),
    ("ASN dan ASI", "[ASN=civil servant] dan ASI"),
    ("AS menolak usul itu.", "[AS=US] menolak usul itu."),
    ("As roda patah", "As roda patah"),
    // Boundaries.
    ("Latihan AS-Korsel dimulai", "Latihan [AS=US]-[Korsel=South Korea] dimulai"),
    ("Latihan AS–Korsel dimulai", "Latihan [AS=US]–[Korsel=South Korea] dimulai"),
    ("Data PBB/UNICEF terbaru", "Data [PBB=UN]/[UNICEF=UNICEF] terbaru"),
    ("AS, Rusia, dan China", "[AS=US], [Rusia=Russia], dan [China=China]"),
    ("\"AS\" ( Korut )", "\"[AS=US]\" ( [Korut=North Korea] )"),
    ("Rusianisasi bahasa", "Rusianisasi bahasa"),
    // Clitics and prefixes.
    ("Kebijakan AS-nya keliru", "Kebijakan [AS=US]-nya keliru"),
    ("Korutnya diam", "[Korut=North Korea]nya diam"),
    ("Korut-lah yang mulai", "[Korut=North Korea]-lah yang mulai"),
    ("Menlunya hadir", "[Menlu=foreign minister]nya hadir"),
    ("dokter se-Indonesia", "dokter se-[Indonesia=Indonesia]"),
    ("dokter seIndonesia", "dokter se[Indonesia=Indonesia]"),
    ("koalisi anti-AS", "koalisi anti-[AS=US]"),
    ("koalisi antiAS", "koalisi anti[AS=US]"),
    ("buruh di-PHK", "buruh di-[PHK=layoff]"),
    ("MALAH MENANG", "MALAH MENANG"),
    ("Kenyataan lain", "Kenyataan lain"),
    // Longest first.
    ("harga 20 dolar AS", "harga 20 [dolar AS=US dollar]"),
    ("Dolar AS menguat", "[Dolar AS=US dollar] menguat"),
    ("Menlu AS Marco Rubio", "[Menlu AS=US secretary of state] Marco Rubio"),
    ("Menteri luar negeri AS bertolak", "[Menteri luar negeri AS=US secretary of state] bertolak"),
    ("Menteri Luar Negeri Rusia", "[Menteri Luar Negeri=foreign minister] [Rusia=Russia]"),
    ("Sidang Dewan Keamanan PBB", "Sidang [Dewan Keamanan PBB=UN Security Council]"),
    ("Departemen Luar Negeri AS menyatakan", "[Departemen Luar Negeri AS=US State Department] menyatakan"),
    ("Gedung Putih membantah", "[Gedung Putih=White House] membantah"),
    ("Gedung putih itu tua", "Gedung putih itu tua"),
    ("gempa di Sudan Selatan", "gempa di [Sudan Selatan=South Sudan]"),
    ("tokoh Afrika Selatan dan Afrika", "tokoh [Afrika Selatan=South Africa] dan [Afrika=Africa]"),
    // Blanks.
    ("Korea\u{A0}Utara membantah", "[Korea\u{A0}Utara=North Korea] membantah"),
    ("Korea  Utara membantah", "[Korea  Utara=North Korea] membantah"),
    ("Korea. Utara kota", "[Korea=Korea]. Utara kota"),
    ("Perserikatan Bangsa Bangsa", "[Perserikatan Bangsa Bangsa=United Nations]"),
    // Context.
    ("AS Roma menang", "[AS Roma=AS Roma] menang"),
    ("warga bayar PBB", "warga bayar [PBB=land and building tax]"),
    ("tarif PBB-P2 naik", "tarif [PBB-P2=rural and urban land and building tax] naik"),
    ("PM Ishiba tiba", "[PM=prime minister] Ishiba tiba"),
    ("kadar PM2.5 tinggi", "kadar PM2.5 tinggi"),
    ("ikan Paus biru", "ikan Paus biru"),
    ("soal UN bagi siswa kelas tiga", "soal [UN=national examination] bagi siswa kelas tiga"),
    ("Ki-moon memimpin UN Women", "Ki-moon memimpin UN Women"),
    // Three names, one target.
    ("Cina, China, Tiongkok", "[Cina=China], [China=China], [Tiongkok=China]"),
    ("bahasa Inggris", "[bahasa Inggris=English]"),
    // Addresses.
    ("lihat https://kemlu.go.id/AS/Korut sekarang", "lihat https://kemlu.go.id/AS/Korut sekarang"),
    ("akun @AS dan #Korut", "akun @AS dan #Korut"),
    ("Glued.AS menolak", "Glued.[AS=US] menolak"),
    ("berkas AS.pdf dan laporan-AS_2.png", "berkas AS.pdf dan laporan-AS_2.png"),
    ("situs BMKG.go.id, KOMPAS.COM dan BMKG.GO.ID", "situs BMKG.go.id, KOMPAS.COM dan BMKG.GO.ID"),
    // Names around a term, and words that are no term.
    ("Jalan Letjen Suprapto dan Jl. Letjen Arman", "Jalan Letjen Suprapto dan Jl. Letjen Arman"),
    ("nasabah Bank Jatim di Jatim", "nasabah Bank Jatim di [Jatim=East Java]"),
    ("koran Jawa Pos di Jawa", "koran Jawa Pos di [Jawa=Java]"),
    ("slot SD card, siswa SD", "slot SD card, siswa [SD=elementary school]"),
    ("Hasil RT-PCR warga RT", "Hasil RT-PCR warga [RT=neighborhood unit]"),
    ("SALEH BIN OMAR TIBA", "SALEH BIN OMAR TIBA"),
    ("KEPALA BIN TIBA", "KEPALA [BIN=State Intelligence Agency] TIBA"),
    ("Rapat dipimpin Harun Wibisana, MA.", "Rapat dipimpin Harun Wibisana, MA."),
    // Longer groups that begin inside.
    ("pelatih kepala negara bagian", "pelatih kepala negara bagian"),
    ("presiden Amerika Latin", "presiden [Amerika Latin=Latin America]"),
    ("Wakil Gubernur DKI", "[Wakil Gubernur=deputy governor] [DKI=Jakarta]"),
    ("Ketua DPR RI", "[Ketua DPR RI=House speaker]"),
    // Other spellings.
    ("Perserikatan Bangsa-bangsa", "[Perserikatan Bangsa-bangsa=United Nations]"),
    ("Organisasi kesehatan dunia", "[Organisasi kesehatan dunia=World Health Organization]"),
    ("Isis dan Opec", "[Isis=Islamic State] dan [Opec=Organization of the Petroleum Exporting Countries]"),
    ("Pejabat A.S. dan P.B.B.", "Pejabat [A.S.=US] dan [P.B.B=UN]."),
    ("penyair W.S. Rendra dan A.S. Laksana", "penyair W.S. Rendra dan A.S. Laksana"),
    ("Ko\u{AD}rut diam", "[Ko\u{AD}rut=North Korea] diam"),
    // Definitions.
    ("Korea Utara (Korut) menolak", "[Korea Utara (Korut)=North Korea] menolak"),
    ("Korut (Korea Utara) menolak", "[Korut (Korea Utara)=North Korea] menolak"),
    ("Amerika Serikat (AS) menolak", "[Amerika Serikat (AS)=United States (US)] menolak"),
    ("AS (Amerika Serikat) menolak", "[AS (Amerika Serikat)=United States (US)] menolak"),
    ("Perserikatan Bangsa-Bangsa (PBB)", "[Perserikatan Bangsa-Bangsa (PBB)=United Nations (UN)]"),
    ("Korea Utara ( Korut )", "[Korea Utara ( Korut )=North Korea]"),
    ("Korea Selatan (AS)", "[Korea Selatan=South Korea] ([AS=US])"),
    (
      "Korea Utara (Korut, sekutu Rusia)",
      "[Korea Utara=North Korea] ([Korut=North Korea], sekutu [Rusia=Russia])"
    ),
    ("Korea Utara (Korut", "[Korea Utara=North Korea] ([Korut=North Korea]"),
    (
      "Menteri Luar Negeri Amerika Serikat (AS) Antony Blinken",
      "[Menteri Luar Negeri Amerika Serikat (AS)=US secretary of state] Antony Blinken"
    ),
    (
      "Menteri Luar Negeri (Menlu) AS Antony Blinken",
      "[Menteri Luar Negeri (Menlu) AS=US secretary of state] Antony Blinken"
    ),
    (
      "Menteri Luar Negeri (Menlu) Retno",
      "[Menteri Luar Negeri (Menlu)=foreign minister] Retno"
    ),
    (
      "Komisi Pemberantasan Korupsi (KPK) menahan",
      "[Komisi Pemberantasan Korupsi (KPK)=Corruption Eradication Commission (KPK)] menahan"
    ),
    ("Bank Indonesia (BI) menaikkan", "[Bank Indonesia (BI)=Bank Indonesia] menaikkan"),
    ("Bank Indonesia BI menaikkan", "[Bank Indonesia BI=Bank Indonesia] menaikkan"),
    ("Bank Indonesia dan BI", "[Bank Indonesia=Bank Indonesia] dan [BI=Bank Indonesia]"),
    ("", ""), ("🇮🇩 (", "🇮🇩 ("),
  ])
  func `house terms are found where a desk writes them, and nowhere else`(text: String, marked: String) throws
  {
    #expect(try HouseTerms.glossary.get().marked(text) == marked)
  }

  @Test func `an article's first mention is long, its later ones short`() throws {
    let glossary = try HouseTerms.glossary.get()
    var mentions = Mentions()
    #expect(
      glossary.marked("KPK menahan bupati", &mentions)
        == "[KPK=Corruption Eradication Commission (KPK)] menahan [bupati=regent]")
    #expect(
      glossary.marked("Komisi Pemberantasan Korupsi diam", &mentions)
        == "[Komisi Pemberantasan Korupsi=KPK] diam")
    #expect(glossary.marked("DPR dan DPR", &mentions) == "[DPR=House of Representatives] dan [DPR=House]")
    var headline = Mentions(style: .headline)
    #expect(glossary.marked("KPK Tahan Kades", &headline) == "[KPK=KPK] Tahan [Kades=village head]")
  }

  @Test func `a hundred thousand terms cost a word no more than a hundred do`() throws {
    func glossary(_ count: Int) throws -> Glossary {
      let rows = (0..<count).map { "Kata\($0) Lain\($0 % 97)\tWord \($0)\n" }.joined()
      return try Glossary(tables: [("many.tsv", Array(("source\ttarget\n" + rows).utf8))])
    }
    let text = (0..<20_000).map { "kata Kata\($0 % 90) Lain\($0 % 90) dan" }.joined(separator: " ")
    func cost(_ glossary: Glossary) -> Duration {
      (0..<3).map { _ in
        threadTime { #expect(glossary.occurrences(in: text).count > 10_000) }
      }.min()!
    }
    let (small, large) = (try glossary(100), try glossary(100_000))
    #expect(cost(large) < cost(small) * 4)
  }
}
