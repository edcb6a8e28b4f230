import AlihSegmenter
import Testing
import ThreadTime

/// In each case `|` stands before every sentence but the first.
struct SentenceSplitterTests {
  private func expect(_ marked: String, _ location: SourceLocation = #_sourceLocation) {
    let text = marked.filter { $0 != "|" }
    #expect(Fixtures.marked(text) == marked, sourceLocation: location)
  }

  @Test(arguments: [
    "Harga beras naik. |Pedagang mengeluh. |Pembeli berkurang.",
    "Benarkah itu? |Menteri belum menjawab! |Warga menunggu.",
    "Harga naik menjadi 12,5 persen. |Angka itu tertinggi.",
    "Nilainya Rp 1.250.000 per bulan. |Jumlah itu turun.",
    "Nilai tukar ditutup 15.725,50 per dolar AS. |Rupiah melemah.",
    "Rapat dimulai pukul 09.30 WIB dan usai pukul 11.45 WIB. |Hadir 30 orang.",
    "Rapat dimulai pukul 09. 30 WIB di aula.",
    "Anggarannya Rp 12. 500. 000 per desa.",
    "Sidang digelar pukul 10.00. |Hakim menunda putusan.",
    "Populasinya mencapai 270.000.000. |Angka itu naik.",
    "Penduduknya naik pada 2023. |15 desa kekurangan air.",
    "Versi 2.0.1 dirilis kemarin. |Pengguna senang.",
    "Skor akhir 2-1. |Tuan rumah menang.",
    "Ia lahir pada 1.1.1970 di Solo.",
  ])
  func `a decimal, a time or a sum of money is no sentence end`(marked: String) { expect(marked) }

  @Test(arguments: [
    "Menurut Prof. Dr. Sari Dewi, S.H., M.Si., aturan itu lemah. |Ia menolak.",
    "Direktur Dr. (H.C.) Budi Hartono hadir. |Acara itu ramai.",
    "Ia menemui Mayjen (Purn.) Rudi Salim di Solo. |Mereka berbincang.",
    "Ia diangkat menjadi Pelaksana Harian (Plh.) Sekretaris Kota.",
    "Rapat dipimpin Kombes. Pol. Drs. H. Rahmat Hidayat, M.M. |Ia membuka acara.",
    "Gugatan didaftarkan Ahmad Yani, S.H. |Menurut dia, aturan itu lemah.",
    "Buku karya J.K. Rahardjo dan A. Mustofa terbit. |Penerbitnya puas.",
    "Aktor John F. Kennedy Jr. hadir di lokasi.",
    "Menurut U.S. Navy, kapal itu selamat.",
    "Kapal milik D.C. Shipping karam di Laut Jawa.",
    "Warga Washington D.C. memprotes aturan itu.",
    "Alamatnya Jl. Merdeka No. 5, Kel. Sukasari, Kec. Cibeber, Kab. Lebak.",
    "Pasal 3 UU No. 12 Tahun 2011 jo. Pasal 4 ayat (1) dicabut.",
    "Artikel itu terbit di JurnalVol. 8 No. 3 tahun lalu.",
    "Keterangan itu disampaikan olehDr. Rina kemarin.",
    "Saham PT Maju Jaya Tbk. (MAJU) naik. |Analis senang.",
    "Saham PT. Maju Jaya turun. |Analis cemas.",
    "Ia bekerja di Alpha Co. Ltd. sejak lama.",
    "Rekening a.n. Sari Dewi diblokir. |Polisi menyita uang.",
    "Gempa terjadi di Kep. Aru, Prov. Maluku.",
    "Kepada Yth. Bapak Kepala Desa di tempat.",
    "Dirilis pada 5 Des. 2023 di Jakarta.",
    "Hubungi telp. 021-555123 untuk keterangan.",
    "Peraturan No. IX. A. 7 berlaku sejak 2005.",
    "Gereja St. Maria rusak. |Jemaat mengungsi.",
    "Rumah Li Bin. |Warga datang.",
    "Perkara No. 15/Pid.Sus/2023/PN Jkt.Sel. disidangkan.",
    "Ketua tim itu S. Sos. M. Si. Rahmat.",
    "Ketua RT. 05 RW. 02 melapor ke polisi.",
  ])
  func `an abbreviation before a name or a number is no sentence end`(marked: String) { expect(marked) }

