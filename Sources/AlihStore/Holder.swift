import Foundation

/// A process that works on a job; a number alone may be another process's by now, so that its birth counts too.
package struct Holder: Sendable, Hashable {
  package let process: Int32
  /// In clock ticks after the machine's start, where the system tells.
  let birth: String

  init(process: Int32, birth: String) {
    self.process = process
    self.birth = birth
  }

  /// A process as it is now.
  init(process: Int32) { self.init(process: process, birth: Self.birth(of: process)) }

  static var current: Holder { Holder(process: getpid()) }

  var isAlive: Bool {
    (kill(process, 0) == 0 || errno == EPERM) && Self.birth(of: process) == birth
  }

  /// The 22nd field of `/proc/PID/stat`, counted behind the name, which may hold anything.
  private static func birth(of process: Int32) -> String {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let end = status.lastIndex(of: ")")
    else { return "" }
    let fields = status[end...].split(separator: " ")
    // A process that is dead but not yet collected holds nothing any more.
    return fields.count > 20 && fields[1] != "Z" ? String(fields[20]) : "gone"
  }
}
