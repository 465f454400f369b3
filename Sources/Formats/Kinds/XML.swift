internal import Columns
internal import Components

/// XML 1.0.
///
/// Read: the elements that `path` names are records, by default the children of the root; what is in
/// them is columns, or those values that `columns` names are. An element that is not there is an absent
/// value, one with `xsi:nil` a missing one, an empty one the empty text. Text is all that stands within
/// the element, CDATA included, comments and instructions not; white space stays unless `trim` says
/// otherwise. Places count records from one; the byte offset is that of the document in UTF-8.
///
/// Written: in the shape of SQL/XML (ISO/IEC 9075-14, 9.15): the root is named after the table, each
/// record is a `row` on its own line, each field that has a value is an element named after it, with
/// `xml:lang` where the language of the field's texts is known (`Field.spokenLanguage`). A missing value
/// is no element, the empty text an empty one. Values stand as they were written, except booleans and
/// infinities, which XML Schema spells `true` and `INF`. An XSD describes the file and is what the
/// written file is checked against.
struct XML: Format {
  static let card = Card(
    "xml",
    Text(
      ar:
        "XML: عناصر يدل عليها مسار هي السجلات، وما فيها هو الأعمدة؛ ويكتب على شكل SQL/XML مع مخطط XSD.",
      fr:
        "XML : les éléments d’un chemin sont les enregistrements, ce qu’ils contiennent les colonnes ; écrit à la manière de SQL/XML, avec un XSD.",
      en:
        "XML: the elements of a path are records, what is in them columns; written in the shape of SQL/XML, with an XSD."
    ), keys,
    rules: [
      .forbiddenCharacter, .tooManyDigits, .notValidXML, .badXSD, .badXMLPath, .unknownPrefix,
      .notWellFormed, .xmlDeclaration, .xmlTagTooLong, .xmlTooDeep, .xmlRecordTooLong,
      .xmlTooManyColumns, .noRecords, .repeatedValue, .invalidXMLInput, .badInputXSD,
    ])
  static let fileExtension = "xml"
  static let mediaType = "application/xml"

  private var shape: Shape

  init(_ options: Options) throws(Finding) { shape = try Shape(options) }

  /// With the columns of a file, which are found by reading it whole where `columns` names none.
  func settled(on input: Input) throws(Finding) -> Settled { Settled(try found(in: input)) }

  private func found(in input: Input) throws(Finding) -> XML {
    if shape.columns != nil { return self }
    var copy = self
    copy.shape.columns = try XMLDiscovery.columns(of: input, shape.path)
    return copy
  }

  func reader(of input: Input) throws(Finding) -> any Reader {
    try reader(of: input, chunkSize: XMLReader.chunkSize)
  }

  /// `chunkSize` is what the parser is handed at a time, which changes nothing.
  func reader(of input: Input, chunkSize: Int) throws(Finding) -> XMLReader {
    let shape = try found(in: input).shape
    return try XMLReader(input, shape, shape.columns ?? [], chunkSize: chunkSize)
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
