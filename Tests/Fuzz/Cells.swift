@testable import Columns

/// Two cells: what stands before the first NUL, and what stands after it.
func fuzz(_ bytes: [UInt8]) {
  let a = Array(bytes.prefix { $0 != 0 }), b = Array(bytes.dropFirst(a.count + 1))
  for type in FieldType.allCases {
    var first: [UInt8] = [], second: [UInt8] = []
    let isFirst = type.canonical(a.span, into: &first)
    precondition(isFirst == type.accepts(a.span))
    precondition(isFirst || first.isEmpty)
    let isSecond = type.canonical(b.span, into: &second)
    if isFirst {
      var again: [UInt8] = []
      precondition(type.canonical(first.span, into: &again) && again == first)
    }
    let order = type.compare(a.span, b.span), back = type.compare(b.span, a.span)
    let opposite: [Order: Order] = [.before: .after, .after: .before, .same: .same]
    precondition(order.flatMap { opposite[$0] } == back)
    if isFirst, isSecond, first == second, type.isOrdered {
      precondition(order == nil || order == .same)
    }
  }
}
