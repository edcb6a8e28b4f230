import CCurl
import Foundation

/// One exchange under way; after `start` it belongs to the loop's thread.
final class Transfer: @unchecked Sendable {
  private static let headLimit = 256 << 10

  let id: UInt64
  private let request: HTTPRequest
  private let continuation: CheckedContinuation<HTTPResponse, any Error>
  private var headers: UnsafeMutablePointer<curl_slist>?
  private var body: [UInt8] = []
  private var head: [UInt8] = []
  private var exceedsLimit = false
  private let started = ContinuousClock.now
  private var lastByte: ContinuousClock.Instant?

  init(
    id: UInt64, request: HTTPRequest, continuation: CheckedContinuation<HTTPResponse, any Error>
  ) {
    self.id = id
    self.request = request
    self.continuation = continuation
  }

  func finish(_ result: Result<HTTPResponse, any Error>) { continuation.resume(with: result) }

  func configure(_ handle: UnsafeMutableRawPointer) {
    func set(_ option: CURLoption, _ value: Int) { _ = alih_setopt_long(handle, option, value) }
    _ = alih_setopt_str(handle, CURLOPT_URL, request.url)
    _ = alih_setopt_str(handle, CURLOPT_PROTOCOLS_STR, "http,https")
    _ = alih_setopt_str(handle, CURLOPT_ACCEPT_ENCODING, "")
    _ = alih_setopt_str(handle, CURLOPT_USERAGENT, "alih")
    set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
    set(CURLOPT_PIPEWAIT, 1)
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_CONNECTTIMEOUT_MS, Int(request.deadlines.connect * 1000))
    set(CURLOPT_TIMEOUT_MS, Int(request.deadlines.total * 1000))
    // Without the empty `Expect:` libcurl asks for leave before it sends a long body.
    for line in request.headers + ["Expect:"] { headers = curl_slist_append(headers, line) }
    _ = alih_setopt_ptr(handle, CURLOPT_HTTPHEADER, headers)
    setMethod(handle)
    if let proxy = request.route.proxy { _ = alih_setopt_str(handle, CURLOPT_PROXY, proxy) }
    if let caFile = request.route.caFile ?? Self.environmentCAFile {
      _ = alih_setopt_str(handle, CURLOPT_CAINFO, caFile)
    }
    let context = Unmanaged.passUnretained(self).toOpaque()
    _ = alih_setopt_fn(handle, CURLOPT_WRITEFUNCTION) { data, size, count, context in
      guard let data, let context else { return 0 }
      return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
        .receive(UnsafeRawBufferPointer(start: data, count: size * count))
    }
    _ = alih_setopt_ptr(handle, CURLOPT_WRITEDATA, context)
    _ = alih_setopt_fn(handle, CURLOPT_HEADERFUNCTION) { data, size, count, context in
      guard let data, let context else { return 0 }
      return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
        .receive(header: UnsafeRawBufferPointer(start: data, count: size * count))
    }
    _ = alih_setopt_ptr(handle, CURLOPT_HEADERDATA, context)
  }

  private func setMethod(_ handle: UnsafeMutableRawPointer) {
    guard request.method != .get else {
      _ = alih_setopt_long(handle, CURLOPT_HTTPGET, 1)
      return
    }
    _ = alih_setopt_long(handle, CURLOPT_POST, 1)
    _ = alih_setopt_long(handle, CURLOPT_POSTFIELDSIZE_LARGE, request.body.count)
    request.body.withUnsafeBytes {
      _ = alih_setopt_ptr(
        handle, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: $0.baseAddress))
    }
    if request.method != .post {
      _ = alih_setopt_str(handle, CURLOPT_CUSTOMREQUEST, request.method.rawValue)
    }
  }

  /// The variables that the curl tool reads, and libcurl leaves to its users.
  private static let environmentCAFile: String? = {
    let environment = ProcessInfo.processInfo.environment
    return ["CURL_CA_BUNDLE", "SSL_CERT_FILE"].compactMap { environment[$0] }.first { !$0.isEmpty }
  }()

  /// Frees what libcurl borrowed, after the handle was reset.
  func release() {
    curl_slist_free_all(headers)
    headers = nil
  }

  private func receive(header bytes: UnsafeRawBufferPointer) -> Int {
    lastByte = .now
    // A status line begins the head of another reply, after `100 Continue` or a proxy's.
    if bytes.starts(with: "HTTP/".utf8) { head = [] }
    guard head.count + bytes.count <= Self.headLimit else {
      exceedsLimit = true
      return 0
    }
    head.append(contentsOf: bytes)
    return bytes.count
  }

  private func receive(_ bytes: UnsafeRawBufferPointer) -> Int {
    lastByte = .now
    guard body.count + bytes.count <= request.responseLimit else {
      exceedsLimit = true
      return 0
    }
    body.append(contentsOf: bytes)
    return bytes.count
  }

  /// libcurl watches connecting and the total; silence is ours, because its own measure of it is seconds late.
  var nextDeadline: ContinuousClock.Instant {
    let silence = lastByte.map { $0 + .seconds(request.deadlines.idle) }
    return silence ?? started + .seconds(request.deadlines.firstByte)
  }

  func overdue(at now: ContinuousClock.Instant) -> HTTPFailure? {
    guard now >= nextDeadline else { return nil }
    let limit = lastByte == nil ? request.deadlines.firstByte : request.deadlines.idle
    let what = lastByte == nil ? "did not answer within" : "stopped in the middle of its answer for"
    return HTTPFailure(.slow, "\(place) \(what) \(seconds(limit))")
  }

  func outcome(_ code: CURLcode, of handle: UnsafeMutableRawPointer) -> Result<HTTPResponse, any Error> {
    guard code == CURLE_OK else { return .failure(failure(code, of: handle)) }
    var status = 0
    _ = alih_getinfo_long(handle, CURLINFO_RESPONSE_CODE, &status)
    return .success(HTTPResponse(status: status, head: head, body: body))
  }

  private func failure(_ code: CURLcode, of handle: UnsafeMutableRawPointer) -> HTTPFailure {
    let text = String(cString: curl_easy_strerror(code))
    switch code {
    case CURLE_URL_MALFORMAT: return HTTPFailure(.badURL, "\(place) is no URL; write http://HOST:PORT/v1")
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
      let name = code == CURLE_COULDNT_RESOLVE_PROXY ? "the proxy of " : ""
      return HTTPFailure(.unreachable, "the host name of \(name)\(place) is unknown")
    case CURLE_COULDNT_CONNECT:
      let proxy = request.route.proxy.map { "\(HTTPFailure.place($0)), the proxy of " } ?? ""
      return HTTPFailure(.unreachable, "nothing answers at \(proxy)\(place): \(reason(handle))")
    case CURLE_OPERATION_TIMEDOUT where started.duration(to: .now) < .seconds(request.deadlines.total):
      return HTTPFailure(
        .unreachable, "\(place) took no connection within \(seconds(request.deadlines.connect))")
    case CURLE_OPERATION_TIMEDOUT:
      return HTTPFailure(
        .slow, "\(place) did not finish its answer within \(seconds(request.deadlines.total))")
    case CURLE_WRITE_ERROR where exceedsLimit:
      return HTTPFailure(.tooLong, "the answer of \(place) is longer than \(request.responseLimit) bytes")
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE:
      return HTTPFailure(.insecure, "no secure connection to \(place): \(text)")
    case CURLE_UNSUPPORTED_PROTOCOL:
      var failure = HTTPFailure(.brokenReply, "\(place) does not speak HTTP")
      failure.isHTTP = false
      return failure
    default: return HTTPFailure(.brokenReply, "the connection to \(place) broke: \(text)")
    }
  }

  /// The error of the system behind a failed connection; libcurl keeps an old one for other failures.
  private func reason(_ handle: UnsafeMutableRawPointer) -> String {
    var number = 0
    _ = alih_getinfo_long(handle, CURLINFO_OS_ERRNO, &number)
    return number == 0 ? "no connection" : String(cString: strerror(Int32(number))).lowercased()
  }

  private var place: String { HTTPFailure.place(request.url) }

  private func seconds(_ value: Double) -> String {
    value == value.rounded() ? "\(Int(value)) s" : "\(value) s"
  }
}

extension HTTPFailure {
  /// Scheme, host and port of a URL: what a message may show of it.
  static func place(_ url: String) -> String {
    guard let parts = URLComponents(string: url), let scheme = parts.scheme, let host = parts.host else {
      return "the endpoint's address"
    }
    return "\(scheme)://\(host)" + (parts.port.map { ":\($0)" } ?? "")
  }
}
