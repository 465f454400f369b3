import Columns
import Components

/// How the cells of two columns, or of a column and a constant, are ordered by value, whatever forms
/// they are written in.
struct Comparison: Sendable {
  enum Outcome: Sendable, Hashable {
    case order(Order)
    /// Both are of their types, and have no order: only one has a zone, or one is not a number.
    case incomparable
  }

  private let left: LexicalForm, right: LexicalForm
  /// The form that both are respelled in; nil where they have the same.
  private let common: LexicalForm?

  /// Nil where the types have no order, or none between them. Whole numbers are ordered with others.
  init?(_ left: LexicalForm, _ right: LexicalForm) {
    guard left.type.isOrdered, right.type.isOrdered else { return nil }
    self.left = left
    self.right = right
    if left == right {
      common = nil
    } else if left.type == right.type {
      common = LexicalForm(left.type)
    } else if Set([left.type, right.type]) == [.integer, .number] {
      common = LexicalForm(.number)
    } else {
      return nil
    }
  }

  /// Nil where a cell is not of its type.
  func outcome(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Outcome? {
    guard let common else {
      if let order = left.compare(a, b) { return .order(order) }
      return left.accepts(a) && right.accepts(b) ? .incomparable : nil
    }
    var first: [UInt8] = [], second: [UInt8] = []
    guard left.respell(a, into: &first), right.respell(b, into: &second) else { return nil }
    return common.compare(first.span, second.span).map { .order($0) } ?? .incomparable
  }

  /// The same of two cells of one row; nil where one has no value too.
  func outcome(_ row: Int, _ a: Column, _ b: Column) -> Outcome? {
    let x = a.cells[row], y = b.cells[row]
    guard x.isPresent, y.isPresent else { return nil }
    let start = Int(x.start), other = Int(y.start)
    return outcome(
      a.bytes.span.extracting(start..<start + Int(x.length)),
      b.bytes.span.extracting(other..<other + Int(y.length)))
  }
}

/// What a check demands of the order of two values; the words that a pipeline states it with.
enum Relative: String, Sendable, CaseIterable {
  case before, after, same
  case notAfter = "not-after"
  case notBefore = "not-before"
  case notSame = "not-same"

  func holds(for order: Order) -> Bool {
    switch self {
    case .before: order == .before
    case .notAfter: order != .after
    case .after: order == .after
    case .notBefore: order != .before
    case .same: order == .same
    case .notSame: order != .same
    }
  }

  /// The sign that mathematics, and messages, use for it.
  var sign: String {
    switch self {
    case .before: "<"
    case .notAfter: "≤"
    case .after: ">"
    case .notBefore: "≥"
    case .same: "="
    case .notSame: "≠"
    }
  }
}
