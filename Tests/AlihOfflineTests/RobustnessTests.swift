import AlihModel
import Testing
import ThreadTime

@testable import AlihOffline

/// What holds for any input.
@Suite struct RobustnessTests {
  /// SplitMix64: the same numbers on every run.
  struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let sentences = [
    "\"Kami akan membangun 12 jembatan,\" kata Gubernur Sulis Mbarang, Jumat (1/11/2024).",
    "Kapal yang membawa 50 penumpang itu tenggelam di perairan Maluku pada pukul 10.29 WIB.",
    "Pemerintah menganggarkan Rp1,2 triliun untuk 3.500 rumah sakit, puskesmas, dan klinik.",
    "Harga cabai naik 2,5% menjadi Rp 45.000 per kilogram karena hujan deras sejak Januari 2020.",
    "Warga desa menolak rencana itu; mereka tidak pernah diajak bicara oleh perusahaan.",
  ]

  private func mutated(_ sentence: String, _ dice: inout Dice) -> String {
    var bytes = Array(sentence.utf8)
    let spice = Array(" .,;:!?\"'()[]{}-–%$@#/\\0123456789AaZz\t\n\u{0}Ã€â€œ🙂\u{301}".utf8)
    for _ in 0..<Int.random(in: 1...8, using: &dice) where !bytes.isEmpty {
      let at = Int.random(in: 0..<bytes.count, using: &dice)
      switch Int.random(in: 0..<5, using: &dice) {
      case 0: bytes.remove(at: at)
      case 1: bytes.insert(spice.randomElement(using: &dice)!, at: at)
      case 2: bytes[at] = UInt8.random(in: 0...255, using: &dice)
      case 3: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 9)], at: at)
      default: bytes.swapAt(at, Int.random(in: 0..<bytes.count, using: &dice))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `damaged sentences are translated without a crash, the same each time`() throws {
    let engine = try HouseEngine.engine
    var dice = Dice(state: 2024)
    for round in 0..<400 {
      let text = mutated(Self.sentences[round % Self.sentences.count], &dice)
      #expect(engine.translation(of: text) == engine.translation(of: text))
    }
  }

