import AlihModel
import Testing

struct ParentFolderTests {
  @Test(arguments: [
    ("out/a.json", "out"), ("a", ""), ("", ""), ("/a", "/"), ("/", "/"), ("x/y/z", "x/y"), ("out/", "out"),
  ])
  func `the folder is what stands before the last slash`(_ path: String, _ folder: String) {
    #expect(path.parentFolder == folder)
  }
}
