import AlihData
import AlihModel
import AlihSegmenter
import Foundation
import Testing

@testable import AlihSummary

struct StoryGroupsTests {
  private func groups(_ texts: [(String, Int?)]) throws -> [[StoryGroups.Member]] {
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized.path
    let data = try DataFolder.find(explicit: root)
    let segmenter = ArticleSegmenter(rules: try SegmenterRules(reading: data.bytes))
    let summarizer = ExtractiveSummarizer(rules: try SummaryRules(reading: data.bytes))
    return StoryGroups(
      texts.map { text, day in
        let article = segmenter.blocks(of: Article(path: "a", bytes: Array(text.utf8)))
        return (summarizer.print(of: article), day)
      }
    ).groups
  }

  private static let flood =
    "Banjir merendam Desa Pinus setelah Sungai Jernih meluap pada hari Senin.\n\nSebanyak 200 warga Desa Pinus mengungsi ke balai desa akibat banjir itu.\n"
  private static let floodAgain =
    "Sungai Jernih meluap dan banjir merendam Desa Pinus, kata petugas setempat.\n\nWarga Desa Pinus mengungsi, dan bantuan untuk korban banjir tiba di balai desa.\n"
  private static let rice =
    "Harga beras naik di pasar Kota Contoh karena panen petani gagal.\n\nPedagang beras mengeluh karena pembeli berkurang tajam.\n"
  private static let match =
    "Tim Garuda Muda menang 2-0 atas Tim Rajawali di Stadion Merah.\n\nPelatih Tim Garuda Muda memuji kedua penyerangnya setelah laga.\n"

  @Test func `stories of one event are one group, with the words that say so`() throws {
    let groups = try groups([(Self.rice, 1), (Self.flood, 1), (Self.match, 2), (Self.floodAgain, 2)])
    #expect(groups.map { $0.map(\.story) } == [[1, 3], [2], [0]])
    guard case .sameEvent(let words)? = groups[0][1].reason else {
      Issue.record("\(String(describing: groups[0][1].reason))")
      return
    }
    #expect(words.contains("banjir") || words.contains("pinus"))
    #expect(groups[0][0].reason == nil)
  }

  @Test func `the same event is near in time, the same text need not be`() throws {
    #expect(
      try groups([(Self.flood, 1), (Self.floodAgain, 300), (Self.rice, 1), (Self.match, 1)]).count == 4)
    let repeated = try groups([(Self.flood, 1), (Self.flood, 300), (Self.rice, 1), (Self.match, 1)])
    #expect(repeated.count == 3)
    #expect(repeated[0][1].reason == .repeated(100))
  }

  @Test func `every story is in exactly one group`() throws {
    let texts = [Self.flood, Self.rice, Self.match, "", "Ya.", Self.floodAgain].flatMap {
      [($0, 1), ($0, nil)]
    }
    let stories = try groups(texts).flatMap { $0.map(\.story) }
    #expect(stories.sorted() == Array(texts.indices))
  }
}
