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
          CellCheck(.tooShort, field: index, ["expected": String(limit)]) { cell in
            // A character has four bytes at most.
            cell.count / 4 < limit && count(cell) < limit
          })
      }
      if let limit = field.constraints.maxLength {
        checks.append(
          CellCheck(.tooLong, field: index, ["expected": String(limit)]) { cell in
            // A character has one byte at least.
            cell.count > limit && count(cell) > limit
          })
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
      ar: "النص {value} أقصر من {expected}.",
      fr: "Le texte {value} a moins de {expected} caractères.",
      en: "The text {value} has fewer than {expected} characters."),
    fix: Text(ar: "أكمل النص.", fr: "Complétez le texte.", en: "Complete the text."),
    source: "Table Schema 2.0, minLength")
  static let tooLong = Rule(
    "schema/max-length",
    what: Text(
      ar: "النص {value} أطول من {expected}.",
      fr: "Le texte {value} a plus de {expected} caractères.",
      en: "The text {value} has more than {expected} characters."),
    fix: Text(ar: "اختصر النص.", fr: "Raccourcissez le texte.", en: "Shorten the text."),
    source: "Table Schema 2.0, maxLength")
}
