import AlihModel
import Testing

@testable import AlihPipeline

struct SpanAlignerTests {
  private static let dictionary = [
    "rudal balistik": "ballistic missiles", "kebakaran hutan besar": "a large forest fire", "tidak": "no",
    "Sungai Pinus": "Pinus River",
  ]

  /// What of the target is set off: `[...]` sets off the source, and the target in the result.
  private func aligned(
    _ marked: String, _ target: String, terms: [TermVerdict] = []
  ) async -> (target: String, findings: [String]) {
    var source: [UInt8] = []
    var spans: [InlineSpan] = []
    var open: [Int] = []
    for byte in marked.utf8 {
      switch byte {
      case UInt8(ascii: "["):
        open.append(spans.count)
        spans.append(InlineSpan(id: spans.count, range: source.count..<source.count))
      case UInt8(ascii: "]"):
        let place = open.removeLast()
        spans[place].range = spans[place].range.lowerBound..<source.count
      default: source.append(byte)
      }
    }
    let engine = ScriptedTranslator("offline") { request in
      .success(Self.dictionary[request.text] ?? "nothing like it")
    }
    let segment = BilingualSegment(
      id: "b1.s1", source: String(decoding: source, as: UTF8.self), target: target, engine: "x",
      status: .translated, terms: terms, findings: [])
    let aligner = SpanAligner(
      engine: engine, languages: .indonesianToEnglish, dictionary: EmptyDictionary())
    let result = await aligner.align([segment], ["b1.s1": spans])[0]
    var bytes = Array(result.target.utf8)
    var marks: [(at: Int, mark: UInt8)] = []
    for span in result.spans {
      marks += [(span.range.lowerBound, UInt8(ascii: "[")), (span.range.upperBound, UInt8(ascii: "]"))]
    }
    for mark in marks.sorted(by: { ($0.at, $0.mark) > ($1.at, $1.mark) }) {
      bytes.insert(mark.mark, at: mark.at)
    }
    return (String(decoding: bytes, as: UTF8.self), result.findings.map(\.id))
  }

  @Test(arguments: [
    ("[Budi Santoso] berkata.", "[Budi Santoso] spoke."),
    ("Ada [1.200] orang.", "There are 1.200 people.".replacing("1.200", with: "[1.200]")),
    ("Ia menguji [rudal balistik].", "He tested [ballistic missiles]."),
    ("Ada [kebakaran hutan besar] lagi.", "There is a [large forest fire] again."),
    ("[Semua warga pulang].", "[All residents went home]."),
    ("[Semua warga pulang.]", "[All residents went home.]"),
    ("[[Sungai Pinus] meluap].", "[The [Pinus River] overflowed]."),
    ("Budi dan [Budi] berkata.", "Budi and [Budi] spoke."),
    ("Air H[2]O naik.", "The H[2]O water rose."),
  ])
  func `names, numbers, whole sentences and translated words are found again`(
    _ source: String, _ target: String
  ) async {
    let plain = target.filter { !"[]".contains($0) }
    let result = await aligned(source, plain)
    #expect(result.target == target)
    #expect(result.findings.isEmpty)
  }

  @Test func `a term is found by its rendering`() async {
    let term = TermVerdict(source: "Korut", target: "North Korea", found: "North Korean", verdict: .honored)
    let result = await aligned("Pasukan [Korut] datang.", "North Korean troops came.", terms: [term])
    #expect(result.target == "[North Korean] troops came.")
  }

  @Test func `what isn't found is dropped with a finding, an object never`() async {
    let lost = await aligned("Ia [tidak] datang.", "He didn't come.")
    #expect(lost.target == "He didn't come." && lost.findings == ["markup-dropped"])
    let object = await aligned("Air surut [] di desa.", "The water receded in the village.")
    #expect(object.findings.isEmpty && object.target.contains("[]"))
    #expect(await aligned("Air surut.[]", "The water receded.").target == "The water receded.[]")
    #expect(await aligned("[]Air surut.", "The water receded.").target == "[]The water receded.")
  }

  @Test func `spans that would cross are not both kept`() async {
    // In the source one is inside of the other, in the target they are apart.
    let result = await aligned("[Budi [Santoso]] hadir.", "Santoso came, Budi Santoso said.")
    #expect(result.target.filter { $0 == "[" }.count == result.target.filter { $0 == "]" }.count)
  }
}
