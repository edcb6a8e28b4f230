import AlihModel
import AlihQuality
import Testing

struct NeighborCheckTests {
  private let sources = [
    "Petani menjual beras di pasar.", "Hujan turun di Bogor sejak pagi.", "Dokter membuka rumah sakit baru.",
    "Anak itu membaca buku di sekolah.",
  ]
  private let targets = [
    "The farmers sell rice at the market.", "It has rained in Bogor since morning.",
    "A doctor opened a new hospital.", "The child read a book at school.",
  ]

  private func ids(_ targets: [String]) -> [[String]] {
    House.checks.findings(
      among: zip(sources, targets).map { QualityChecks.Answer(source: $0, target: $1) }
    ).map { $0.map(\.id) }
  }

  @Test func `answers at their places raise nothing`() {
    #expect(ids(targets) == [[], [], [], []])
  }

  @Test func `exchanged and shifted answers are found`() {
    #expect(ids([targets[1], targets[0], targets[2], targets[3]]) == [["shifted"], ["shifted"], [], []])
    #expect(ids(Array(targets[1...]) + [targets[0]]).allSatisfy { $0 == ["shifted"] })
  }

  @Test func `one answer for all is found at each`() {
    #expect(ids(Array(repeating: targets[0], count: 4)).allSatisfy { $0.contains("same-answer") })
  }

  @Test func `the next sentence twice is found where it doesn't belong`() {
    #expect(
      ids([targets[0] + " " + targets[1], targets[1], targets[2], targets[3]]) == [
        ["next-repeated"], [], [], [],
      ])
  }

  @Test func `an answer that comes again in a run is known`() {
    let log = AnswerLog()
    #expect(!log.isKnown(targets[0], of: sources[0]))
    #expect(!log.isKnown(targets[0], of: sources[0]))
    #expect(log.isKnown(targets[0], of: sources[1]))
    #expect(!log.isKnown("Read also:", of: "Baca juga:") && !log.isKnown("Read also:", of: "Simak juga:"))
  }
}
