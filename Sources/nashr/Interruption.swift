import Components
import Glibc
import Synchronization

/// SIGINT and SIGTERM end a run in order: the work stops at the next piece, the draft goes, what is
/// published stays. A second signal, of whichever kind, ends the process at once.
enum Interruption {
  /// The number of the signal that came, zero before.
  private static let signal = Atomic<Int32>(0)

  static func listen() {
    for number in [SIGINT, SIGTERM] {
      _ = Glibc.signal(number) { number in
        // Only what a signal handler may do: a store without a lock, and the system's own default.
        Interruption.signal.store(number, ordering: .relaxed)
        _ = Glibc.signal(SIGINT, SIG_DFL)
        _ = Glibc.signal(SIGTERM, SIG_DFL)
      }
    }
  }

  static var hasCome: Bool { signal.load(ordering: .relaxed) != 0 }

  /// Throws once a signal has come.
  static func check() throws(Finding) {
    let number = signal.load(ordering: .relaxed)
    if number != 0 {
      throw Finding(number == SIGINT ? .interrupted : .terminated, at: .file("nashr"))
    }
  }
}

/// The rules of the command itself.
enum RunRules: RuleFamily {
  static let rules: [Rule] = [
    .interrupted, .terminated, .reportFailed, .noSuchRule, .schemaExists, .schemaNotWritten,
  ]
}

extension Rule {
  static let interrupted = Rule(
    "run/interrupted", what: stopped, fix: again,
    example: .init(
      wrong: "nashr run .  ^C",
      right: "nashr run ."))
  static let terminated = Rule(
    "run/terminated", what: stopped, fix: again,
    example: .init(
      wrong: "nashr run . & kill %1",
      right: "nashr run ."))

  private static let stopped = Text(
    ar: "أوقف التنفيذ بطلب.", fr: "L’exécution a été interrompue.", en: "The run was interrupted.")
  private static let again = Text(
    ar: "أعد التنفيذ متى شئت.", fr: "Relancez quand vous voulez.", en: "Run again when you like.")
}
