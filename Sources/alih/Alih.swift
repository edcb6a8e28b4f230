import AlihModel
import AlihOffline
import Foundation

@main
struct Alih {
  static func main() async throws {
    let root = "/work/main/Glossary/id-en/"
    func files(_ folder: String) throws -> [(name: String, bytes: [UInt8])] {
      try FileManager.default.contentsOfDirectory(atPath: root + folder).sorted().filter { $0.hasSuffix(".tsv") }
        .map { (folder + "/" + $0, [UInt8](try Data(contentsOf: URL(fileURLWithPath: root + folder + "/" + $0)))) }
    }
    let clock = ContinuousClock()
    let t0 = clock.now
    let engine = try OfflineEngine(OfflineData(lexicon: files("lexicon"), rules: files("rules")))
    let t1 = clock.now
    let arguments = CommandLine.arguments
    if arguments.count > 1, arguments[1] == "explain" {
      var s = SentenceTranslation2(engine, arguments[2])
      s.run()
      return
    }
    var segments: [SegmentRequest] = []
    while let line = readLine(strippingNewline: true) { segments.append(SegmentRequest(id: "\(segments.count)", text: line)) }
    let t2 = clock.now
    let out = OfflineTranslator(engine).translateEach(segments)
    let t3 = clock.now
    for t in out { print(t.text) }
    let words = segments.reduce(0) { $0 + $1.text.split(separator: " ").count }
    let unknown = out.reduce(0) { $0 + $1.findings.count }
    let seconds = Double((t3 - t2).components.attoseconds) / 1e18 + Double((t3 - t2).components.seconds)
    FileHandle.standardError.write(Data("load \(t1 - t0) words \(words) w/s \(Int(Double(words) / seconds)) unknown \(unknown)\n".utf8))
  }
}
