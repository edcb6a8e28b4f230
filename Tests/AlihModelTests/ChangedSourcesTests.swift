import AlihModel
import Testing

struct ChangedSourcesTests {
  private func decided(_ id: String, _ source: String) -> ReviewedSegment {
    ReviewedSegment(
      id: id, source: source, occurrence: 0, target: "", engine: "offline",
      review: Review(state: .edited, by: "rina", at: "2026-11-30T08:15:00Z"))
  }

  @Test(arguments: [
    // The place of the sentence that `Hujan turun di Ambon.`, b1.s1, became.
    (["Hujan deras turun di Ambon.", "Harga naik."], 0),
    (["Harga naik.", "Hujan deras turun di Ambon."], 1),
    (["Hujan turun di Ambon sejak pagi.", "Hujan turun di Ambon."], 1),
    // Nothing is like it: what has its id.
    (["Warga mengungsi.", "Harga naik."], 0),
  ])
  func `a changed sentence is found by its words, then by its id`(_ sources: [String], _ place: Int) {
    let open = sources.enumerated().map { (id: "b\($0 + 1).s1", source: $1) as (id: String, source: String)? }
    #expect(
      Array(ChangedSources.places(of: [decided("b1.s1", "Hujan turun di Ambon.")], among: open).keys) == [
        place
      ])
  }

  @Test func `what is decided already is no place, and each place is taken once`() {
    let open: [(id: String, source: String)?] = [nil, (id: "b2.s1", source: "Hujan reda di Ambon.")]
    let both = [decided("b1.s1", "Hujan turun di Ambon."), decided("b2.s1", "Hujan turun di Tual.")]
    #expect(ChangedSources.places(of: both, among: open).mapValues(\.id) == [1: "b1.s1"])
    #expect(ChangedSources.places(of: both, among: [nil, nil]).isEmpty)
  }
}
