// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A library target of this package, held to the same settings as every other.
func library(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = [])
  -> Target
{
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

/// The tests of one target; `extra` are the other targets that they build values with.
func tests(_ name: String, _ extra: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.target(name: name)] + extra, swiftSettings: strict)
}

/// The commit that is being built, for `alih --version`; empty outside of a repository.
let commit =
  Context.gitInformation.map { String($0.currentCommit.prefix(9)) + ($0.hasUncommittedChanges ? "+" : "") }
  ?? ""

let package = Package(
  name: "alih",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "alih", targets: ["alih"]),
    .library(name: "Alih", targets: ["AlihTranslation"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    .executableTarget(name: "alih", dependencies: ["AlihCommands"], swiftSettings: strict),
    .target(name: "CBuild", cSettings: [.define("ALIH_COMMIT", to: "\"\(commit)\"")]),
    // The library for other programs.
    library(
      "AlihTranslation",
      [
        "AlihData", "AlihFormats", "AlihGlossary", "AlihModel", "AlihOffline", "AlihPipeline", "AlihQuality",
        "AlihSegmenter", "AlihSummary",
      ]),
    .executableTarget(
      name: "ten-lines", dependencies: ["AlihTranslation"], path: "Examples/Library", swiftSettings: strict),
    // For Scripts/bench: what the program does, without the program around it.
    .executableTarget(
      name: "http-bench", dependencies: ["AlihEndpoint"], path: "Benchmarks/HTTP", swiftSettings: strict),
    // For Scripts/evaluate: the checks of a translation by themselves.
    .executableTarget(
      name: "check-pairs",
      dependencies: ["AlihData", "AlihGlossary", "AlihModel", "AlihOffline", "AlihQuality"],
      path: "Benchmarks/Checks", swiftSettings: strict),
    library(
      "AlihCommands",
      [
        "AlihAudit", "AlihData", "AlihDesk", "AlihEndpoint", "AlihFormats", "AlihGlossary", "AlihLearn",
        "AlihModel",
        "AlihOffline", "AlihPipeline", "AlihQuality", "AlihSegmenter", "AlihStore", "AlihSummary", "CBuild",
        .product(name: "ArgumentParser", package: "swift-argument-parser"), "Yams",
      ]),
    library(
      "AlihDesk",
      [
        "AlihFormats", "AlihModel", "AlihPipeline", "AlihStore",
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ], resources: [.embedInCode("Pages/desk.css"), .embedInCode("Pages/desk.js")]),
    library("AlihPipeline", ["AlihGlossary", "AlihModel", "AlihQuality", "AlihSegmenter"]),
    library(
      "AlihFormats",
      [
        "AlihMarkup", "AlihModel", "CCmark", "CMail", "CZip",
        .product(name: "Mustache", package: "swift-mustache"),
      ]),
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    library("AlihAudit", ["AlihFormats", "AlihGlossary", "AlihModel"]),
    library("AlihSegmenter", ["AlihModel"]),
    library("AlihSummary", ["AlihGlossary", "AlihModel", "AlihQuality"]),
    library("AlihGlossary", ["AlihMarkup", "AlihModel"]),
    library("AlihQuality", ["AlihModel"]),
    library("AlihOffline", ["AlihModel"]),
    // What the desk's memory teaches the offline engine.
    library("AlihLearn", ["AlihModel", "AlihOffline"]),
    library("AlihEndpoint", ["AlihModel", "CCurl", .product(name: "Mustache", package: "swift-mustache")]),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    library("AlihStore", ["AlihMarkup", "AlihModel", .product(name: "GRDB", package: "GRDB.swift")]),
    .systemLibrary(name: "CXml", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    // libxml2's headers clash with Foundation's, so that Swift sees this target's own header alone.
    .target(name: "CMarkup", dependencies: ["CXml", "CGumbo"]),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
    // libgmime-3.0-dev, without pkg-config: it asks for compiler flags that packages refuse.
    .target(
      name: "CMail",
      linkerSettings: [
        .linkedLibrary("gmime-3.0"), .linkedLibrary("gobject-2.0"), .linkedLibrary("glib-2.0"),
      ]),
    library(
      "AlihData", resources: [.copy("../../Prompts"), .copy("../../Glossary")]),
    library("AlihMarkup", ["CMarkup"]),
    library("AlihModel"),
    tests("AlihModel", ["AlihData", "ThreadTime"]),
    tests("AlihData"),
    tests("AlihTranslation"),
    tests("AlihFormats", ["AlihData", "AlihMarkup", "AlihModel", "AlihSegmenter", "ThreadTime"]),
    tests("AlihSegmenter", ["AlihModel", "AlihData", "ThreadTime"]),
    tests("AlihGlossary", ["AlihModel", "AlihData", "ThreadTime"]),
    tests("AlihAudit", ["AlihData", "AlihGlossary", "AlihModel", "ThreadTime"]),
    tests("AlihQuality", ["AlihData", "AlihModel", "AlihOffline", "ThreadTime"]),
    tests("AlihSummary", ["AlihData", "AlihGlossary", "AlihModel", "AlihQuality", "AlihSegmenter"]),
    tests("AlihOffline", ["AlihModel", "AlihData", "ThreadTime"]),
    tests("AlihLearn", ["AlihData", "AlihModel", "AlihOffline"]),
    tests(
      "AlihDesk",
      [
        "AlihFormats", "AlihModel", "AlihStore", .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    tests("AlihStore", ["AlihModel", .product(name: "GRDB", package: "GRDB.swift")]),
    tests("AlihEndpoint", ["AlihModel", "Loopback"]),
    tests("AlihCommands", ["AlihEndpoint", "AlihFormats", "ThreadTime"]),
    tests(
      "AlihPipeline", ["AlihModel", "AlihData", "AlihGlossary", "AlihQuality", "AlihSegmenter", "ThreadTime"]),
    .target(name: "ThreadTime", path: "Tests/ThreadTime", swiftSettings: strict),
    // A server with scripted faults, for the tests of endpoints.
    .target(name: "Loopback", path: "Tests/Loopback", swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: ["alih", "ten-lines", "Loopback"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
