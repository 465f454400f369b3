/// The names of OpenDocument as one parser keeps them, to be compared by pointer.
@safe struct ODSNames {
  typealias Name = XMLPushParser.Name

  let office: Name, table: Name, text: Name, style: Name, calc: Name
  /// The element `table:table`, whose local name is that of the attribute too.
  let tableName: Name
  let document: Name, content: Name, body: Name, spreadsheet: Name
  let row: Name, cell: Name, covered: Name, column: Name
  let p: Name, span: Name, a: Name, s: Name, tab: Name, lineBreak: Name, c: Name
  let columnsRepeated: Name, rowsRepeated: Name, columnsSpanned: Name, rowsSpanned: Name
  let valueType: Name, value: Name, dateValue: Name, timeValue: Name, booleanValue: Name
  let stringValue: Name, formula: Name, styleName: Name, defaultCellStyle: Name, name: Name
  /// Elements around rows or columns that say nothing of them.
  private let groups: [Name]

  init(_ parser: XMLPushParser) {
    func intern(_ name: StaticString) -> Name { unsafe parser.interned(name) }
    unsafe office = intern("urn:oasis:names:tc:opendocument:xmlns:office:1.0")
    unsafe table = intern("urn:oasis:names:tc:opendocument:xmlns:table:1.0")
    unsafe text = intern("urn:oasis:names:tc:opendocument:xmlns:text:1.0")
    unsafe style = intern("urn:oasis:names:tc:opendocument:xmlns:style:1.0")
    unsafe calc = intern("urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0")
    unsafe tableName = intern("table")
    unsafe document = intern("document")
    unsafe content = intern("document-content")
    unsafe body = intern("body")
    unsafe spreadsheet = intern("spreadsheet")
    unsafe row = intern("table-row")
    unsafe cell = intern("table-cell")
    unsafe covered = intern("covered-table-cell")
    unsafe column = intern("table-column")
    unsafe p = intern("p")
    unsafe span = intern("span")
    unsafe a = intern("a")
    unsafe s = intern("s")
    unsafe tab = intern("tab")
    unsafe lineBreak = intern("line-break")
    unsafe c = intern("c")
    unsafe columnsRepeated = intern("number-columns-repeated")
    unsafe rowsRepeated = intern("number-rows-repeated")
    unsafe columnsSpanned = intern("number-columns-spanned")
    unsafe rowsSpanned = intern("number-rows-spanned")
    unsafe valueType = intern("value-type")
    unsafe value = intern("value")
    unsafe dateValue = intern("date-value")
    unsafe timeValue = intern("time-value")
    unsafe booleanValue = intern("boolean-value")
    unsafe stringValue = intern("string-value")
    unsafe formula = intern("formula")
    unsafe styleName = intern("style-name")
    unsafe defaultCellStyle = intern("default-cell-style-name")
    unsafe name = intern("name")
    unsafe groups = unsafe [
      intern("table-row-group"), intern("table-header-rows"), intern("table-rows"),
      intern("table-column-group"), intern("table-header-columns"), intern("table-columns"),
    ]
  }

  /// Whether an element of tables only holds rows or columns together.
  func isGroup(_ name: Name) -> Bool { unsafe groups.contains(name) }
}

extension XMLAttributes {
  /// The value of the attribute of an interned name and namespace; nil where it is not there.
  func value(_ name: XMLPushParser.Name, _ uri: XMLPushParser.Name) -> UnsafeBufferPointer<UInt8>? {
    for index in 0..<count where unsafe local(index) == name && namespace(index) == uri {
      return unsafe value(index)
    }
    return nil
  }

  /// The same as a positive whole number of up to nine digits; 1 where it is not there, the most where
  /// it is more.
  func number(_ name: XMLPushParser.Name, _ uri: XMLPushParser.Name) -> Int {
    guard let text = unsafe value(name, uri) else { return 1 }
    let bytes = unsafe Array(text)
    guard !bytes.isEmpty, bytes.allSatisfy({ $0 &- 48 < 10 }) else { return 1 }
    let number = bytes.count > 9 ? 999_999_999 : bytes.reduce(0) { $0 * 10 + Int($1 - 48) }
    return max(1, number)
  }
}
