import Columns
import Components

/// A text has no fewer and no more characters (Unicode scalars) than stated.
struct Length: Constraint {
  static let card = Card(
    "length",
    Text(
      ar: "طول النص بين الحدين.", fr: "La longueur du texte reste entre ses bornes.",
      en: "A text is as long as stated."), rules: [.tooShort, .tooLong])

  static func plan(_ table: TableOutline) throws(Finding) -> [any RowCheck] {
    table.schema.fields.enumerated().flatMap { index, field -> [any RowCheck] in
      var checks: [any RowCheck] = []
      if let limit = field.constraints.minLength {
        checks.append(
          CellCheck(.tooShort, field: index, ["expected": String(limit)]) { count($0) < limit })
      }
      if let limit = field.constraints.maxLength {
        checks.append(
          CellCheck(.tooLong, field: index, ["expected": String(limit)]) { count($0) > limit })
      }
      return checks
    }
  }

  private static func count(_ cell: Span<UInt8>) -> Int {
    var count = 0
    for index in cell.indices where cell[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}

extension Rule {
  static let tooShort = Rule(
    "schema/min-length",
    what: Text(
      ar: "النص {value} قصير، وأقل ما يقبل {expected:characters}.",
      fr: "Le texte {value} est trop court : il faut au moins {expected:characters}.",
      en: "The text {value} is too short: at least {expected:characters} must be there."),
    fix: Text(ar: "أكمل النص.", fr: "Complétez le texte.", en: "Complete the text."),
    source: "Table Schema 2.0, minLength",
    example: .init(
      ["value": "فا", "expected": "3"],
      wrong: """
        code,name
        03,فا
        """,
      right: """
        code,name
        03,فاس - مكناس
        """))
  static let tooLong = Rule(
    "schema/max-length",
    what: Text(
      ar: "النص {value} طويل، وأكثر ما يقبل {expected:characters}.",
      fr: "Le texte {value} est trop long : il faut au plus {expected:characters}.",
      en: "The text {value} is too long: at most {expected:characters} may be there."),
    fix: Text(ar: "اختصر النص.", fr: "Raccourcissez le texte.", en: "Shorten the text."),
    source: "Table Schema 2.0, maxLength",
    example: .init(
      ["value": "2024-11-12", "expected": "4"],
      wrong: """
        project,year
        P-3,2024-11-12
        """,
      right: """
        project,year
        P-3,2024
        """))
}
