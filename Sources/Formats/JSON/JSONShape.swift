internal import Columns
import Components

/// What the records of a JSON file are, and the columns that they become.
struct JSONShape: Sendable {
  enum Items: Sendable {
    case objects(JSONTree)
    /// Arrays of `width` elements; a column is the element of that number.
    case arrays(width: Int, kept: [Int])
  }

  var header: [String]
  var items: Items
  var isNameless = false
  /// The columns that a judge of records looks at, some of them behind those of the header.
  var judged: [Int] = []

  /// The most columns that a file of objects may have, since each of its names could be one.
  static let mostColumns = 4096

  /// The options of a format whose records are JSON values.
  struct Options: Sendable {
    enum ItemType: String, Sendable, CaseIterable { case array, object }

    /// Nil where the first record tells.
    var itemType: ItemType?
    /// The columns wanted, in order; all there are where empty.
    var itemKeys: [String] = []
    var hasHeader = true
    /// The member of a record that a column comes from; nil for one that comes from none.
    var names = Names.plain
  }

  /// How members and columns are called after each other.
  struct Names: Sendable {
    /// The path of a column within a record.
    var path: @Sendable (String) -> [[UInt8]] = JSONPath.path
    /// The columns that members make, in their order: the number of the member's path, and its name.
    var header: @Sendable ([[[UInt8]]]) -> [(Int, String)] = {
      $0.enumerated().map { ($0, JSONPath.name($1)) }
    }
    /// What is known of records before the first is read.
    var start = JSONTree()
    /// The members that a judge of records looks at.
    var judged: [[[UInt8]]] = []

    static let plain = Names()
  }

  init(header: [String], _ items: Items, isNameless: Bool = false) {
    (self.header, self.items, self.isNameless) = (header, items, isNameless)
  }

  /// Adds the members that are judged to the columns of a tree, behind those of the header.
  private init(header: [String], _ tree: JSONTree, judging paths: [[[UInt8]]]) {
    var tree = tree
    judged = paths.map { tree.addColumn($0) }
    (self.header, items) = (header, .objects(tree))
  }
}

extension JSONShape {
  /// Takes the header from the cutter where the records are arrays that have one.
  ///
  /// `anew` opens the file once more, where all of it has to be read for the names in it.
  static func found<Source: JSONSource>(
    by cutter: inout JSONCutter<Source>, _ options: Options, _ input: Input,
    anew: () throws(Finding) -> JSONCutter<Source>
  ) throws(Finding) -> JSONShape {
    let first = try cutter.peek()
    let type = options.itemType ?? (first?.first == UInt8(ascii: "[") ? .array : .object)
    if type == .array { return try arrays(&cutter, options, input) }
    if !options.itemKeys.isEmpty { return chosen(options) }
    var other = try anew()
    return try objects(&other, options, input)
  }

  /// The columns that `itemKeys` names.
  private static func chosen(_ options: Options) -> JSONShape {
    var tree = options.names.start
    tree.keep([])
    for key in options.itemKeys { _ = tree.addColumn(options.names.path(key)) }
    return JSONShape(header: options.itemKeys, tree, judging: options.names.judged)
  }

  /// All the names there are, in the order in which they come first.
  private static func objects<Source: JSONSource>(
    _ cutter: inout JSONCutter<Source>, _ options: Options, _ input: Input
  ) throws(Finding) -> JSONShape {
    var tree = options.names.start
    var stop: Finding?
    do throws(Finding) {
      while let piece = try cutter.cut(atLeast: input.pieceSize) {
        try learn(piece, &tree, input)
      }
    } catch {
      // Reading tells it again, behind what stands before it.
      if tree.count == 0 || error.rule == .tooManyColumns { throw error }
      stop = error
    }
    let leaves = tree.leaves()
    let columns = options.names.header(leaves.map { tree.path(to: $0) })
    guard !columns.isEmpty else { throw stop ?? Finding(.noColumns, at: .file(input.name)) }
    guard !columns.contains(where: { $0.1.isEmpty }) else {
      throw Finding(.jsonEmptyName, at: .file(input.name))
    }
    tree.keep(columns.map { leaves[$0.0] })
    return JSONShape(header: columns.map(\.1), tree, judging: options.names.judged)
  }

  private static func learn(
    _ piece: JSONPiece, _ tree: inout JSONTree, _ input: Input
  ) throws(Finding) {
    var run = JSONRun(tree, width: 0, rows: 0, base: piece.bytes.count, isDiscovering: true)
    for extent in piece.records {
      let record = piece.bytes.span.extracting(0..<extent.range.upperBound)
      guard run.readObject(record, from: extent.range.lowerBound), run.hasNews else { continue }
      guard (try? UTF8Span(validating: record.extracting(extent.range))) != nil else { continue }
      run.learn(record, from: extent.range.lowerBound)
      if run.tree.count > mostColumns {
        throw Finding(
          .tooManyColumns, at: .file(input.name), ["limit": String(mostColumns)])
      }
    }
    tree = run.tree
  }

  // MARK: Arrays

  private static func arrays<Source: JSONSource>(
    _ cutter: inout JSONCutter<Source>, _ options: Options, _ input: Input
  ) throws(Finding) -> JSONShape {
    var header: [String] = []
    if options.hasHeader {
      guard let piece = try cutter.cut(atLeast: 1) else {
        throw Finding(.noColumns, at: .file(input.name))
      }
      header = try names(piece, input)
      try checkNames(header, piece, input)
    } else {
      guard let first = try cutter.peek() else {
        throw Finding(.noColumns, at: .file(input.name))
      }
      let count = try names(
        JSONPiece(bytes: Array(first), records: [.init(0..<first.count)]), input
      )
      .count
      header = (1...max(count, 1)).map { "field\($0)" }
    }
    let kept = kept(of: header, options.itemKeys)
    let names = options.itemKeys.isEmpty ? header : options.itemKeys
    return JSONShape(
      header: names, .arrays(width: header.count, kept: kept), isNameless: !options.hasHeader)
  }

  /// The texts of the elements of a record; of one without a header only their number counts.
  private static func names(
    _ piece: JSONPiece, _ input: Input
  ) throws(Finding) -> [String] {
    let parser = JSONParser(input, JSONShape(header: [], .arrays(width: -1, kept: [])))
    let parsed = parser.parse(piece)
    if let finding = parsed.findings.first { throw finding }
    return parsed.batch.columns.map { String(decoding: $0.copy(0) ?? [], as: UTF8.self) }
  }

  private static func kept(of header: [String], _ keys: [String]) -> [Int] {
    keys.isEmpty ? Array(header.indices) : keys.map { header.firstIndex(of: $0) ?? -1 }
  }

  private static func checkNames(_ header: [String], _ piece: JSONPiece, _ input: Input)
    throws(Finding)
  {
    var seen: Set<String> = []
    for (index, name) in header.enumerated() {
      let place = Place.cell(
        .init(
          table: input.table, file: input.name, row: piece.row, line: piece.line,
          byteOffset: piece.offset, field: name))
      if name.isEmpty { throw Finding(.emptyName, at: place, ["number": String(index + 1)]) }
      guard seen.insert(name).inserted else {
        throw Finding(.duplicateColumn, at: place, ["value": name])
      }
    }
  }
}
