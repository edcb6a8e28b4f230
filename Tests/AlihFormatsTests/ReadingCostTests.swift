import Testing
import ThreadTime

@testable import AlihFormats

struct ReadingCostTests {
  @Test(arguments: [
    ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nAir di\n\n", ""),
    ("a.md", "Air [surut](a) `kode` **tebal\n\n- [ ] x {{ a }} $x_1$\n\n", ""), ("a.md", "**a ", ""),
    ("a.po", "msgid \"a %d\\n\"\nmsgstr \"\"\n\n", ""), ("a.jsonl", "{\"text\":\"Air. {\"}\n", ""),
    ("a.json", "{\"text\":\"Air.\"},\n", "["), ("a.csv", "1,\"Air\n", "id,text\n"),
    ("a.tsv", "1\t\"Air \"x\n", "id\ttext\n"),
    (
      "a.xlf", "<trans-unit id=\"1\"><source>Air<x id=\"1\"/> <g id=\"2\">surut</g></source></trans-unit>",
      "<xliff><file>"
    ),
  ])
  func `a long file costs what its length costs`(_ name: String, _ piece: String, _ head: String) {
    func cost(_ size: Int) -> Duration {
      let tail = head == "[" ? "{\"text\":\"x\"}]" : head.hasPrefix("<") ? "</file></xliff>" : ""
      let bytes = Array((head + String(repeating: piece, count: size) + tail).utf8)
      return threadTime { _ = try? SourceFile(path: name, bytes: bytes) }
    }
    _ = cost(10)
    #expect(cost(4_000) < cost(1_000) * 12 + .milliseconds(50))
  }
}
