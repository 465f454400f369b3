import CCurl
import Glibc

/// A connection of libcurl that makes one request after the other. Blocks the calling thread.
@safe struct Curl: ~Copyable {
  private let handle: UnsafeMutableRawPointer

  /// What one request needs.
  struct Request {
    var url: String
    /// Lines as `Name: value`, all checked.
    var headers: [String] = []
    /// The longest that it may take, and that connecting may take, in milliseconds.
    var longest: Int, connecting: Int
    /// How many seconds it may crawl at less than 100 bytes a second.
    var stall: Int
    /// A file of certificates to trust in place of the system's.
    var certificates: String?
  }

  /// How a request ended: libcurl's code and its words for it.
  struct Ending {
    let code: CURLcode
    var isWhole: Bool { code == CURLE_OK }
    var words: String { unsafe String(cString: curl_easy_strerror(code)) }
  }

  private static let isReady = nashr_curl_start() == CURLE_OK

  init() {
    guard Self.isReady, let handle = unsafe curl_easy_init() else {
      fatalError("libcurl has no memory")
    }
    unsafe self.handle = unsafe handle
  }

  deinit { unsafe curl_easy_cleanup(handle) }

  /// Where the last answer leads, as a whole address; nil where it leads nowhere.
  var target: String? {
    var text: UnsafePointer<CChar>?
    unsafe nashr_curl_get_text(handle, CURLINFO_REDIRECT_URL, &text)
    return unsafe text.map { unsafe String(cString: $0) }
  }

  /// Asks with GET and gives the answer to `receiver`, which may stop it. Follows nothing.
  func perform(_ request: Request, into receiver: Receiver) -> Ending {
    unsafe curl_easy_reset(handle)
    var list: UnsafeMutablePointer<curl_slist>?
    for line in request.headers { unsafe list = unsafe curl_slist_append(list, line) }
    defer { unsafe curl_slist_free_all(list) }
    unsafe nashr_curl_set_list(handle, CURLOPT_HTTPHEADER, list)
    unsafe nashr_curl_set_text(handle, CURLOPT_URL, request.url)
    if let file = request.certificates {
      unsafe nashr_curl_set_text(handle, CURLOPT_CAINFO, file)
    }
    unsafe nashr_curl_only_http(handle)
    setNumbers(request)
    let owner = unsafe Unmanaged.passUnretained(receiver).toOpaque()
    unsafe nashr_curl_set_sinks(handle, Self.head, Self.body, Self.watch, owner)
    return withExtendedLifetime(receiver) { Ending(code: unsafe curl_easy_perform(handle)) }
  }

  private func setNumbers(_ request: Request) {
    let numbers: [(CURLoption, Int)] = [
      (CURLOPT_NOSIGNAL, 1), (CURLOPT_NOPROGRESS, 0), (CURLOPT_FOLLOWLOCATION, 0),
      (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2),
      (CURLOPT_SSLVERSION, Self.tls12), (CURLOPT_BUFFERSIZE, 1 << 18),
      (CURLOPT_TIMEOUT_MS, max(1, request.longest)),
      (CURLOPT_CONNECTTIMEOUT_MS, max(1, min(request.connecting, request.longest))),
      (CURLOPT_LOW_SPEED_LIMIT, 100), (CURLOPT_LOW_SPEED_TIME, request.stall),
      (CURLOPT_SUPPRESS_CONNECT_HEADERS, 1),
    ]
    for (option, value) in numbers { unsafe nashr_curl_set_number(handle, option, value) }
  }

  /// CURL_SSLVERSION_TLSv1_2, an enumeration without a name.
  private static let tls12 = 6

  private static let head: nashr_curl_sink = { bytes, size, count, owner in
    let line = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    let goesOn = unsafe receiver(owner).line(line)
    // Any other number than was given ends the request.
    return goesOn ? size * count : size * count + 1
  }

  private static let body: nashr_curl_sink = { bytes, size, count, owner in
    let piece = unsafe UnsafeBufferPointer(start: bytes, count: size * count)
    let goesOn = unsafe piece.withMemoryRebound(to: UInt8.self) { piece in
      unsafe receiver(owner).take(piece.span)
    }
    return goesOn ? size * count : size * count + 1
  }

  private static let watch: nashr_curl_watch = { owner, _, _, _, _ in
    unsafe receiver(owner).isStopped ? 1 : 0
  }

  private static func receiver(_ owner: UnsafeMutableRawPointer?) -> Receiver {
    guard let owner = unsafe owner else { preconditionFailure("libcurl lost its receiver") }
    return unsafe Unmanaged<Receiver>.fromOpaque(owner).takeUnretainedValue()
  }
}