  @Test func `random bytes are translated without a crash`() throws {
    let engine = try HouseEngine.engine
    var dice = Dice(state: 7)
    for _ in 0..<300 {
      let bytes = (0..<Int.random(in: 0..<120, using: &dice)).map { _ in
        UInt8.random(in: 0...255, using: &dice)
      }
      _ = engine.translation(of: String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test(arguments: ["", " ", "\n", "\u{A0}", "\u{FEFF}"])
  func `nothing stays nothing`(text: String) throws {
    #expect(try HouseEngine.engine.translation(of: text) == "")
  }

  // MARK: Numbers

  /// A way to write a number, and what English makes of it.
  private func number(_ dice: inout Dice) -> (source: String, english: String) {
    let whole = Int.random(in: 2...999, using: &dice)
    let rest = Int.random(in: 0...999, using: &dice)
    let group = String(repeating: "0", count: 3 - String(rest).count) + String(rest)
    let tenth = Int.random(in: 1...9, using: &dice)
    return switch Int.random(in: 0..<6, using: &dice) {
    case 0: ("\(whole)", "\(whole)")
    case 1: ("\(whole).\(group)", "\(whole),\(group)")
    case 2: ("\(whole),\(tenth)", "\(whole).\(tenth)")
    case 3: ("Rp\(whole),\(tenth) triliun", "Rp\(whole).\(tenth) trillion")
    case 4: ("\(whole),\(tenth)%", "\(whole).\(tenth)%")
    default: ("US$\(whole) juta", "US$\(whole) million")
    }
  }

  private func digitRuns(_ text: String) -> [String] {
    text.split { !$0.isASCII || !($0.isNumber || $0 == "." || $0 == ",") }
      .map { $0.drop { !$0.isNumber } }.map { String($0.reversed().drop { !$0.isNumber }.reversed()) }
      .filter { !$0.isEmpty }.sorted()
  }

  @Test func `every number of the source is in the English, and no other`() throws {
    let engine = try HouseEngine.engine
    let frames = [
      "Warga menyumbang # untuk # sekolah.", "Menurut # orang, harga naik dari # menjadi #.",
      "\"Kami butuh #,\" kata Budi, yang memiliki #.",
      "Polisi yang menyita # dari rumah itu menahan # pelaku.",
      "Kapal itu tidak membawa # atau #, tetapi #.", "(#) # - # / #",
    ]
    var dice = Dice(state: 99)
    for round in 0..<300 {
      var source = ""
      var wanted: [String] = []
      for character in frames[round % frames.count] {
        guard character == "#" else {
          source.append(character)
          continue
        }
        let number = number(&dice)
        source += number.source
        wanted += digitRuns(number.english)
      }
      let english = engine.translation(of: source)
      #expect(digitRuns(english) == wanted.sorted(), "'\(source)' -> '\(english)'")
    }
  }

  // MARK: Time

  /// How much longer four times the work takes: 4 when it is linear, 16 when it is quadratic.
  private func growth(_ size: Int, _ text: (Int) -> String) throws -> Double {
    let engine = try HouseEngine.engine
    let (small, large) = (text(size), text(size * 4))
    func best(_ text: String, _ runs: Int) -> Double {
      (0..<runs).map { _ in
        threadTime { _ = engine.translation(of: text) } / .milliseconds(1)
      }.min() ?? 0
    }
    _ = best(small, 1)
    return best(large, 2) / max(best(small, 4), 0.5)
  }

  private static let words = Array(sentences.joined(separator: " ").split(separator: " "))

  @Test(
    .serialized,
    arguments: [
      ("a sentence of 10,000 words", 2500), ("a word of 1 MB", 250_000), ("100,000 quotes", 25_000),
      ("deep brackets", 2000), ("nouns in a row", 250), ("a list of 10,000 names", 2500),
      ("10,000 numbers", 2500), ("a URL of 1 MB", 250_000), ("digits without end", 100_000),
      ("yang, yang, yang", 2500),
    ])
  func `four times the text takes about four times as long`(shape: String, size: Int) throws {
    let growth = try growth(size) { count in
      switch shape {
      case "a sentence of 10,000 words":
        (0..<count).map { String(Self.words[$0 % Self.words.count]) }.joined(separator: " ")
      case "a word of 1 MB": String(repeating: "kerja", count: count / 5)
      case "100,000 quotes": String(repeating: "\"", count: count)
      case "deep brackets":
        String(repeating: "(rumah ", count: count / 2) + String(repeating: ")", count: count / 2)
      case "nouns in a row": String(repeating: "rumah ", count: count)
      case "a list of 10,000 names": (0..<count).map { "Zul\($0) Mbarang" }.joined(separator: ", ")
      case "10,000 numbers": (0..<count).map { "\($0)" }.joined(separator: " ")
      case "a URL of 1 MB": "https://contoh.id/" + String(repeating: "a", count: count)
      case "digits without end": String(repeating: "1.", count: count / 2) + "1"
      default: String(repeating: "rumah yang besar yang dibangun warga ", count: count / 6)
      }
    }
    #expect(growth < 9, "\(shape): four times the text took \(growth) times as long")
  }

  @Test func `nouns without end are no crash`() throws {
    _ = try HouseEngine.engine.translation(of: String(repeating: "rumah ", count: 50_000))
  }

  @Test(arguments: [
    "888888888888888108 ribu", "88888888888888888888 ribu", "9223372036854775807,5 ribu",
    "9223372036854775 ribu",
  ])
  func `numbers too great to count are no crash`(number: String) throws {
    let english = try HouseEngine.engine.translation(of: "Ada \(number) kunjungan.")
    #expect(english.contains("visits"))
  }

  @Test func `two threads at once say the same`() async throws {
    let engine = try HouseEngine.engine
    let alone = Self.sentences.map { engine.translation(of: $0) }
    await withTaskGroup(of: [String].self) { group in
      for _ in 0..<4 {
        group.addTask { Self.sentences.map { engine.translation(of: $0) } }
      }
      for await together in group { #expect(together == alone) }
    }
  }
}
