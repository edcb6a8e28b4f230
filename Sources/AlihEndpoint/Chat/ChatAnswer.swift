import AlihModel
import Foundation

/// Finds what a chat model answers for each segment, in whatever shape: a list, objects one behind the other, an object
/// keyed by the ids, any of them inside another or written as a text.
struct ChatAnswer {
  typealias Item = (id: String, text: Any?)

  private let ids: [String]
  private let known: Set<String>

  init(of ids: [String]) {
    self.ids = ids
    known = Set(ids.map(TranslationReply.plain))
  }

  /// The answers in the values of a reply; of an id that a later value has again, the later one, as models write drafts
  /// first. Nil where no value looks like an answer.
  func items(in values: [Any]) -> [Item]? {
    let found = values.compactMap { items(in: $0, depth: 0) }
    guard !found.isEmpty else { return nil }
    let all = found.reduce(into: [Item]()) { all, items in
      let later = Set(items.map(\.id))
      all.removeAll { later.contains($0.id) }
      all += items
    }
    return numbered(all) ?? all
  }

  /// How deep an answer may be wrapped.
  private static let deepest = 4

  private func items(in value: Any, depth: Int) -> [Item]? {
    guard depth <= Self.deepest else { return nil }
    switch value {
    case let text as String: return JSONScanner.value(in: text).flatMap { items(in: $0, depth: depth + 1) }
    case let list as [Any]: return items(of: list, depth) ?? pairs(list)
    case let fields as [String: Any]:
      if let item = item(fields) { return [item] }
      if let keyed = keyed(fields) { return keyed }
      let inner = fields.first { $0.key.lowercased() == "translations" }.map { [$0.value] }
      for value in inner ?? fields.sorted(by: { $0.key < $1.key }).map(\.value) {
        if let items = items(in: value, depth: depth + 1) { return items }
      }
      return ids.count == 1 ? text(of: fields, besides: nil).map { [(ids[0], $0)] } : nil
    default: return nil
    }
  }

  private func items(of list: [Any], _ depth: Int) -> [Item]? {
    let found = list.compactMap { ($0 as? [String: Any]).flatMap { item($0).map { [$0] } ?? keyed($0) } }
      .flatMap(\.self)
    guard found.isEmpty else { return found }
    if list.isEmpty, depth > 0 { return [] }
    // Of one segment that was asked for, one answer is enough, whatever it is called.
    guard ids.count == 1, list.count == 1 else { return nil }
    if depth > 0, let text = list[0] as? String { return [(ids[0], text)] }
    return (list[0] as? [String: Any]).flatMap { text(of: $0, besides: nil) }.map { [(ids[0], $0)] }
  }

  /// `{"b1.s1": "It rained."}`, where every key is an id that was asked for, or one of as many numbers.
  private func keyed(_ fields: [String: Any]) -> [Item]? {
    let areNumbers =
      fields.count == ids.count && fields.count > 1 && fields.keys.allSatisfy { Int($0) != nil }
    guard !fields.isEmpty,
      areNumbers || fields.keys.allSatisfy({ known.contains(TranslationReply.plain($0)) })
    else { return nil }
    return fields.map { ($0, said($1)) }
  }

  /// `[["b1.s1", "It rained."]]`
  private func pairs(_ list: [Any]) -> [Item]? {
    let pairs = list.compactMap { item -> Item? in
      guard let pair = item as? [String], pair.count == 2, known.contains(TranslationReply.plain(pair[0]))
      else {
        return nil
      }
      return (pair[0], pair[1])
    }
    return !pairs.isEmpty && pairs.count == list.count ? pairs : nil
  }

  /// An answer that stands in a list or an object of its own, or is one written as a text.
  private func said(_ value: Any?) -> Any? {
    switch value {
    case let list as [Any] where list.count == 1: list[0]
    case let fields as [String: Any]: text(of: fields, besides: nil)
    case let words as String where words.hasPrefix("{\""):
      (JSONScanner.value(in: words) as? [String: Any]).flatMap { text(of: $0, besides: nil) } ?? words
    default: value
    }
  }

  private static let idKeys: Set = ["id", "segmentid", "segment", "key"]
  private static let textKeys = [
    "translation", "target", "translatedtext", "translated", "english", "text", "en",
  ]
  private static let otherKeys: Set = [
    "source", "original", "sourcetext", "role", "note", "before", "after", "language",
  ]

  /// `{"id": "b1.s1", "text": "It rained."}`
  private func item(_ fields: [String: Any]) -> Item? {
    let keys = fields.keys.filter { Self.idKeys.contains(TranslationReply.plain($0)) }
    for key in keys.sorted() {
      // Without this `1` would be a text for some models and a number for others.
      guard let id = (fields[key] as? String) ?? (fields[key] as? NSNumber).map({ "\($0)" }) else { continue }
      if TranslationReply.plain(key) == "id" || known.contains(TranslationReply.plain(id)) {
        return (id, said(text(of: fields, besides: key)))
      }
    }
    return nil
  }

  /// The answer among an object's fields: what is called one, or the only text that can be it.
  private func text(of fields: [String: Any], besides id: String?) -> Any? {
    let plain = Dictionary(
      fields.filter { $0.key != id }.map { (TranslationReply.plain($0.key), $0.value) }
    ) { first, _ in first }
    if let text = Self.textKeys.lazy.compactMap({ plain[$0] }).first { return text }
    if id != nil, let inner = plain["translations"] as? [String: Any] { return text(of: inner, besides: nil) }
    let others = plain.filter { $0.value is String && !Self.otherKeys.contains($0.key) }
    return id != nil && others.count == 1 ? others.first?.value : nil
  }

  /// Answers that count the segments from 1 or 0 on, each once.
  private func numbered(_ items: [Item]) -> [Item]? {
    guard items.count == ids.count, !items.contains(where: { known.contains(TranslationReply.plain($0.id)) })
    else {
      return nil
    }
    let numbers = items.compactMap { Int($0.id) }
    guard let first = numbers.min(), first == 0 || first == 1, Set(numbers).count == ids.count,
      numbers.max() == first + ids.count - 1
    else { return nil }
    return zip(numbers, items).map { (ids[$0 - first], $1.text) }
  }
}
