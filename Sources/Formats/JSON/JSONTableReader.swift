import Components

/// Reads the records of a JSON file as a table.
struct JSONTableReader<Source: JSONSource>: Reader {
  typealias Piece = JSONPiece

  let header: [String]
  let isNameless: Bool
  private(set) var findings: [Finding] = []
  private var cutter: JSONCutter<Source>
  private let parser: JSONParser
  private let pieceSize: Int

  init(
    _ cutter: JSONCutter<Source>, _ shape: JSONShape, _ parser: JSONParser, _ input: Input
  ) {
    (header, isNameless) = (shape.header, shape.isNameless)
    (self.cutter, self.parser) = (cutter, parser)
    pieceSize = input.pieceSize
  }

  mutating func cut() throws(Finding) -> Piece? { try cutter.cut(atLeast: pieceSize) }

  var parse: @Sendable (Piece) -> Parsed {
    let parser = parser
    return { parser.parse($0) }
  }

  /// A record ends with a line feed of ours, so that records alone are NDJSON where each is on one line.
  var verbatim: Verbatim<Piece>? {
    Verbatim(head: []) { piece, offset in
      piece.record(at: offset - piece.offset).map { Array(piece.bytes[$0]) + [10] }
    }
  }
}

extension JSONTableReader {
  /// Opens a file whose shape is known or is found now, which may take a reading of the whole of it.
  static func open(
    _ input: Input, _ options: JSONShape.Options, _ settled: JSONShape?,
    judge: JSONParser.Judge? = nil, _ source: () throws(Finding) -> Source
  ) throws(Finding) -> Self {
    var cutter = JSONCutter(try source())
    var shape: JSONShape
    if let settled, case .objects = settled.items {
      shape = settled
    } else {
      shape = try .found(by: &cutter, options, input) { () throws(Finding) in
        JSONCutter(try source())
      }
    }
    return Self(cutter, shape, JSONParser(input, shape, judge: judge), input)
  }

  /// The shape of a file, where only a reading of the whole of it tells; else nil.
  static func shape(
    _ input: Input, _ options: JSONShape.Options, _ source: () throws(Finding) -> Source
  ) throws(Finding) -> JSONShape? {
    var cutter = JSONCutter(try source())
    let shape = try JSONShape.found(by: &cutter, options, input) { () throws(Finding) in
      JSONCutter(try source())
    }
    if case .arrays = shape.items { return nil }
    return shape
  }
}
