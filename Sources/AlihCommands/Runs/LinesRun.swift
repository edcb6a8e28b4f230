import AlihModel
import AlihPipeline
import Foundation

/// Translates line by line: as many lines out as in, in order, with their line ends, in bounded memory.
struct LinesRun: Sendable {
  let desk: TranslationDesk
  /// Chunks of lines at the same time.
  let workers: Int
  let progress: Progress

  /// Translates the files one after the other into one output; `-` is standard input.
  func translate(_ inputs: [String], to output: String?) async throws {
    let file = try output.flatMap { try $0 == "-" ? nil : AtomicFile(Self.checked($0, inputs)) }
    for input in inputs {
      let source = try LineSource(input)
      var tally = Progress.Tally()
      try await concurrentMap(
        next: { try source.next() }, limit: workers, isReady: { source.isReady },
        transform: { lines in await translate(lines) },
        receive: { chunk in
          progress.explain(chunk.findings)
          tally += chunk.tally
          if let file { try file.write(chunk.bytes) } else { try Console.write(chunk.bytes) }
        })
      progress.finished(input, tally)
    }
    try file?.finish()
    progress.close("input", output: output)
  }

  private struct Chunk: Sendable {
    var bytes: [UInt8] = []
    var tally: Progress.Tally
    var findings: [Finding]
  }

  private func translate(_ lines: [LineSource.Line]) async -> Chunk {
    let segments = await desk.translate(lines: lines.map(\.text))
    var chunk = Chunk(tally: Progress.Tally(segments), findings: segments.flatMap(\.findings))
    for (line, segment) in zip(lines, segments) {
      // Whatever an engine says, a line stays a line.
      for byte in segment.target.utf8 { chunk.bytes.append(byte == 10 || byte == 13 ? 32 : byte) }
      chunk.bytes += line.end
    }
    return chunk
  }

  private static func checked(_ output: String, _ inputs: [String]) throws -> String {
    func identity(_ path: String) -> [UInt64]? {
      var status = stat()
      return stat(path.pathBytes, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        ? [UInt64(status.st_dev), UInt64(status.st_ino)] : nil
    }
    if let place = identity(output), let input = inputs.first(where: { identity($0) == place }) {
      throw CommandFailure(.cannotWrite, "'\(output)' is the input '\(input)', which is never overwritten")
    }
    return output
  }
}
