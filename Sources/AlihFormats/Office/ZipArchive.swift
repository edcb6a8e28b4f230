import AlihModel
import CZip

/// The files of a ZIP archive, in memory: nothing is ever unpacked to a disk.
struct ZipArchive: Sendable {
  struct Entry: Sendable {
    var name: String
    var bytes: [UInt8]
    /// Without compression, as EPUB wants its first file.
    var isStored: Bool
    /// Whether its bytes are not what the archive says of them.
    var isDamaged = false
  }

  /// Unpacked, all together; an archive that claims more is refused before it is unpacked.
  static let most = 256 << 20
  private static let mostEntries = 10_000

  private(set) var entries: [Entry] = []

  init() {}

  /// - Throws: `SourceProblem` for what is no archive, is encrypted, damaged or too large.
  init(_ bytes: [UInt8]) throws(SourceProblem) {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    let result: Result<[Entry], SourceProblem> = bytes.withUnsafeBytes { buffer in
      guard let source = zip_source_buffer_create(buffer.baseAddress, zip_uint64_t(buffer.count), 0, &error)
      else {
        return .failure(SourceProblem("out of memory"))
      }
      guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
        zip_source_free(source)
        let message = String(cString: zip_error_strerror(&error))
        return .failure(SourceProblem("it is no ZIP archive, or a damaged one: \(message)"))
      }
      defer { zip_discard(archive) }
      return Self.entries(of: archive)
    }
    entries = try result.get()
  }

  private static func entries(of archive: OpaquePointer) -> Result<[Entry], SourceProblem> {
    let count = zip_get_num_entries(archive, 0)
    guard count <= mostEntries else {
      return .failure(SourceProblem("the archive has more than \(mostEntries) files"))
    }
    var entries: [Entry] = []
    var total = 0
    for index in 0..<zip_uint64_t(max(0, count)) {
      var status = zip_stat_t()
      zip_stat_init(&status)
      guard zip_stat_index(archive, index, 0, &status) == 0,
        let name = status.name.map({ String(cString: $0) })
      else {
        return .failure(SourceProblem("the archive's file \(index + 1) can't be read"))
      }
      guard status.size <= zip_uint64_t(most - total) else {
        return .failure(SourceProblem("unpacked it would be larger than \(most >> 20) MB"))
      }
      guard status.encryption_method == 0 else { return .failure(SourceProblem("it is encrypted")) }
      let size = Int(status.size)
      total += size
      guard let file = zip_fopen_index(archive, index, 0) else {
        return .failure(SourceProblem("'\(name)' in it can't be unpacked"))
      }
      defer { zip_fclose(file) }
      var got: zip_int64_t = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
        got = size == 0 ? 0 : zip_fread(file, buffer.baseAddress, zip_uint64_t(size))
        filled = Int(max(0, got))
      }
      let isDamaged = got != zip_int64_t(size)
      guard !isDamaged || !isText(name) else { return .failure(SourceProblem("'\(name)' in it is damaged")) }
      entries.append(
        Entry(name: name, bytes: bytes, isStored: status.comp_method == ZIP_CM_STORE, isDamaged: isDamaged))
    }
    return .success(entries)
  }

  /// A damaged picture costs no text.
  private static func isText(_ name: String) -> Bool {
    [".xml", ".rels", ".opf", ".ncx", "html", ".htm"].contains { name.lowercased().hasSuffix($0) }
  }

  /// What of it is damaged, and was passed over.
  var findings: [Finding] {
    entries.filter(\.isDamaged).map { Finding(.partMissing, "'\($0.name)' in it is damaged") }
  }

  subscript(_ name: String) -> [UInt8]? {
    get { entries.first { $0.name == name }?.bytes }
    set {
      guard let newValue else { return }
      if let place = entries.firstIndex(where: { $0.name == name }) {
        entries[place].bytes = newValue
      } else {
        entries.append(Entry(name: name, bytes: newValue, isStored: false))
      }
    }
  }

  mutating func addStored(_ name: String, _ bytes: [UInt8]) {
    entries.append(Entry(name: name, bytes: bytes, isStored: true))
  }

  /// The archive; the same entries give the same bytes, whatever the time.
  func bytes() throws(SourceProblem) -> [UInt8] {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let target = zip_source_buffer_create(nil, 0, 0, &error) else {
      throw SourceProblem("out of memory")
    }
    zip_source_keep(target)
    defer { zip_source_free(target) }
    guard let archive = zip_open_from_source(target, Int32(ZIP_CREATE | ZIP_TRUNCATE), &error) else {
      throw SourceProblem(String(cString: zip_error_strerror(&error)))
    }
    // What libzip reads while it closes the archive has to stay in its place until then.
    var buffers: [UnsafeMutableBufferPointer<UInt8>] = []
    defer { for buffer in buffers { buffer.deallocate() } }
    for entry in entries {
      let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, entry.bytes.count))
      _ = buffer.initialize(from: entry.bytes)
      buffers.append(buffer)
      let source = zip_source_buffer(archive, buffer.baseAddress, zip_uint64_t(entry.bytes.count), 0)
      let index = zip_file_add(archive, entry.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
      guard index >= 0 else {
        zip_discard(archive)
        throw SourceProblem("'\(entry.name)' can't be packed")
      }
      let method = entry.isStored ? ZIP_CM_STORE : ZIP_CM_DEFLATE
      zip_set_file_compression(archive, zip_uint64_t(index), zip_int32_t(method), 6)
      // 1 January 1980, the first day that ZIP knows.
      zip_file_set_dostime(archive, zip_uint64_t(index), 0, 0x21, 0)
    }
    guard zip_close(archive) == 0 else {
      zip_discard(archive)
      throw SourceProblem("the archive can't be written")
    }
    return try Self.content(of: target)
  }

  private static func content(of source: OpaquePointer) throws(SourceProblem) -> [UInt8] {
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_source_open(source) == 0, zip_source_stat(source, &status) == 0 else {
      throw SourceProblem("the archive can't be written")
    }
    defer { zip_source_close(source) }
    let size = Int(status.size)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      filled = Int(max(0, zip_source_read(source, buffer.baseAddress, zip_uint64_t(size))))
    }
  }
}
