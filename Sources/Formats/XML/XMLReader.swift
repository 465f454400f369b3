internal import Columns
internal import Components

/// Reads the records of an XML document in sequence; what is left for `parse` is nothing.
struct XMLReader: Reader {
  struct Piece: Sendable { let parsed: Parsed }

  /// What the parser is handed at a time, so that the pieces change nothing of what it does.
  static let chunkSize = 64 << 10

  let header: [String]
  let findings: [Finding] = []
  private let input: Input
  private let shape: XML.Shape
  private let records: XMLRecords
  private let feed: XMLFeed
  private var isOver = false

  init(
    _ input: Input, _ shape: XML.Shape, _ columns: [XMLColumn], chunkSize: Int = Self.chunkSize
  ) throws(Finding) {
    header = columns.map(\.name)
    self.input = input
    self.shape = shape
    records = XMLRecords(input, shape, columns)
    feed = try XMLFeed(input, records, checkedBy: try shape.schema(beside: input), chunkSize)
  }

  mutating func cut() throws(Finding) -> Piece? {
    while true {
      if let parsed = records.next() { return Piece(parsed: parsed) }
      if isOver { return nil }
      let isMore = try feed.step()
      if let stop = records.stop ?? feed.stop(at: records.place) { throw stop }
      if isMore { continue }
      isOver = true
      if records.count == 0 {
        throw Finding(.noRecords, at: .file(input.name), ["value": shape.path.text])
      }
      records.flush()
    }
  }

  var parse: @Sendable (Piece) -> Parsed { { $0.parsed } }
}

/// A file on its way into a parser, in chunks of one size.
final class XMLFeed {
  private let file: FileHandle
  private let parser: XMLParser
  private let chunkSize: Int
  private var chunk: [UInt8] = []

  init(
    _ input: Input, _ handler: any XMLHandler, checkedBy schema: XSDSchema? = nil,
    _ chunkSize: Int = XMLReader.chunkSize
  ) throws(Finding) {
    file = try FileHandle(input)
    parser = XMLParser(handler, checkedBy: schema)
    self.chunkSize = chunkSize
  }

  /// Hands on the next chunk; false at the end of the document.
  func step() throws(Finding) -> Bool {
    chunk.removeAll(keepingCapacity: true)
    while chunk.count < chunkSize {
      if try file.read(upTo: chunkSize - chunk.count, into: &chunk) == 0 { break }
    }
    return parser.append(chunk.span) && !chunk.isEmpty
  }

  /// Why the document could not be read on, the last record begun being that at `place`.
  func stop(at place: Place.Cell) -> Finding? {
    var place = place
    place.byteOffset = 0
    switch parser.stop {
    case nil: return nil
    case .malformed(let line, let column, let reason):
      place.line = line
      return Finding(
        .notWellFormed, at: .cell(place),
        [
          "line": String(line), "column": String(column), "number": String(place.row),
          "reason": reason,
        ])
    case .declaration(let line):
      place.line = line
      return Finding(.xmlDeclaration, at: .cell(place), ["line": String(line)])
    case .longTag(let line):
      place.line = line
      return Finding(.xmlTagTooLong, at: .cell(place), ["limit": String(XMLParser.tagLimit)])
    }
  }
}
