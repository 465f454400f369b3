public import Components

/// Reads what a writer wrote with a reader that is not ours, part by part. Any number of tasks may use
/// one at once.
public protocol Verifier: Sendable {
  /// Reads a part of the file: whole rows, with the writer's head before them in the first part and
  /// its tail behind them in the last. Pure; no part knows of another.
  func read(_ part: Span<UInt8>, isFirst: Bool, isLast: Bool) -> Verdict
  /// What is to be said of a file of which all parts together came to `verdict`; nil where it is as
  /// its format asks.
  func finding(_ verdict: Verdict) -> Finding?
}

/// What a verifier found wrong with a run of parts: the first few faults with their lines.
public struct Verdict: Sendable, Hashable {
  /// How many faults are kept; the others are only known to be there.
  public static let limit = 10

  /// A fault in the words of the reader that found it.
  public struct Fault: Sendable, Hashable {
    /// From one, counted from the first line of the run.
    public let line: Int
    public let message: String
  }

  public private(set) var faults: [Fault]
  /// How many lines end within the run.
  public private(set) var lines: Int

  /// Of no part yet.
  public init() { self.init([], lines: 0) }

  init(_ faults: [Fault], lines: Int) {
    self.faults = Array(faults.prefix(Self.limit))
    self.lines = lines
  }

  /// Takes the verdict on the parts that follow.
  public mutating func add(_ next: Verdict) {
    for fault in next.faults.prefix(Self.limit - faults.count) {
      faults.append(Fault(line: lines + fault.line, message: fault.message))
    }
    lines += next.lines
  }
}