  @Test(arguments: [
    "Mereka menjual sayur, buah, dll. |Pembeli datang sejak pagi.",
    "Mereka menjual sayur, buah, dll. di pasar itu.",
    "Sari dkk. unggul jauh. |Lawan menyerah.",
    "Rombongan Sari dkk. |Rombongan itu tiba kemarin.",
    "Bantuan (beras, gula, dsb.) tiba kemarin.",
    "Indonesia berada di Grup D. |Jepang memuncaki Grup E.",
    "Buah itu kaya vitamin C. |Dokter menganjurkannya.",
    "Ia menderita hepatitis B. |Keluarganya berduka.",
    "Klausul itu ada pada huruf a. |Pengacara menolak.",
    "Ia menghuni kamar kelas III. |Biayanya murah.",
    "Perang Dunia II. |Sesudah itu kota hancur.",
    "Pasukan AS. |Menteri membenarkan hal itu.",
    "Ia dirawat di RS. |Kondisinya stabil.",
    "Ia pendukung Joko W. |Menurut dia, suara itu sah.",
    "Pemerintah memilih Plan B. |Rencana itu mahal.",
    "Kapal tiba pukul 8 p.m. |Namun penumpang tetap di dalam.",
  ])
  func `an abbreviation, a letter or a numeral may end a sentence`(marked: String) { expect(marked) }

  @Test(arguments: [
    "Keterangan itu dimuat Kompas.com dan Tempo.co. |Pemerintah membantah.",
    "Daftar lewat pendaftaran.kampus.ac.id. |Batas waktunya Jumat.",
    "Lihat https://contoh.id/Berita.Utama?id=3.Ya untuk data lengkap.",
    "Kirim surel ke sari.Dewi@contoh.co.id. |Kami membalasnya.",
    "Hal itu dikutip dari Detik.Com, Senin (3/6).",
    "Hal itu dikutip dari Tempo.Co pada Senin.",
    "Berkasnya laporan.pdf dan data.xlsx. |Keduanya hilang.",
    "Situs www.contoh.org.Berita tidak dapat dibuka.",
  ])
  func `a web address breaks only behind its end`(marked: String) { expect(marked) }

  @Test(arguments: [
    #""Kami siap," kata Sari. |"Kami menunggu," tambahnya."#,
    #""Kapan pulang?" tanya Sari kepada anaknya. |Anak itu diam."#,
    #""Kapan pulang?" Sari bertanya. |Anak itu diam."#,
    #""Pulanglah!" Sari Dewi berseru dari jauh. |Anak itu diam."#,
    #""Pulanglah!" |Sari menutup pintu rumah itu."#,
    #""Kami menang." |Tim itu lalu berpesta."#,
    #""Kami menang." Kata pelatih Sari dengan bangga."#,
    #""Kami menang," ujarnya. |Tim itu lalu berpesta."#,
    #""Harga naik terus. |Kami tidak sanggup lagi," keluh Sari."#,
    #""Mengapa naik? |Siapa yang untung?" kata Sari."#,
    #"Ia berkata: "Kami siap. Ayo berangkat." |Mereka lalu pergi."#,
    "“Harga naik.”|Sari menolak berkomentar.",
    "“Harga naik.”kata Sari singkat.",
    #""Harga naik,"ujarnya.|"Kami rugi.""#,
    #"Harga naik, "kata Sari. |"Kami rugi, "ujarnya."#,
    "\"Harga beras naik terus sejak awal tahun dan tidak ada yang mau mendengar keluhan kami di sini, "
      + "padahal kami sudah menyurati semua pejabat. |Dan itu tidak adil,” lanjut Sari.",
    "„Kami siap,“ kata Sari. |„Kami datang.“",
    "„Kami siap“, kata Sari. |Ia lalu pergi.",
    "'Kami siap!' kata Sari. |Ia lalu pergi.",
    "‘Kami siap.’ |Ia lalu pergi.",
    "Ia menulis \"Siapa?\" di papan. |Murid tertawa.",
    #"Ia bertanya, "Mengapa?". |Tak seorang pun menjawab."#,
    #"Film "Ada Apa?" laris. |Penonton puas."#,
    #""Harga naik! kata Sari di pasar itu."#,
    #""Saya menolak." ” |Sari lalu pergi."#,
    "Ia berujar, “Tunggu… |Besok saja!”",
    #"Mereka menjawab "ya!" dan pergi."#,
  ])
  func `a quote and its attribution are one sentence`(marked: String) { expect(marked) }

