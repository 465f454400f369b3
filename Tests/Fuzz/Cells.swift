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
  for form in forms { fuzz(a.span, in: form) }
}

/// What a form takes it publishes, and that has the same value.
private func fuzz(_ cell: Span<UInt8>, in form: LexicalForm) {
  var published: [UInt8] = [], value: [UInt8] = [], again: [UInt8] = []
  let isGood = form.respell(cell, into: &published)
  precondition(isGood == form.accepts(cell) && isGood == form.canonical(cell, into: &value))
  precondition(isGood || published.isEmpty && value.isEmpty)
  if isGood {
    precondition(form.published.canonical(published.span, into: &again) && again == value)
  }
}

private let forms: [LexicalForm] = {
  var own = LexicalForm.Properties()
  own.decimalChar = ","
  own.groupChar = " "
  own.isBareNumber = false
  own.trueValues = ["oui"]
  own.delimiter = ";"
  own.itemType = .number
  let types: [FieldType] = [.number, .integer, .boolean, .list]
  let formats: [(FieldType, String)] = [
    (.date, "%d/%m/%Y"), (.date, "%d%m%y"), (.date, "any"), (.time, "%I:%M %p"), (.time, "any"),
    (.datetime, "%d %B %Y %H:%M:%S.%f %z"), (.datetime, "any"), (.geopoint, "array"),
    (.geopoint, "object"), (.geojson, "topojson"),
  ]
  return types.map { LexicalForm($0, properties: own) }
    + formats.map { LexicalForm($0, format: $1) }
}()
