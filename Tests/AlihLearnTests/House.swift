import AlihModel
import AlihOffline
import Foundation

@testable import AlihLearn

/// The engine of this checkout's data.
enum House {
  private static let loaded = Result {
    try OfflineEngine(OfflineData(lexicon: files("lexicon"), rules: files("rules")))
  }

  static var engine: OfflineEngine { get throws { try loaded.get() } }

  private static func files(_ name: String) -> [OfflineData.File] {
    let place = URL(filePath: #filePath).appending(path: "../../../Glossary/id-en/\(name)").standardized
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
    return names.filter { $0.hasSuffix(".tsv") }.sorted().map { file in
      let data = FileManager.default.contents(atPath: place.appending(path: file).path) ?? Data()
      return (name: "\(name)/\(file)", bytes: [UInt8](data))
    }
  }

  /// A hundred sentences of 25 articles, approved as the engine writes them but for what `people` change.
  static func approved(_ people: (String) -> String) throws -> [ApprovedSentence] {
    let subjects = ["Petugas", "Warga", "Para nelayan", "Pemerintah daerah"]
    let verbs = ["memeriksa", "menjaga", "membangun", "memperbaiki", "mengunjungi"]
    let places = ["sekolah di desa itu", "jembatan baru", "pasar lama", "rumah warga", "pelabuhan kecil"]
    var sentences: [ApprovedSentence] = []
    for verb in verbs {
      for place in places {
        for subject in subjects {
          let number = sentences.count
          let request = SegmentRequest(id: "m\(number)", text: "\(subject) \(verb) \(place) pada hari Senin.")
          let draft = try engine.draft(of: request)?.text ?? ""
          sentences.append(
            ApprovedSentence(
              id: request.id, article: "a\(number / 4)", request: request, target: people(draft)))
        }
      }
    }
    return sentences
  }
}