  @Test(arguments: [
    "Harga turun.|Pedagang mengeluh.",
    "Harga turun?|Pedagang mengeluh!|Pembeli senang.",
    "Rapat itu digelar Senin (3/6).|Hadir semua menteri.",
    "Harga naik pada 2024.|Menurut Sari, itu wajar.",
    "Ia wakil AS.|Jadi, ia menolak.",
    "Menteri itu pulang.|KPK menunggu di bandara.",
    "Ir.H.Budi Santoso hadir di Solo.",
    "Gelarnya S.Pd.I. dan M.Kom. dari Solo.",
    "Ia lulusan W.Smith College.",
    "Aplikasi Node.js dipakai di sana.",
  ])
  func `glued sentences are told from glued words`(marked: String) { expect(marked) }

  @Test(arguments: [
    "Ia terdiam... |Lalu ia pergi.",
    "Ia terdiam... lalu ia pergi.",
    "Ia terdiam… |Semua menunggu.",
    "...dan ia pun pergi. |Semua menunggu.",
    "Harga \"(...) naik\" di Solo.",
    "Ada dua ... |Lalu tiga.",
    "Apa?! |Sari terkejut.",
    "Harga naik!!! |Sari terkejut.",
    "Harga naik.. |Sari terkejut.",
    "Ia terdiam…|Semua menunggu.",
  ])
  func `an ellipsis ends a sentence before a capital`(marked: String) { expect(marked) }

  @Test(arguments: [
    "Keputusan itu ditolak. |(Semua hakim setuju.) |Sidang ditutup.",
    "Keputusan (benarkah?) Hakim Sari ditolak.",
    "Semua tergantung AS. |(Perundingan itu) akan gagal, katanya.",
    "Ia menang (2-1). |Lawannya kecewa.",
    "Ia menang [dua kali]. |Lawannya kecewa.",
  ])
  func `a mark inside brackets belongs to them`(marked: String) { expect(marked) }

  @Test(arguments: [
    "1. Beras naik. |2. Gula turun. |3. Garam tetap.",
    "1.Beras naik. |2.Gula turun.",
    "Rinciannya: 1. Beras |2. Gula |3. Garam",
    "a. Beras naik. |b. Gula turun.",
    "1) Beras naik. |2) Gula turun.",
    "A. Latar Belakang",
    "Ia finis di urutan 2. |Lawannya kecewa.",
    "Ia pindah ke 3. Liga musim lalu.",
    "• Beras naik. |• Gula turun.",
  ])
  func `a list number stays with its item`(marked: String) { expect(marked) }

  @Test(arguments: [
    "Banjir surut, kata Sari. |(AFP)",
    "Banjir surut, kata Sari. |(den/asa)",
    "\"Banjir surut,\" kata Sari. |[em/pp]",
    "Banjir surut, kata Sari.|(ANTARA)",
    "\"Banjir surut.\" |(Ant/Reuters)",
    "Banjir surut pada Senin (3/6/2024).",
    "Banjir surut menurut Badan Meteorologi (BMKG)",
    "Banjir surut di Demak |(den/asa)",
    "Banjir surut. |SCROLL TO CONTINUE WITH CONTENT |Warga pulang.",
    "Banjir surut |ADVERTISEMENT |dan warga pulang.",
    "Banjir surut. |[Gambas:Video 20detik] |Warga pulang.",
    "Banjir surut. |ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT |Warga pulang.",
    "Banjir surut. |Baca juga: Warga Demak Mengungsi",
  ])
  func `credits and furniture stand alone`(marked: String) { expect(marked) }

