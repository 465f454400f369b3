import Glibc
import Synchronization

/// The standard streams: results to one, everything said to people to the other.
enum Terminal {
  static func output(_ text: String) { write(text, to: STDOUT_FILENO) }
  static func error(_ text: String) { write(text, to: STDERR_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Whether people look at the stream of messages.
  static var isInteractive: Bool {
    isatty(STDERR_FILENO) == 1 && Environment["TERM"] != "dumb"
  }
}

/// The environment of the process.
enum Environment {
  static subscript(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}

/// A line that says how far a run has come; only on a terminal, and only after two seconds.
final class ProgressLine {
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?
  private var total = 0

  init(isQuiet: Bool) { isShown = !isQuiet && Terminal.isInteractive }

  func show(_ step: String, _ table: String, _ rows: Int) { show("\(step) \(table) \(rows)") }

  func show(_ text: String) {
    let now = ContinuousClock.now
    guard isShown, now - start > .seconds(2) else { return }
    if let last, now - last < .milliseconds(200) { return }
    last = now
    Terminal.error("\r\u{1B}[K\(text)")
  }

  func clear() {
    if last != nil { Terminal.error("\r\u{1B}[K") }
  }
}
