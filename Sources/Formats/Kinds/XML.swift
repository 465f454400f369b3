internal import Columns
internal import Components

/// XML 1.0 in the shape of SQL/XML (ISO/IEC 9075-14, 9.15): the root is named after the table, each
/// record is a `row` on its own line, each field that has a value is an element named after it.
///
/// A missing value is no element, the empty text an empty one. Values stand as they were written,
/// except booleans and infinities, which XML Schema spells `true` and `INF`. An XSD describes the
/// file and is what the written file is checked against. Only written.
struct XML: Format {
  static let card = Card(
    "xml",
    Text(
      ar: "XML: عنصر لكل سجل وعنصر لكل قيمة على شكل SQL/XML، مع مخطط XSD.",
      fr:
        "XML : un élément par enregistrement et par valeur, à la manière de SQL/XML, avec un XSD.",
      en: "XML: an element for each record and each value, in the shape of SQL/XML, with an XSD."),
    rules: [.forbiddenCharacter, .tooManyDigits, .notValidXML, .badXSD])
  static let fileExtension = "xml"
  static let mediaType = "application/xml"
  static let isTabular = false

  init(_ options: Options) throws(Finding) {}

  func reader(of input: Input) throws(Finding) -> any Reader {
    throw Finding(.writeOnly, at: .file(input.name), ["value": Self.card.name])
  }

  func writer(of table: Exported) -> Writer {
    let (head, tail) = Self.frame(of: table)
    let xsd = XSD.bytes(of: table)
    let rows = XMLRows(table.schema)
    let refusal = XMLRefusal(table.schema)
    return Writer(
      head: head, tail: tail,
      sidecars: [.init(fileExtension: "xsd", mediaType: Self.mediaType, bytes: xsd)],
      refuse: { batch, faults in refusal.refuse(batch, &faults) },
      verify: { (name) throws(Finding) in
        try XSDVerifier(xsd, head: head, tail: tail, name: name)
      },
      render: { batch, _, output in rows.render(batch, into: &output) })
  }

  /// What stands before the first row and after the last.
  private static func frame(of table: Exported) -> (head: [UInt8], tail: [UInt8]) {
    var writer = XMLDocumentWriter()
    writer.startDocument()
    writer.startElement(
      XMLName.of(table.name),
      [
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ("xsi:noNamespaceSchemaLocation", XSD.location(of: table.name)),
      ])
    writer.raw([10].span)
    let head = writer.taken()
    writer.endDocument()
    return (head, writer.taken())
  }
}
