/// Paths are bytes to the system, and mostly but not always UTF-8: a disk of an older office has `caf\xE9.txt`.
///
/// Everywhere in the program a path is a `String`. A byte that is no UTF-8 is in it a private character that no text
/// has, U+10EF80 to U+10EFFF, as MirBSD's OPTU-8 does it in the first plane; `pathBytes` gives back the very bytes.
extension String {
  /// A path as the system has it. Linear.
  package init(pathBytes bytes: some Collection<UInt8>) {
    if let text = String(validating: bytes, as: UTF8.self), !text.holdsPathBytes {
      self = text
      return
    }
    var scalars = UnicodeScalarView()
    var rest = Array(bytes)[...]
    while let first = rest.first {
      var decoder = UTF8()
      var upcoming = rest.prefix(4).makeIterator()
      if case .scalarValue(let scalar) = decoder.decode(&upcoming), scalar.pathByte == nil {
        scalars.append(scalar)
        rest = rest.dropFirst(UTF8.width(scalar))
      } else {
        scalars.append(Unicode.Scalar(pathByte: first))
        rest = rest.dropFirst()
      }
    }
    self.init(scalars)
  }

  /// A path that the system gave, which ends with NUL.
  package init(path: UnsafePointer<CChar>) {
    var end = path
    while end.pointee != 0 { end += 1 }
    self.init(pathBytes: UnsafeRawBufferPointer(start: path, count: end - path))
  }

  /// What the system's functions take for this path, NUL at the end: `open(path.pathBytes, O_RDONLY)`.
  package var pathBytes: [CChar] {
    var bytes: [UInt8] = []
    if holdsPathBytes {
      for scalar in unicodeScalars {
        if let byte = scalar.pathByte { bytes.append(byte) } else { bytes += UTF8.encode(scalar)! }
      }
    } else {
      bytes = Array(utf8)
    }
    return (bytes + [0]).map(CChar.init(bitPattern:))
  }

  /// For people: `caf\xE9.txt`, as shells write it.
  package var showingPathBytes: String {
    guard holdsPathBytes else { return self }
    var scalars = UnicodeScalarView()
    for scalar in unicodeScalars {
      if let shown = scalar.shownPathByte { scalars += shown } else { scalars.append(scalar) }
    }
    return String(scalars)
  }

  /// Asks the bytes first: hardly any text has the one that these characters begin with.
  package var holdsPathBytes: Bool {
    utf8.contains(0xF4) && unicodeScalars.contains { $0.pathByte != nil }
  }
}

extension Unicode.Scalar {
  fileprivate init(pathByte: UInt8) { self = Unicode.Scalar(0x10EF00 + UInt32(pathByte))! }

  /// The byte of a path that it stands for; nil for every character of texts.
  package var pathByte: UInt8? {
    0x10EF80...0x10EFFF ~= value ? UInt8(truncatingIfNeeded: value) : nil
  }

  /// `\xE9`
  package var shownPathByte: String.UnicodeScalarView? {
    pathByte.map { "\\x\(String($0, radix: 16, uppercase: true))".unicodeScalars }
  }
}
