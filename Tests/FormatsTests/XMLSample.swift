import Columns
import Components
import Foundation

@testable import Formats

/// A table as the XML format writes it, for the tests about it.
struct XMLSample {
  let table: Exported
  let writer: Writer

  init(_ schema: Schema, name: String = "members") throws {
    table = Exported(name: name, schema: schema, language: "ar")
    let options = try Options(nil, for: XML.card, at: .file("t"))
    writer = try XML(options).writer(of: table)
  }

  init(_ fields: [Field], name: String = "members") throws {
    try self.init(Schema(fields), name: name)
  }

  static func batch(_ rows: [[String?]], width: Int) -> Batch {
    let numbers = rows.indices.map { UInt32($0 + 2) }
    return Batch(
      columns: (0..<width).map { field in Column(rows.map { $0[field] }) }, count: rows.count,
      origin: Batch.Origin(
        file: "t.csv", rows: numbers, lines: numbers, offsets: numbers.map { UInt64($0) }))
  }

  /// The whole document, the rows in batches of at most `size`.
  func document(_ rows: [[String?]], batchesOf size: Int = .max) -> [UInt8] {
    var output = writer.head
    var start = 0
    while start < rows.count {
      let end = start + min(size, rows.count - start)
      let batch = Self.batch(Array(rows[start..<end]), width: table.schema.fields.count)
      writer.render(batch, start == 0, &output)
      start = end
    }
    return output + writer.tail
  }

  func text(_ rows: [[String?]]) -> String { String(decoding: document(rows), as: UTF8.self) }

  /// The line of the only row.
  func row(_ cells: [String?]) -> String { text([cells]).split(separator: "\n")[2].description }

  var xsd: [UInt8] { writer.sidecars[0].bytes }

  /// What the XSD says of a document; nil where it accepts it.
  func fault(_ document: [UInt8]) -> Finding? {
    do throws(Finding) {
      let verifier = try XSDVerifier(xsd, head: writer.head, tail: writer.tail, name: "members.xml")
      return verifier.finding(verifier.read(document.span, isFirst: true, isLast: true))
    } catch { return error }
  }

  /// Whether the XSD accepts a document of one row, written by hand.
  func accepts(_ row: String) -> Bool {
    fault(writer.head + Array("<row>\(row)</row>".utf8) + writer.tail) == nil
  }
}

/// Calls `body` with the path of a file that holds `bytes`, and removes it.
func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
  let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try Data(bytes).write(to: url)
  defer { try? FileManager.default.removeItem(at: url) }
  return try body(url.path)
}

/// The cells of a document as Python's standard library reads them: `[[name, text] …]` for each row.
func readByPython(_ document: [UInt8]) throws -> [[[String]]] {
  let script = """
    import json, sys, xml.etree.ElementTree as tree
    rows = tree.parse(sys.argv[1]).getroot()
    json.dump([[[cell.tag, cell.text or ''] for cell in row] for row in rows], sys.stdout)
    """
  return try withFile(document) { path in
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, path]
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONDecoder().decode([[[String]]].self, from: output)
  }
}
