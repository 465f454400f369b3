import Bytes
import Components

/// A source on a server.
struct HTTPSource: Sendable {
  let address: Address
  let fields: HeaderFields
  let acceptance: Acceptance
  /// How long all may take, in seconds.
  let timeout: Int
  let retries: Int
  let keeping: Keeping

  init(
    address: Address, fields: HeaderFields, acceptance: Acceptance, timeout: Int, retries: Int,
    maxAge: Int, maxStale: Int?, place: Place
  ) {
    self.address = address
    self.fields = fields
    self.acceptance = acceptance
    self.timeout = timeout
    self.retries = retries
    let identity = ([address.text] + fields.asWritten).joined(separator: "\n")
    keeping = Keeping(
      shown: address.shown, place: place, kind: "http", key: Digest.of(Array(identity.utf8)),
      maxAge: maxAge, maxStale: maxStale)
  }

  static func address(_ text: String, at place: Place) throws(Finding) -> Address {
    do throws(Address.Fault) { return try Address(text) } catch {
      switch error {
      case .malformed: throw Finding(.httpAddress, at: place)
      case .scheme: throw Finding(.httpScheme, at: place)
      case .userinfo: throw Finding(.httpUserinfo, at: place)
      }
    }
  }

  /// Blocks the calling thread, at most for `timeout`.
  func fetch(in workspace: Workspace, by means: Means) throws(Finding) -> [Spooled] {
    // A missing secret is a mistake of whoever calls, which no copy hides; offline none is needed.
    let lines = workspace.access.isOffline ? [] : try fields.lines(means.variable)
    // The pinned content is the same wherever it comes from.
    return try keeping.fetch(
      in: workspace, by: means, wanted: "\(acceptance)", allows: acceptance.allows,
      isFixed: acceptance.pin != nil
    ) { (entry, copy, stored) throws(Keeping.Refusal) in
      var download = Download(
        address, headers: lines, ceiling: acceptance.most, retries: retries, timeout: timeout,
        means: means)
      do throws(Failure) {
        let seed = keeping.key.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        let answer = try download.run(entry, copy, seed: seed)
        return try use(answer, entry, stored, workspace, means)
      } catch {
        throw Keeping.Refusal(
          finding: finding(of: error, tries: download.tries), allowsCopy: error.allowsCopy)
      }
    }
  }

  private func use(
    _ answer: Download.Answer, _ entry: CacheEntry, _ stored: CacheEntry.Copy?,
    _ workspace: Workspace, _ means: Means
  ) throws(Failure) -> CacheEntry.Copy {
    if answer == .current, var copy = stored {
      copy.checked = means.now()
      let known = copy
      try inCache { () throws(FileFault) in try entry.note(known) }
      return copy
    }
    let accepted = try acceptance.accept(entry, after: stored, now: means.now())
    if accepted.isLabelledPage { workspace.note(keeping.finding(.httpLabelledPage)) }
    return accepted.copy
  }
}

extension HTTPSource {
  /// What is said of a failure after so many tries.
  private func finding(of failure: Failure, tries: Int) -> Finding {
    let tries = ["tries": String(tries)]
    func with(_ values: [String: String]) -> [String: String] { tries.merging(values) { $1 } }
    switch failure {
    case .unreachable(let reason):
      return keeping.finding(.httpUnreachable, with(["reason": reason]))
    case .late: return keeping.finding(.httpLate, tries)
    case .incomplete(let reason): return keeping.finding(.httpIncomplete, with(["reason": reason]))
    case .changed: return keeping.finding(.httpIncomplete, with(["reason": "Range"]))
    case .status(let status):
      return keeping.finding(Self.rule(of: status), with(["status": "\(status)"]))
    case .certificate(let reason): return keeping.finding(.httpCertificate, ["reason": reason])
    case .redirect(let target): return keeping.finding(.httpRedirect, ["value": target])
    case .tooManyRedirects(let count):
      return keeping.finding(.httpRedirects, ["count": String(count)])
    case .tooLarge(let limit): return keeping.finding(.inputTooLarge, ["limit": String(limit)])
    case .coding(let coding): return keeping.finding(.httpCoding, ["value": coding])
    case .tooSmall(let count, let least):
      return keeping.finding(.httpTooSmall, ["count": String(count), "expected": String(least)])
    case .page: return keeping.finding(.httpPage)
    case .otherContent(let found, let expected):
      return keeping.finding(.httpOtherContent, ["value": "\(found)", "expected": "\(expected)"])
    case .stopped: return keeping.finding(.inputStopped)
    case .file(let fault): return keeping.failed(fault)
    }
  }

  private static func rule(of status: Int) -> Rule {
    switch status {
    case 401, 403, 407: .httpForbidden
    case 404, 410: .httpNotFound
    case 429, 500...: .httpServerFails
    default: .httpStatus
    }
  }
}
