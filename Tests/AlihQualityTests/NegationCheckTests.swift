import AlihModel
import AlihQuality
import Testing

struct NegationCheckTests {
  private func ids(_ source: String, _ target: String) -> [String] {
    House.checks.findings(source: source, target: target).map(\.id).filter { $0.hasPrefix("negation") }
  }

  @Test(arguments: [
    ("Petani tidak menjual beras.", "The farmers sold rice."),
    ("Harga beras belum turun.", "The price of rice has fallen."),
    ("Itu bukan milik petani.", "It belongs to the farmers."),
    ("Ia pulang tanpa beras.", "She went home with rice."),
    ("Jangan membeli ikan di sana.", "Buy fish there."),
    ("Mereka tak membeli ikan.", "They bought fish."), ("Petani itu enggak tahu.", "The farmer knows."),
    ("Beras itu takkan cukup.", "The rice will be enough."), ("Ia tidak mengerti.", "She understood."),
    (
      "Petani tidak menjual beras, dan pedagang tidak membeli ikan.",
      "The farmers didn't sell rice, and traders bought fish."
    ),
  ])
  func `a negation that is lost is found`(source: String, target: String) {
    #expect(ids(source, target) == ["negation-missing"])
  }

  @Test(arguments: [
    ("Petani tidak menjual beras.", "The farmers didn't sell rice."),
    ("Petani tidak menjual beras.", "The farmers refused to sell rice."),
    ("Sebabnya tidak diketahui.", "The cause is unknown."),
    ("Jalan itu tidak bisa dilalui.", "The road is impassable."),
    ("Petani itu tak kunjung datang.", "The farmer has yet to arrive."),
    ("Ikan itu berbau tidak sedap.", "The fish has an unpleasant smell."),
    ("Harga beras belum turun.", "The price of rice has yet to fall."),
    ("Tidak hanya petani, pedagang juga pulang.", "Both farmers and traders went home."),
    ("Tak lama kemudian petani pulang.", "Soon afterward the farmers went home."),
    ("Ia menolak pulang.", "She would not go home."),
    ("Ia gagal pulang.", "She could not go home."),
    ("Petani menjual beras.", "The farmers sell rice."),
  ])
  func `a negation that is there in other words is none of it`(source: String, target: String) {
    #expect(ids(source, target) == [])
  }

  @Test func `a negation that the source hasn't is found`() {
    #expect(ids("Petani menjual beras.", "The farmers don't sell rice.") == ["negation-added"])
  }

  @Test func `a negation of another clause is found`() {
    #expect(
      ids(
        "Petani tidak menjual beras di pasar pagi hari ini, tetapi pedagang dari kota membeli ikan.",
        "The farmers sold rice at the morning market today, but traders from the city did not buy fish.")
        == ["negation-moved"])
  }
}
