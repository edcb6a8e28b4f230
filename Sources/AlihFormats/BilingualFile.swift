import AlihModel
import Foundation

/// Reads Alih's own bilingual documents, `alih-bilingual/1`: one object, or one a line.
package enum BilingualFile {
  package struct Segment: Sendable, Hashable {
    package var id: String
    package var role: Role
    package var source: String
    /// Nil where nothing was translated.
    package var target: String?
    /// Whether a person stands behind the translation.
    package var isApproved = false
  }

  package struct Document: Sendable {
    package var path: String
    package var segments: [Segment]
  }

  /// Why a file holds no such documents.
  package struct Problem: Error, Sendable, CustomStringConvertible {
    package let description: String
  }

  private struct Item: Decodable {
    struct Block: Decodable {
      var role: String
      var segments: [Sentence]
    }

    struct Sentence: Decodable {
      var id: String
      var source: String
      var target: String
      var status: String
      var engine: String?
      var review: Decision?
    }

    struct Decision: Decodable {
      var state: String
    }

    var format: String
    var path: String
    var blocks: [Block]
  }

  package static func documents(in bytes: [UInt8]) throws(Problem) -> [Document] {
    let decoder = JSONDecoder()
    if let whole = try? decoder.decode(Item.self, from: Data(bytes)) {
      return [try document(whole, "the file")]
    }
    var documents: [Document] = []
    for (index, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
      if line.allSatisfy({ $0 <= 0x20 }) { continue }
      do {
        documents.append(try document(try decoder.decode(Item.self, from: Data(line)), "line \(index + 1)"))
      } catch let problem as Problem {
        throw problem
      } catch {
        throw Problem(
          description: "line \(index + 1) is no document of 'alih translate --format json'")
      }
    }
    guard !documents.isEmpty else { throw Problem(description: "the file is empty") }
    return documents
  }

  private static func document(_ item: Item, _ place: String) throws(Problem) -> Document {
    guard item.format == "alih-bilingual/1" else {
      throw Problem(
        description: "\(place) is in the format '\(item.format)', which this version doesn't read")
    }
    let segments = item.blocks.flatMap { block in
      block.segments.map { sentence in
        let isTranslated = sentence.status == "translated" || sentence.status == "degraded"
        return Segment(
          id: sentence.id, role: Role(rawValue: block.role) ?? .other, source: sentence.source,
          target: isTranslated && !sentence.target.isEmpty ? sentence.target : nil,
          isApproved: sentence.review != nil || sentence.engine == "memory")
      }
    }
    return Document(path: item.path, segments: segments)
  }
}
