import Bytes

/// Why a source was not brought.
enum Failure: Error, Equatable, Sendable {
  /// No connection came about, or it broke off; libcurl's words.
  case unreachable(String)
  /// It took too long, or stood still for too long.
  case late
  /// Less came than was announced.
  case incomplete(String)
  /// A status that is no success.
  case status(Int)
  /// The server could not prove who it is; libcurl's words.
  case certificate(String)
  /// A redirection that is not followed, and where it leads, without secrets.
  case redirect(String)
  /// More redirections than are followed.
  case tooManyRedirects(Int)
  /// More bytes than this.
  case tooLarge(Int)
  /// Packed in a way that is not read, or in which it is damaged.
  case coding(String)
  /// Fewer bytes than this.
  case tooSmall(count: Int, least: Int)
  /// A page for people in place of data.
  case page
  /// Another content than was pinned.
  case otherContent(found: Digest, expected: Digest)
  /// The rest is of another version than the part that is here, or cannot be had.
  case changed
  /// The run was told to end.
  case stopped
  /// The cache cannot be written or read.
  case file(FileFault)

  /// Whether it may be otherwise a moment later.
  var isPassing: Bool {
    switch self {
    case .unreachable, .late, .incomplete, .changed: true
    case .status(let status): status == 429 || status >= 500
    default: false
    }
  }

  /// Whether what came of it may be gone on with.
  var leavesPartial: Bool {
    switch self {
    case .changed, .tooLarge: false
    default: true
    }
  }

  /// Whether a copy of before may stand in: it may not where the fault is on this machine.
  var allowsCopy: Bool {
    switch self {
    case .file, .stopped: false
    default: true
    }
  }
}

/// Runs a file operation of the cache.
func inCache<Result>(_ body: () throws(FileFault) -> Result) throws(Failure) -> Result {
  do throws(FileFault) { return try body() } catch { throw .file(error) }
}
