internal import Columns
internal import Components

/// Finds the cells that XML, or the XSD beside it, cannot carry.
struct XMLRefusal: Sendable {
  /// What libxml2 takes of an integer, leading zeros apart; XML Schema asks a processor for 18.
  private static let digitLimit = 24

  private let types: [FieldType]

  init(_ schema: Schema) { types = schema.fields.map(\.type) }

  /// Appends a fault for each such cell. The columns must be the fields of the schema.
  func refuse(_ batch: Batch, _ faults: inout [CellFault]) {
    precondition(batch.columns.count == types.count)
    for (field, column) in batch.columns.enumerated() {
      let bytes = column.bytes.span
      let cells = column.cells.span
      for row in cells.indices where cells[row].isPresent {
        let start = Int(cells[row].start)
        let value = bytes.extracting(start..<start + Int(cells[row].length))
        if XMLText.isForbidden(value) {
          faults.append(CellFault(.forbiddenCharacter, row: row, field: field))
        } else if types[field] == .integer, Self.isTooLong(value) {
          faults.append(CellFault(.tooManyDigits, row: row, field: field))
        }
      }
    }
  }

  private static func isTooLong(_ cell: Span<UInt8>) -> Bool {
    guard cell.count > digitLimit, FieldType.integer.accepts(cell) else { return false }
    let first = cell.indices.first { cell[$0] > UInt8(ascii: "0") && cell[$0] <= UInt8(ascii: "9") }
    return cell.count - (first ?? cell.count) > digitLimit
  }
}

extension Rule {
  static let forbiddenCharacter = Rule(
    "xml/forbidden-character",
    what: Text(
      ar: "في القيمة حرف تحكم خفي لا يقبله XML.",
      fr: "La valeur contient un caractère de contrôle que XML interdit.",
      en: "The value has a control character that XML forbids."),
    fix: Text(
      ar: "أعد كتابة القيمة في المصدر دون الحروف الخفية، أو لا تنشر هذا الجدول بصيغة XML.",
      fr: "Ressaisissez la valeur sans caractères invisibles, ou ne publiez pas la table en XML.",
      en: "Retype the value without invisible characters, or do not publish the table as XML."),
    source: "XML 1.0, 2.2",
    example: .init(
      wrong: #"فاس\u{1}مكناس"#,
      right: "فاس - مكناس"))
  static let tooManyDigits = Rule(
    "xml/too-many-digits",
    what: Text(
      ar: "في العدد الصحيح أكثر من 24 رقما، وبرامج قراءة XML لا تقبل ذلك.",
      fr: "L’entier a plus de 24 chiffres, ce que les lecteurs XML n’acceptent pas.",
      en: "The integer has more than 24 digits, which readers of XML do not accept."),
    fix: Text(
      ar: "إذا كان رمزا تعريفيا فاجعل نوع الحقل string في مخطط الجدول.",
      fr: "Si c’est un identifiant, donnez au champ le type string dans le schéma de la table.",
      en: "If it is an identifier, give the field the type string in the table’s schema."),
    source: "XML Schema 1.0, Part 2, 3.2.3",
    example: .init(
      wrong: #"{"name": "receipt", "type": "integer"}"#,
      right: #"{"name": "receipt", "type": "string"}"#))
}
