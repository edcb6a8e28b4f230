import Foundation

/// The time that the calling thread itself has worked on `body`.
///
/// Tests compare such times with each other: what else the machine is busy with doesn't count.
public func threadTime(_ body: () throws -> Void) rethrows -> Duration {
  let start = nanoseconds()
  try body()
  return .nanoseconds(nanoseconds() - start)
}

private func nanoseconds() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}
