import Bytes
import Columns
import Components
import Foundation
import Testing

@testable import Formats

/// The bytes of a file that is made as a whole, of as many tables as there are lists of batches.
func made(_ making: Making, _ tables: [Exported], _ batches: [[Batch]]) throws -> [UInt8] {
  let path = NSTemporaryDirectory() + "nashr-made-" + UUID().uuidString
  defer { try? FileManager.default.removeItem(atPath: path) }
  let maker = try making.begin(
    NewFile(path: path, name: "sample", tables: tables, scratch: NSTemporaryDirectory()))
  for (index, batches) in batches.enumerated() {
    try maker.begin(index)
    for batch in batches { try maker.append(batch) }
  }
  if let finding = try maker.finish() { throw finding }
  return try FileReader.contents(of: path, limit: 1 << 30)
}

/// The same of one table, the rows in batches of at most `size`.
func made(_ format: any Format, _ table: Exported, _ rows: [[String?]], batchesOf size: Int = .max)
  throws -> [UInt8]
{
  let batches = stride(from: 0, to: rows.count, by: min(size, max(rows.count, 1))).map { start in
    XMLSample.batch(
      Array(rows[start..<start + min(size, rows.count - start)]),
      width: table.schema.fields.count)
  }
  let making = try #require(try format.writer(of: table).making)
  return try made(making, [table], [batches])
}