  @Test(arguments: [
    "JAKARTA, KOMPAS.com - Harga beras naik. |Warga mengeluh.",
    "Jakarta, CNN Indonesia -- Harga beras naik. |Warga mengeluh.",
    "Jakarta (ANTARA) - Harga beras naik. |Warga mengeluh.",
    "WASHINGTON, D.C. - Presiden menolak usul itu. |Kongres marah.",
    "Liputan6.com, Jakarta - Harga beras naik. |Warga mengeluh.",
    "Washington: Harga minyak naik. |Warga mengeluh.",
  ])
  func `a dateline stays with the first sentence`(marked: String) { expect(marked) }

  @Test(arguments: [
    "Harga naik.\u{A0}|Warga mengeluh.",
    "Harga naik.\u{A0}\u{A0} \u{A0}|Warga mengeluh.",
    "Harga naik.\u{200B}|Warga mengeluh.",
    "Harga naik.\n|Warga mengeluh.",
    "Menurut Dr.\u{A0}Sari, harga naik.",
    "Harga naik. |detikcom menghubungi menteri itu.",
    "Harga naik. |iPhone paling mahal.",
    "Harga naik. |Élysée menolak.",
    "Harga naik. |@sari_dewi menulis itu.",
    "Harga naik.  |– Warga mengeluh.",
    "Harga naik. itu kata Sari.",
    "Saham Yahoo! Inc naik. |Analis senang.",
    "",
    "   ",
    ".",
    "?!",
    "Harga naik",
  ])
  func `white space and rare beginnings`(marked: String) { expect(marked) }

  @Test func `the ranges add up to any bytes at all`() {
    var random = SystemRandomNumberGenerator()
    let pieces = [
      ".", "!", "?", "…", "\"", "“", "”", "'", "’", "(", ")", "[", "]", " ", "\u{A0}", "\n", "Dr", "a", "B",
      "1", "2",
      "kata", "Sari", "SCROLL TO CONTINUE WITH CONTENT", "[Gambas:", "(AFP)", ",", ":", "-", "é", "漢", "🙂",
    ]
    for round in 0..<1500 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<30, using: &random) {
        bytes +=
          round % 3 == 0
          ? [UInt8.random(in: 0...255, using: &random)] : Array(pieces.randomElement(using: &random)!.utf8)
      }
      let range = min(1, bytes.count)..<bytes.count
      let sentences = Fixtures.splitter.sentences(in: bytes, within: range)
      var next = range.lowerBound
      for sentence in sentences {
        #expect(sentence.lowerBound == next && !sentence.isEmpty, "\(bytes)")
        next = sentence.upperBound
      }
      #expect(next == range.upperBound, "\(bytes)")
    }
  }

  @Test(arguments: [
    "a", "kata ", ".", ". ", "\"", "\". ", "(", ") ", "(. ", "a.", "A.", "1. ", "…", "\u{A0}", "SCROLL ",
    "[Gambas:",
    "“a. ", "Dr. ", "?\" A ", "x. A",
  ])
  func `a megabyte of anything takes the time of a megabyte`(piece: String) {
    func time(_ size: Int) -> Duration {
      let bytes = Array(String(repeating: piece, count: size / piece.utf8.count).utf8)
      return threadTime { _ = Fixtures.splitter.sentences(in: bytes, within: 0..<bytes.count) }
    }
    let small = (0..<3).map { _ in time(4_000) }.min()!
    let large = time(80_000)
    #expect(large < small * 120 + .milliseconds(50))
  }
}
