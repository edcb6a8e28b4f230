import AlihModel
import AlihQuality
import Testing

struct NumberCheckTests {
  private func ids(_ source: String, _ target: String) -> [String] {
    House.checks.findings(source: source, target: target).map(\.id)
  }

  @Test(arguments: [
    ("Sekitar 10.000 tentara tiba.", "Around 10,000 soldiers arrived."),
    ("Harga naik 2,5 persen.", "Prices rose 2.5 percent."),
    ("Nilainya Rp1,2 triliun.", "It is worth Rp 1.2 trillion."),
    ("Nilainya Rp 1,2 triliun.", "It is worth Rp 1,200 billion."),
    ("Sebanyak 8 ribu orang hadir.", "As many as 8,000 people attended."),
    ("Rugi US$ 3 miliar.", "It lost US$3bn."),
    ("Ada 3 korban.", "There are three victims."),
    ("Ada tiga korban.", "There are 3 victims."),
    ("Ada dua puluh lima korban.", "There are 25 victims."),
    ("Selama 2,5 bulan.", "For two and a half months."),
    ("Peristiwa itu terjadi Jumat (1/11/2024).", "It happened on Friday, Nov. 1, 2024."),
    ("Peristiwa itu terjadi Jumat (1/11).", "It happened on Friday, November 1, 2024."),
    ("Pada 25/8 warga pulang.", "On August 25 residents went home."),
    ("Acara mulai pukul 10.29 WIB.", "The event starts at 10:29 WIB."),
    ("Acara mulai pukul 14.30 WIB.", "The event starts at 2:30 p.m. WIB."),
    ("Acara mulai pukul 14.00.", "The event starts at 2 p.m."),
    ("Peringkat ke-3 di dunia.", "Ranked third in the world."),
    ("Peringkat ke-3 di dunia.", "Ranked 3rd in the world."),
    ("Pada abad ke-19 kota itu besar.", "In the 19th century the city was large."),
    ("Era 1990-an berakhir.", "The 1990s ended."),
    ("Era 90-an berakhir.", "The 1990s ended."),
    ("Biayanya 5-6 juta rupiah.", "It costs 5 to 6 million rupiah."),
    ("Biayanya 5-6 juta rupiah.", "It costs 5 million to 6 million rupiah."),
    ("Pada triwulan II ekonomi tumbuh.", "In the second quarter the economy grew."),
    ("Perang Dunia II usai.", "World War II ended."),
    ("Sebanyak 1.328.702 kali.", "As many as 1,328,702 times."),
    ("Total 1.234,56 hektare.", "A total of 1,234.56 hectares."),
    ("Covid-19 mereda.", "The coronavirus subsided."),
    ("Lulusan S1 diterima.", "Bachelor's degree holders are accepted."),
    ("Skor akhir 2-1.", "The final score was 2-1."),
    ("Versi 3.1.2 dirilis.", "Version 3.1.2 was released."),
    ("Ia lahir tahun 1945.", "She was born in 1945."),
    ("Era 1960-an dan 1970-an.", "The 1960s and 70s."),
    ("Usia 30-50 tahun.", "Between the ages of thirty and fifty."),
    ("Ulang tahun ke-70.", "The seventieth birthday."),
    ("Sebanyak 1.500 orang.", "One thousand five hundred people."),
    ("Sebanyak seribu lima ratus orang.", "1,500 people."),
    ("Ada 1 orang tewas.", "One person was killed."),
    ("Ada 1 orang tewas.", "A person was killed."),
    ("Nilainya Rp2,5 M.", "It is worth Rp 2.5 billion."),
    ("Nilainya Rp3 T.", "It is worth Rp 3 trillion."),
    ("Harganya 50rb.", "It costs 50,000."),
    ("Dua pertiga ladang kering.", "Two thirds of the field is dry."),
    ("Setengah juta orang datang.", "Half a million people came."),
    ("Dua setengah juta orang datang.", "2.5 million people came."),
    ("Harga naik dua kali lipat.", "Prices doubled."),
    ("Harga naik 10 kali lipat.", "Prices rose tenfold."),
    ("Pukul 7 malam toko tutup.", "The shop closes at 19:00."),
    ("Rapat digelar (7/3).", "The meeting was held on March 7."),
    ("Rapat digelar (7/3).", "The meeting was held on 3/7."),
    ("Varian COVID-19 baru.", "A new variant of COVID-19."),
    ("Musim 2010-2011 usai.", "The 2010–11 season ended."),
    ("Angkanya 0,08 persen.", "The figure is .08 percent."),
    ("Duapuluh lima ekor mati.", "Twenty-five died."),
    ("Rapat digelar pada 13 hingga 15 Maret.", "The meeting was held from March 13 to 15."),
    ("Rapat digelar 13-15 Maret 2024.", "The meeting was held March 13-15, 2024."),
    ("Pabrik itu 100 persen milik negara.", "The factory is wholly owned by the state."),
    ("Seratus ribu orang datang.", "A hundred thousand people came."),
    ("Tim itu menang 4-0.", "The team won four-nil."),
    ("Peringatan 100 tahun digelar.", "The hundredth anniversary was marked."),
  ])
  func `a number that kept its value raises nothing`(source: String, target: String) {
    #expect(ids(source, target) == [])
  }

