import Yams

/// The fields of one YAML mapping, whose keys are known beforehand.
struct YAMLFields {
  private let file: String
  private let name: String
  private let mark: Mark?
  private let fields: [String: Node]
  /// In the order of the file.
  let all: [(String, Node)]

  /// - Parameter keys: the only ones allowed; nil allows any.
  init(_ node: Node, of name: String, file: String, keys: [String]?) throws(CommandFailure) {
    self.file = file
    self.name = name
    mark = node.mark
    guard case .mapping(let mapping) = node else {
      throw Self.failure(file, node.mark, "\(name) has to be a list of 'key: value'")
    }
    var all: [(String, Node)] = []
    for (key, value) in mapping {
      guard let text = key.scalar?.string else {
        throw Self.failure(file, key.mark, "a key of \(name) has to be a word")
      }
      if let keys, !keys.contains(text) {
        let meant = NearMiss.suggestion(for: text, among: keys)
        throw Self.failure(
          file, key.mark,
          "unknown key '\(text)' in \(name)"
            + (meant.isEmpty ? "; there are: \(keys.joined(separator: ", "))" : meant))
      }
      all.append((text, value))
    }
    self.all = all
    fields = Dictionary(all) { first, _ in first }
  }

  /// The value of a key, unless it is absent or null.
  subscript(_ key: String) -> Node? {
    guard let node = fields[key], node.tag != Tag(.null) else { return nil }
    return node
  }

  func text(_ key: String) throws(CommandFailure) -> String? {
    guard let node = self[key] else { return nil }
    guard let text = node.scalar?.string, !text.isEmpty else {
      throw failure(key, "'\(key)' has to be a word or text")
    }
    return text
  }

  func required(_ key: String) throws(CommandFailure) -> String {
    guard let text = try text(key) else { throw failure(nil, "\(name) lacks '\(key)'") }
    return text
  }

  /// A list of texts; a single text is a list of one.
  func list(_ key: String) throws(CommandFailure) -> [String]? {
    guard let node = self[key] else { return nil }
    if let text = node.scalar?.string { return [text] }
    guard case .sequence(let items) = node else {
      throw failure(key, "'\(key)' has to be a list: [one, two]")
    }
    var texts: [String] = []
    for item in items {
      guard let text = item.scalar?.string, !text.isEmpty else {
        throw Self.failure(file, item.mark, "each item of '\(key)' has to be a word or text")
      }
      texts.append(text)
    }
    return texts
  }

  func number(_ key: String, in range: ClosedRange<Double>) throws(CommandFailure) -> Double? {
    guard let node = self[key] else { return nil }
    guard let number = node.scalar.flatMap({ Double($0.string) }), range.contains(number) else {
      let (low, high) = (Self.plain(range.lowerBound), Self.plain(range.upperBound))
      throw failure(key, "'\(key)' has to be a number from \(low) to \(high)")
    }
    return number
  }

  func whole(_ key: String, in range: ClosedRange<Double>) throws(CommandFailure) -> Int? {
    guard let number = try number(key, in: range) else { return nil }
    guard number == number.rounded() else { throw failure(key, "'\(key)' has to be a whole number") }
    return Int(number)
  }

  func truth(_ key: String) throws(CommandFailure) -> Bool? {
    guard let node = self[key] else { return nil }
    guard let truth = node.bool else { throw failure(key, "'\(key)' has to be true or false") }
    return truth
  }

  /// A complaint about a key's value, or about the mapping itself.
  func failure(_ key: String?, _ message: String) -> CommandFailure {
    Self.failure(file, key.flatMap { fields[$0]?.mark } ?? mark, message)
  }

  private static func failure(_ file: String, _ mark: Mark?, _ message: String) -> CommandFailure {
    CommandFailure(.badConfiguration, "\(file):\(mark.map { "\($0)" } ?? "1:1"): \(message)")
  }

  private static func plain(_ number: Double) -> String {
    number == number.rounded() ? "\(Int(number))" : "\(number)"
  }
}
