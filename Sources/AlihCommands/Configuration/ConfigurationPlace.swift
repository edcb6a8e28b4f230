import AlihFormats
import AlihModel
import Foundation

/// Where configuration comes from, and whether it is this user's own.
///
/// A file that is found upward may be anybody's: it decides where text and keys are sent. It is used when it belongs to
/// this user or to root and others can't write it, or when the user said yes to it.
struct ConfigurationPlace {
  private let environment: [String: String]

  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    self.environment = environment
  }

  private var home: String { Self.home(environment) }

  /// `$HOME`, as every program takes it; where there is none, what the system knows of the user.
  static func home(_ environment: [String: String]) -> String {
    environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? NSHomeDirectory()
  }

  /// The user's own settings, which hold below those of any project.
  var ofUser: String? {
    let path = folder + "/alih.yaml"
    return FileSystem.holds(path) ? path : nil
  }

  /// What `ALIH_CONFIG` names.
  var named: String? { environment["ALIH_CONFIG"].flatMap { $0.isEmpty ? nil : $0 } }

  /// The nearest `alih.yaml` upward, up to the user's home folder or the file system's edge.
  ///
  /// - Throws: `CommandFailure` for one that is not this user's.
  func nearest() throws(CommandFailure) -> String? {
    var folder = URL(filePath: FileSystem.currentFolder).standardized
    let device = Self.status(folder.path)?.st_dev
    while Self.status(folder.path)?.st_dev == device {
      let file = folder.appending(path: "alih.yaml").path
      if let status = Self.status(file) {
        if !Self.isOwn(status), !isTrusted(file) {
          throw CommandFailure(
            .badConfiguration,
            "'\(file)' \(Self.complaint(status)), and it decides where text and keys are sent\n"
              + "If it is right: alih config trust \(file), or name it: --config \(file)")
        }
        return file
      }
      let parent = folder.deletingLastPathComponent().standardized
      if folder.path == home || parent.path == folder.path || folder.path == "/" { return nil }
      folder = parent
    }
    return nil
  }

  // MARK: Trust

  private var folder: String {
    if let place = environment["XDG_CONFIG_HOME"], place.hasPrefix("/") { return place + "/alih" }
    return home + "/.config/alih"
  }

  private var trustedFile: String { folder + "/trusted" }

  func isTrusted(_ file: String) -> Bool {
    guard let text = try? String(contentsOfFile: trustedFile, encoding: .utf8) else { return false }
    return text.split(separator: "\n").contains(Substring(Self.real(file)))
  }

  /// Says yes to a file, by its real path.
  func trust(_ file: String) throws(CommandFailure) {
    if isTrusted(file) { return }
    let known = (try? String(contentsOfFile: trustedFile, encoding: .utf8)) ?? ""
    do { try AtomicFile.write(Array((known + Self.real(file) + "\n").utf8), to: trustedFile) } catch {
      throw (error as? CommandFailure) ?? CommandFailure(.cannotWrite, "can't write to '\(trustedFile)'")
    }
  }

  private static func real(_ file: String) -> String { URL(filePath: file).resolvingSymlinksInPath().path }

  private static func isOwn(_ status: stat) -> Bool {
    (status.st_uid == geteuid() || status.st_uid == 0) && status.st_mode & S_IWOTH == 0
  }

  private static func complaint(_ status: stat) -> String {
    status.st_mode & S_IWOTH != 0 ? "can be written by anybody" : "belongs to another user"
  }

  private static func status(_ path: String) -> stat? {
    var status = stat()
    return stat(path.pathBytes, &status) == 0 ? status : nil
  }
}
