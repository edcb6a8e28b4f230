import Testing

@testable import AlihCommands

struct StorePlaceTests {
  private let configured: Configuration = {
    var configuration = Configuration()
    configuration.store = "/desk/jobs.sqlite"
    return configuration
  }()

  @Test func `the environment wins, then alih.yaml, then the state folder`() {
    let environment = ["ALIH_STORE": "/tmp/x.sqlite", "XDG_STATE_HOME": "/state"]
    #expect(StorePlace.path(configured, environment: environment) == "/tmp/x.sqlite")
    #expect(StorePlace.path(configured, environment: ["ALIH_STORE": ""]) == "/desk/jobs.sqlite")
    #expect(
      StorePlace.path(Configuration(), environment: ["XDG_STATE_HOME": "/state"]) == "/state/alih/alih.sqlite"
    )
  }

  @Test(arguments: [[:], ["XDG_STATE_HOME": "relative"], ["TMPDIR": "/tmp"]])
  func `paid answers are never kept where a reboot removes them`(_ environment: [String: String]) {
    #expect(
      StorePlace.path(Configuration(), environment: environment).hasSuffix("/.local/state/alih/alih.sqlite"))
  }
}
