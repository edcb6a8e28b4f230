import Foundation
import Testing

struct LearnTests {
  /// Sentences of which the desk writes `bazaar` and `academy`, and what the engine writes for them.
  private func desk(_ people: (String) -> String) async throws -> Alih {
    let alih = try Alih()
    var sources: [String] = []
    for verb in ["memeriksa", "menjaga", "membangun", "memperbaiki", "mengunjungi"] {
      for place in ["sekolah di desa itu", "jembatan baru", "pasar lama", "pelabuhan kecil"] {
        for subject in ["Petugas", "Warga", "Para nelayan", "Pemerintah daerah"] {
          sources.append("\(subject) \(verb) \(place) pada hari Senin.")
        }
      }
    }
    let english = try await alih.run(
      "translate", "--lines", input: sources.joined(separator: "\n") + "\n"
    ).output.split(separator: "\n").map(String.init)
    let rows = zip(sources, english).map { "\($0)\t\(people($1))\n" }.joined()
    try alih.write("source\ttarget\n" + rows, to: "pairs.tsv")
    return alih
  }

  private func house(_ text: String) -> String {
    text.replacing("market", with: "bazaar").replacing("school", with: "academy")
  }

  @Test func `a desk's wording is learned, used, explained, counted, and ruled out`() async throws {
    let alih = try await desk(house)
    let learned = try await alih.run("learn", "pairs.tsv", "-o", "learned.tsv")
    #expect(learned.status == 0, "\(learned.errors)")
    #expect(learned.output.contains("learned from 80 sentences of 8 articles"), "\(learned.output)")
    let source = "Para nelayan mengunjungi pasar lama pada hari Senin."
    func english(_ options: String...) async throws -> String {
      try await alih.run(["translate", "--lines"] + options, input: Data((source + "\n").utf8)).output
    }
    let plain = try await english()
    #expect(plain.contains("market"))
    #expect(try await english("--learned", "learned.tsv") == house(plain))
    let explained = try await alih.run("explain", source, "--learned", "learned.tsv").output
    #expect(explained.contains("market -> bazaar (pasar)\tright 20, wrong 0"), "\(explained)")

    try alih.write("learned: learned.tsv\n", to: "alih.yaml")
    #expect(try await english() == house(plain))
    #expect(try await english("--learned", "none") == plain)
    let line = "{\"text\":\"\(source)\"}\n"
    #expect(try await alih.run("pipe", input: line).output.contains("\"edits\":1"))
    #expect(try await !alih.run("pipe", "--learned", "none", input: line).output.contains("edits"))

    // A line that is taken out stays away, and so does one that is ruled out.
    let table = try alih.read("learned.tsv").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(table.contains { $0.hasPrefix("edit\t\tschool\t") })
    let kept = table.filter { !$0.hasPrefix("edit\t\tmarket\t") }.map {
      $0.hasPrefix("edit\t\tschool\t") ? "never" + $0.dropFirst(4) : String($0)
    }
    try alih.write(kept.joined(separator: "\n"), to: "learned.tsv")
    let again = try await alih.run("learn", "pairs.tsv")
    // All that was left helps nobody, so that nothing new is written.
    #expect(again.status == 3 || again.status == 0, "\(again.errors)")
    let after = try alih.read("learned.tsv")
    #expect(!after.contains("edit\t\tmarket\t"))
    #expect(!after.contains("edit\t\tschool\t"))
    #expect(try await english() == plain)
  }

  @Test func `what doesn't help is refused, and what can't be read is told`() async throws {
    let alih = try await desk { $0 }
    let refused = try await alih.run("learn", "pairs.tsv", "-o", "learned.tsv")
    #expect(refused.status == 3)
    #expect(refused.errors.contains("nothing was written"))
    #expect(!alih.names().contains("learned.tsv"))
    #expect(try await alih.run("learn").errors.contains("too few to learn from"))
    let missing = try await alih.run("translate", "--lines", "--learned", "gone.tsv", input: "Rumah.\n")
    #expect(missing.status == 78)
    #expect(missing.errors.contains("'gone.tsv'"), "\(missing.errors)")
    try alih.write("Not a table.\n", to: "notes.tsv")
    let foreign = try await alih.run("learn", "pairs.tsv", "-o", "notes.tsv")
    #expect(foreign.status == 78)
    #expect(try alih.read("notes.tsv") == "Not a table.\n")
  }
}
