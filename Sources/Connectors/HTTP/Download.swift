import Bytes
import CCurl

/// Brings one source into its entry of the cache, asking again where that may help.
struct Download: ~Copyable {
  let address: Address
  /// The pipeline's own lines `Name: value`, for the origin of the address alone.
  let headers: [String]
  let ceiling: Int
  /// How often is asked again, and how long all may take, in seconds.
  let retries: Int, timeout: Int
  let means: Means
  private let curl = Curl()
  private let start = Means.clock
  /// How often was asked, redirections not counted.
  private(set) var tries = 0

  private static let mostRedirects = 5

  enum Answer: Equatable {
    /// What is in the cache is current (304).
    case current
    /// The download is whole; the entry's partial record says what it is.
    case whole
  }

  init(
    _ address: Address, headers: [String], ceiling: Int, retries: Int, timeout: Int, means: Means
  ) {
    self.address = address
    self.headers = headers
    self.ceiling = ceiling
    self.retries = retries
    self.timeout = timeout
    self.means = means
  }

  /// `copy` is what the cache has, of which the server is asked whether it is current.
  mutating func run(_ entry: CacheEntry, _ copy: CacheEntry.Copy?, seed: UInt64)
    throws(Failure) -> Answer
  {
    var waits = BackOff(first: means.firstWait, most: means.longestWait, seed: seed)
    while true {
      tries += 1
      var asked: Int?
      do throws(Failure) {
        return try attempt(entry, copy) { asked = $0.retryAfter(now: means.now()) }
      } catch {
        if !error.leavesPartial { try inCache { () throws(FileFault) in try entry.discard() } }
        guard error.isPassing, tries <= retries else { throw error }
        let wait = error == .changed ? 0 : waits.wait(asked: asked)
        guard wait < left else { throw error }
        try means.wait(milliseconds: wait)
      }
    }
  }

  /// How many milliseconds are left of the time for all.
  private var left: Int { max(0, timeout * 1000 - (Means.clock - start)) }

  /// One request, and those that redirections lead to.
  private func attempt(
    _ entry: CacheEntry, _ copy: CacheEntry.Copy?, seen: (ResponseHead) -> Void
  ) throws(Failure) -> Answer {
    let partial = entry.partial()
    var here = address
    for _ in 0...Self.mostRedirects {
      let receiver = receiver(entry, partial, landed: here)
      let ending = curl.perform(request(here, copy, partial), into: receiver)
      seen(receiver.head)
      try judge(ending, receiver)
      switch receiver.head.status {
      case 200, 206: return .whole
      case 304 where copy != nil && partial == nil: return .current
      case 301, 302, 303, 307, 308: here = try follow(here)
      case 416: throw .changed
      case let status: throw .status(status)
      }
    }
    throw .tooManyRedirects(Self.mostRedirects)
  }

  private func follow(_ here: Address) throws(Failure) -> Address {
    guard let target = curl.target else { throw .redirect("") }
    let next: Address
    do throws(Address.Fault) { next = try Address(target) } catch {
      throw .redirect(target.prefix { $0 != ":" } + ":…")
    }
    // Never from what is encrypted to what is not.
    guard next.scheme == here.scheme || next.scheme == "https" else { throw .redirect(next.shown) }
    return next
  }

  private func request(
    _ here: Address, _ copy: CacheEntry.Copy?, _ partial: CacheEntry.Partial?
  ) -> Curl.Request {
    var lines = ["User-Agent: nashr", "Accept: */*", "Accept-Encoding: gzip"]
    if here.origin == address.origin {
      let own = Set(headers.map { $0.prefix { $0 != ":" }.lowercased() })
      lines.removeAll { own.contains($0.prefix { $0 != ":" }.lowercased()) }
      lines += headers
    }
    if let partial {
      lines += ["Range: bytes=\(partial.count)-", "If-Range: \(partial.validator)"]
    } else if let copy {
      if let tag = copy.entityTag { lines.append("If-None-Match: \(tag)") }
      if let date = copy.lastModified { lines.append("If-Modified-Since: \(date)") }
    }
    return Curl.Request(
      url: here.text, headers: lines, longest: left, connecting: means.connecting * 1000,
      stall: means.stall, certificates: means.variable("SSL_CERT_FILE"))
  }

  private func receiver(
    _ entry: CacheEntry, _ partial: CacheEntry.Partial?, landed: Address
  ) -> Receiver {
    let now = means.now(), address = address
    return Receiver(partial, ceiling: ceiling, isOver: means.isOver) {
      (head) throws(Failure) -> FileWriter in
      do throws(FileFault) {
        if head.status == 200 {
          let names = FileNaming.names(address, head, landed: landed)
          return try entry.begin(head, names, now: now)
        }
        if let writer = try entry.resume(head) { return writer }
      } catch { throw .file(error) }
      throw .changed
    }
  }

  /// Throws what the end of a request was, unless the whole answer came.
  private func judge(_ ending: Curl.Ending, _ receiver: Receiver) throws(Failure) {
    try receiver.finish(isWhole: ending.isWhole)
    switch ending.code {
    case CURLE_OK:
      if let total = receiver.head.range?.total, receiver.head.status == 206,
        total != receiver.count
      {
        throw .incomplete("\(receiver.count) < \(total)")
      }
    // A long page of a refusal was cut short.
    case CURLE_WRITE_ERROR: return
    case CURLE_ABORTED_BY_CALLBACK: throw .stopped
    case CURLE_OPERATION_TIMEDOUT: throw .late
    case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_HTTP2_STREAM, CURLE_WEIRD_SERVER_REPLY,
      CURLE_UNSUPPORTED_PROTOCOL:
      throw .incomplete(ending.words)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
      CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CIPHER:
      throw .certificate(ending.words)
    default: throw .unreachable(ending.words)
    }
  }
}
