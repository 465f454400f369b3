import Columns
import Components
import Formats

/// A value matches a pattern as a whole, in the syntax of XML Schema.
struct Pattern: Constraint {
  static let card = Card(
    "pattern",
    Text(
      ar: "القيمة توافق النمط كاملا، بصيغة XML Schema.",
      fr: "La valeur suit le motif en entier, dans la syntaxe de XML Schema.",
      en: "A value matches the pattern as a whole, in the syntax of XML Schema."),
    rules: [.noMatch, .tooCostly])

  static func plan(_ table: TableOutline) throws(Finding) -> [any RowCheck] {
    var checks: [any RowCheck] = []
    for (index, field) in table.schema.fields.enumerated() {
      guard let pattern = field.constraints.pattern else { continue }
      try XSDPattern.check(pattern, at: table.place)
      guard let compiled = try? XSDPattern(pattern) else { continue }
      checks.append(Matching(field: index, pattern: pattern, compiled: compiled))
    }
    return checks
  }

  /// Remembers the distinct values of a batch, since columns repeat themselves and matching is dear. A
  /// batch is looked at up to the first cell that costs too much.
  fileprivate struct Matching: RowCheck {
    let field: Int, pattern: String, compiled: XSDPattern
    let state = GivenUp()

    func look(at batch: Batch, _ faults: inout [CellFault]) -> Bool {
      var known = CellMemo<XSDPattern.Match>()
      let column = batch.columns[field]
      for row in 0..<batch.count where !state.isSet {
        guard let match = known.answer(row, of: column, compiled.match) else { continue }
        switch match {
        case .yes: continue
        case .no: faults.append(CellFault(.noMatch, row: row, field: field))
        case .gaveUp:
          faults.append(CellFault(.tooCostly, row: row, field: field))
          return true
        }
      }
      return false
    }

    func ledger() -> any Ledger<Bool> { state.ledger() }

    func values(of fault: CellFault, in batch: Batch) -> [String: String] { ["expected": pattern] }
  }
}

/// The fields whose pattern or JSON Schema has been given up: nothing more is said of it, however many
/// batches were under way. Asked in the order of rows.
struct Costly {
  private var givenUp: [Rule: Set<String>] = [:]

  mutating func drops(_ finding: Finding) -> Bool {
    guard let end = Self.end(of: finding.rule), case .cell(let cell) = finding.place,
      let field = cell.field
    else { return false }
    if givenUp[end]?.contains(field) == true { return true }
    if finding.rule == end { givenUp[end, default: []].insert(field) }
    return false
  }

  /// The rule that ends what a rule is part of.
  private static func end(of rule: Rule) -> Rule? {
    switch rule {
    case .noMatch, .tooCostly: .tooCostly
    case .breaksJSONSchema, .jsonSchemaUnread, .jsonSchemaTooCostly: .jsonSchemaTooCostly
    default: nil
    }
  }
}

extension Rule {
  static let noMatch = Rule(
    "schema/pattern",
    what: Text(
      ar: "القيمة {value} لا توافق النمط {expected}.",
      fr: "La valeur {value} ne suit pas le motif {expected}.",
      en: "The value {value} does not match the pattern {expected}."),
    fix: Text(
      ar: "صحح القيمة حسب النمط.", fr: "Corrigez la valeur selon le motif.",
      en: "Mend the value to fit the pattern."), source: "Table Schema 2.0, pattern",
    example: .init(
      ["value": "7", "expected": "[0-9]{2}"],
      wrong: """
        code,name
        7,مراكش - آسفي
        """,
      right: """
        code,name
        07,مراكش - آسفي
        """))
  static let tooCostly = Rule(
    "schema/pattern-too-costly",
    what: Text(
      ar: "تعذر التحقق من القيمة {value}، لأن النمط {expected} يتطلب وقتا طويلا.",
      fr: "La valeur {value} n’a pu être contrôlée : le motif {expected} est trop coûteux.",
      en: "The value {value} could not be checked: the pattern {expected} is too costly."),
    fix: Text(
      ar: "بسط النمط، وتجنب التكرار داخل التكرار.",
      fr: "Simplifiez le motif ; évitez les répétitions imbriquées.",
      en: "Simplify the pattern; avoid repetitions within repetitions."),
    example: .init(
      ["value": "aaaaaaaaaaaaaaaa", "expected": "(a*)*b"],
      wrong: #""pattern": "(a*)*b""#,
      right: #""pattern": "a*b""#))
}
