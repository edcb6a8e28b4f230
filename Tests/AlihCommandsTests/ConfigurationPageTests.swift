import AlihEndpoint
import Foundation
import Testing

@testable import AlihCommands

struct ConfigurationPageTests {
  private let page = try? String(
    contentsOf: URL(filePath: #filePath).appending(path: "../../../Documentation/Configuration.md")
      .standardized,
    encoding: .utf8)

  @Test func `the page names every key of every kind, and every kind`() throws {
    let page = try #require(page)
    let keys =
      ConfigurationReader.keys + EndpointKind.commonKeys + EndpointKind.allCases.flatMap(\.ownKeys)
      + EndpointKind.allCases.map(\.rawValue)
    for key in keys { #expect(page.contains("`\(key)`"), "\(key) is missing") }
  }

  @Test func `the page names every exit code`() throws {
    let page = try #require(page)
    for code in [0, 1, 2, 3, 64, 66, 69, 73, 75, 77, 78, 130] as [Int32] {
      #expect(ExitStatus(rawValue: code) != nil)
      #expect(page.contains("| \(code) |"))
    }
  }
}
