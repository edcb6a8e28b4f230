import AlihModel
import Testing

struct WordMapTests {
  @Test func aMapHoldsWhatADictionaryHolds() {
    var map = WordMap<[Int]>()
    var dictionary: [String: [Int]] = [:]
    for number in 0..<20_000 {
      // Of every length up to three blocks of eight bytes, some with letters of two bytes.
      let word =
        String(repeating: "kata", count: number % 7) + (number % 3 == 0 ? "é" : "") + "\(number % 501)"
      map[word, default: []].append(number)
      dictionary[word, default: []].append(number)
    }
    #expect(map.count == dictionary.count)
    #expect(map.all.allSatisfy { dictionary[$0.word] == $0.value })
    #expect(dictionary.allSatisfy { map[$0] == $1 })
  }

  @Test func aWordThatNobodyPutInIsNotThere() {
    var map: WordMap<Int> = ["ekonomi": 1, "ekonom": 2]
    #expect(map["ekono"] == nil && map[""] == nil && !map.holds("Ekonomi"))
    map[""] = 3
    #expect(map[""] == 3)
  }

  @Test func aLaterValueReplacesAnEarlierOneAndAnEmptiedMapTakesWordsAgain() {
    var map: WordMap<Int> = ["rapat": 1]
    map["rapat"] = 2
    #expect(map["rapat"] == 2 && map.count == 1)
    map.removeAll()
    #expect(map["rapat"] == nil && map.count == 0)
    map["rapat"] = 4
    #expect(map["rapat"] == 4)
  }

  @Test func aSetOfWordsKnowsItsWords() {
    let set: WordSet = ["di", "ke", "dari"]
    #expect(set.contains("ke") && !set.contains("pada") && !set.isEmpty && WordSet([] as [String]).isEmpty)
  }

  @Test(arguments: [
    ("menolak", "olak", true), ("menolak", "olag", false), ("mememegang", "memeg", true),
    ("ke", "kelak", false),
    ("harga", "", true), ("kafé", "é", true),
  ])
  func aTextHoldsTheBytesOfItsParts(text: String, part: String, holds: Bool) {
    #expect(text.holds(bytesOf: part) == holds)
  }
}
