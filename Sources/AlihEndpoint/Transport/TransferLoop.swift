import AlihModel
import CCurl
import Dispatch
import Foundation

/// The thread that drives libcurl, and the box through which others reach it.
final class TransferLoop: @unchecked Sendable {
  private struct Inbox {
    var lastID: UInt64 = 0
    var waiting: [Transfer] = []
    /// Ids whose task was canceled; one may arrive before its transfer does.
    var canceled: Set<UInt64> = []
    var isStopped = false
  }

  /// Exchanges at once from which on events are gathered.
  private static let crowd = 8
  /// Microseconds.
  private static let gathering: UInt32 = 200

  private static let setUp: Void = { curl_global_init(Int(CURL_GLOBAL_ALL)) }()

  /// Signaled when `run` is over.
  let ended = DispatchSemaphore(value: 0)
  private let inbox = Locked(Inbox())
  /// Freed by the loop's thread; others may only wake it up, and only under the lock while it isn't stopped.
  private let multi: UnsafeMutableRawPointer
  /// The two below belong to the loop's thread alone.
  private var running: [UnsafeMutableRawPointer: Transfer] = [:]
  private var idleHandles: [UnsafeMutableRawPointer] = []
  /// Whether a server has answered over HTTP/2.
  private var isMultiplexed = false

  init() {
    _ = Self.setUp
    multi = curl_multi_init()
    _ = alih_multi_setopt_long(multi, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
  }

  deinit {
    for handle in idleHandles { curl_easy_cleanup(handle) }
    curl_multi_cleanup(multi)
  }

  func newID() -> UInt64 {
    inbox.withLock {
      $0.lastID += 1
      return $0.lastID
    }
  }

  func start(_ transfer: Transfer) {
    let refusal: (any Error)? = inbox.withLock {
      if $0.isStopped { return HTTPFailure(.closed, "the HTTP client is shut down") }
      if $0.canceled.contains(transfer.id) { return CancellationError() }
      $0.waiting.append(transfer)
      return nil
    }
    if let refusal { transfer.finish(.failure(refusal)) } else { curl_multi_wakeup(multi) }
  }

  func cancel(_ id: UInt64) {
    inbox.withLock { _ = $0.canceled.insert(id) }
    curl_multi_wakeup(multi)
  }

  /// Drops what is remembered of a finished id, so that late cancellations don't pile up.
  func forget(_ id: UInt64) {
    inbox.withLock { _ = $0.canceled.remove(id) }
  }

  func stop() {
    inbox.withLock { $0.isStopped = true }
    curl_multi_wakeup(multi)
  }

  /// The body of the loop's thread, until `stop()`.
  func run() {
    defer { ended.signal() }
    while true {
      let (arrived, canceled, isStopped) = inbox.withLock { inbox in
        defer { inbox.waiting = [] }
        return (inbox.waiting, inbox.canceled, inbox.isStopped)
      }
      for transfer in arrived { begin(transfer) }
      for (handle, transfer) in running {
        if isStopped || canceled.contains(transfer.id) {
          end(handle, .failure(CancellationError()))
        } else if let failure = transfer.overdue(at: .now) {
          end(handle, .failure(failure))
        }
      }
      if isStopped { return }
      var count: Int32 = 0
      curl_multi_perform(multi, &count)
      collectFinished()
      curl_multi_poll(multi, nil, 0, millisecondsToNextDeadline(), nil)
      // Over one HTTP/2 connection much happens at nearly the same time; it is done in one go.
      if isMultiplexed, running.count > Self.crowd { usleep(Self.gathering) }
    }
  }

  private func begin(_ transfer: Transfer) {
    guard let handle = idleHandles.popLast() ?? curl_easy_init() else {
      return transfer.finish(.failure(HTTPFailure(.closed, "libcurl has no memory for another request")))
    }
    transfer.configure(handle)
    running[handle] = transfer
    curl_multi_add_handle(multi, handle)
  }

  private func collectFinished() {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle else { continue }
      let code = alih_msg_result(message)
      var version = 0
      if !isMultiplexed, alih_getinfo_long(handle, CURLINFO_HTTP_VERSION, &version) == CURLE_OK {
        isMultiplexed = version == CURL_HTTP_VERSION_2_0
      }
      guard let transfer = running[handle] else { continue }
      end(handle, transfer.outcome(code, of: handle))
    }
  }

  private func end(_ handle: UnsafeMutableRawPointer, _ result: Result<HTTPResponse, any Error>) {
    guard let transfer = running.removeValue(forKey: handle) else { return }
    curl_multi_remove_handle(multi, handle)
    curl_easy_reset(handle)
    transfer.release()
    idleHandles.append(handle)
    transfer.finish(result)
  }

  private func millisecondsToNextDeadline() -> Int32 {
    let now = ContinuousClock.Instant.now
    let next = running.values.map { now.duration(to: $0.nextDeadline) }.min() ?? .seconds(60)
    return Int32(max(1, min(60_000, next / .milliseconds(1) + 1)))
  }
}
