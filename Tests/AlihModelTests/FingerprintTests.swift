import AlihModel
import Testing

struct FingerprintTests {
  /// By `sha256sum`, of the bytes with their lengths before them.
  @Test(arguments: [
    ([], "e3b0c44298fc1c149afbf4c8996fb924"),
    (["abc"], "aab5f9ae99b2e38fb462025c8f72f570"),
    ([String(repeating: "Hujan turun. ", count: 20)], "2536f1b1ef522ad6d41926c87fc3c119"),
  ])
  func `it is what others call SHA-256`(_ fields: [String], _ expected: String) {
    #expect(Fingerprint(fields).description == expected)
  }

  @Test func `fields that join to the same text differ`() {
    let all = [["a|b"], ["a", "b"], ["a", "", "b"], ["ab"], ["", "ab"], ["1:a", "b"]].map { Fingerprint($0) }
    #expect(Set(all).count == all.count)
  }
}