  @Test(arguments: [
    ("Sekitar 10.000 tentara tiba.", "Around 10.000 soldiers arrived.", "number-form"),
    ("Harga naik 2,5 persen.", "Prices rose 2,5 percent.", "number-form"),
    ("Harga naik tiga kali lipat.", "Prices doubled.", "number-changed"),
    ("Rapat digelar pada 13 hingga 15 Maret.", "The meeting was held from March 13 to 16.", "number-changed"),
    ("Sebanyak 250 jt rupiah hilang.", "250 billion rupiah was lost.", "number-changed"),
    ("Harga naik 2,5 persen.", "Prices rose 25 percent.", "number-changed"),
    ("Nilainya Rp1,2 triliun.", "It is worth Rp 1.2 billion.", "number-changed"),
    ("Nilainya 10 juta.", "It is worth 10.", "number-changed"),
    ("Ada 17 korban.", "There are victims.", "number-missing"),
    ("Ada korban.", "There are 17 victims.", "number-added"),
    ("Ada 5 tewas dan 5 luka.", "Five were killed and hurt; 5 in all.", ""),
    ("Varian COVID-19 baru.", "A new variant of COVID-29.", "number-changed"),
    ("Negara G20 bertemu.", "The G30 countries met.", "number-changed"),
    ("Ada tiga korban.", "There are five victims.", "number-changed"),
    ("Budi mencetak gol ketiga.", "Budi scored the fourth goal.", "number-changed"),
    ("Rapat digelar (7/3).", "The meeting was held on July 3.", "number-changed"),
    ("Rapat digelar pada 7 Maret.", "The meeting was held on April 7.", "number-changed"),
    ("Nilainya Rp2,5 M.", "It is worth Rp 2.5 million.", "number-changed"),
    ("Setengah juta orang datang.", "Half a billion people came.", "number-changed"),
    ("Pada 2007 dan 2008 harga naik.", "Prices rose in 2007.", "date-missing"),
    (
      "Ada 99999999999999999999999999 butir.", "There are 99999999999999999999999998 grains.",
      "number-changed"
    ),
  ])
  func `a number that lost its value is named`(source: String, target: String, id: String) {
    #expect(ids(source, target) == (id.isEmpty ? [] : [id]))
  }

  @Test func `the message names both numbers`() {
    let findings = House.checks.findings(source: "Sekitar 10.000 orang.", target: "Around 1,000 people.")
    #expect(findings.map(\.message) == ["the number '10.000' became '1,000'"])
  }

  @Test(
    .timeLimit(.minutes(20)), arguments: ["sejuta", "Lebih dari sejuta orang hadir.", "sejuta sejuta seribu"])
  func `a number word as large as numbers get is read on from`(source: String) {
    _ = House.checks.findings(source: source, target: "More than a million people attended.")
  }
}
