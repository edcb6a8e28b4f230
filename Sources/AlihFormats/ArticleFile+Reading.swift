import AlihModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension ArticleFile {
  /// A file that doesn't end, such as a device, is given up at this many bytes.
  private static let most = 1 << 30

  /// Reads the article in a file or on standard input.
  package static func article(in file: InputFiles.File) throws(ArticleFileError) -> Article {
    try article(path: file.path, bytes: bytes(of: file))
  }

  /// What is in a file, or on standard input.
  package static func bytes(of file: InputFiles.File) throws(ArticleFileError) -> [UInt8] {
    if let text = file.text { return Array(text.utf8) }
    if file.isStandardInput { return try bytes(from: 0, path: file.path) }
    let descriptor = open(file.place.pathBytes, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(file.place) }
    defer { close(descriptor) }
    return try bytes(from: descriptor, path: file.path)
  }

  /// All bytes up to the end; a regular file's in one allocation.
  static func bytes(from descriptor: Int32, path: String) throws(ArticleFileError) -> [UInt8] {
    var status = stat()
    let size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    var bytes: [UInt8] = []
    // One more, so that the end shows without growing.
    var room = min(size, most) + 1
    while true {
      room = max(room, 1 << 16)
      var code: Int32 = 0
      let start = bytes.count
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        while count < buffer.count {
          let got = read(descriptor, buffer.baseAddress! + count, buffer.count - count)
          if got < 0, errno == EINTR { continue }
          if got < 0 { code = errno }
          guard got > 0 else { break }
          count += got
        }
      }
      guard code == 0 else { throw failure(path, code) }
      if start == 0 { bytes = piece } else { bytes += piece }
      guard bytes.count <= most else { throw ArticleFileError(path: path, reason: .tooLarge) }
      if piece.count < room { return bytes }
      room = bytes.count
    }
  }

  private static func failure(_ path: String, _ code: Int32 = errno) -> ArticleFileError {
    ArticleFileError(path: path, reason: .unreadable(String(cString: strerror(code))))
  }
}
