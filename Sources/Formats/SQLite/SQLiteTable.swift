import Bytes
import Columns
import Components

/// A table as SQL declares it.
struct SQLiteTable {
  let table: Exported
  /// The tables that are in the same database.
  let others: [Exported]

  /// What Datasette and others see of a type. Texts keep their form; numbers become REAL.
  static func affinity(_ type: FieldType) -> String {
    switch type {
    case .integer, .year, .boolean: "INTEGER"
    case .number: "REAL"
    default: "TEXT"
    }
  }

  var create: String {
    let key = declared(table.schema.primaryKey, in: table) ? table.schema.primaryKey : []
    var lines = table.schema.fields.map { field in
      let isNeeded = field.constraints.required || key.contains(field.name)
      return field.name.quotedForSQL + " " + Self.affinity(field.type)
        + (isNeeded ? " NOT NULL" : "")
    }
    if !key.isEmpty { lines.append("PRIMARY KEY (\(Self.list(key)))") }
    lines += unique.filter { $0 != key }.map { "UNIQUE (\(Self.list($0)))" }
    lines += table.schema.foreignKeys.compactMap(reference)
    let body = lines.map { "  " + $0 }.joined(separator: ",\n")
    return "CREATE TABLE \(table.name.quotedForSQL) (\n\(body)\n)"
  }

  var insert: String {
    let marks = Array(repeating: "?", count: table.schema.fields.count).joined(separator: ", ")
    return "INSERT INTO \(table.name.quotedForSQL) VALUES (\(marks))"
  }

  private var unique: [[String]] { Self.unique(table) }

  /// The keys beside the primary one.
  private static func unique(_ table: Exported) -> [[String]] {
    let fields = table.schema.fields.filter(\.constraints.unique).map { [$0.name] }
    return (table.schema.uniqueKeys + fields).filter { SQLiteTable.isExact($0, in: table) }
  }

  private func declared(_ key: [String], in table: Exported) -> Bool {
    !key.isEmpty && Self.isExact(key, in: table)
  }

  /// Whether values that differ are never the same in the database, as rounded numbers might be.
  private static func isExact(_ key: [String], in table: Exported) -> Bool {
    key.allSatisfy { name in
      table.schema.index(of: name).map { table.schema.fields[$0].type != .number } ?? false
    }
  }

  /// A reference to a key of a table that is in the database too.
  private func reference(_ key: ForeignKey) -> String? {
    guard !key.isForeign, key.dataset == nil,
      let other = others.first(where: { $0.name == key.table ?? table.name })
    else { return nil }
    let keys = [other.schema.primaryKey].filter { declared($0, in: other) } + Self.unique(other)
    guard keys.contains(key.targets) else { return nil }
    return "FOREIGN KEY (\(Self.list(key.fields))) REFERENCES \(other.name.quotedForSQL) "
      + "(\(Self.list(key.targets)))"
  }

  private static func list(_ names: [String]) -> String {
    names.map(\.quotedForSQL).joined(separator: ", ")
  }
}

extension SQLiteTable {
  /// What SQLite is built with unless somebody changes it.
  private static let mostFields = 2000

  static func writer(of table: Exported) throws(Finding) -> Writer {
    let place = Place.file(table.name)
    guard table.schema.fields.count <= mostFields else {
      let values = ["count": String(table.schema.fields.count), "limit": String(mostFields)]
      throw Finding(.tooManyFields, at: place, values)
    }
    var names: Set<String> = []
    for field in table.schema.fields where !names.insert(folded(field.name)).inserted {
      throw Finding(.databaseName, at: place, ["value": field.name])
    }
    if table.name.hasPrefix("sqlite_") {
      throw Finding(.databaseName, at: place, ["value": table.name])
    }
    let making = Making(isShared: true, library: SQLiteMaker.library) {
      (file) throws(FileFault) in try SQLiteMaker(file)
    }
    let types = table.schema.fields.map(\.type)
    return Writer(making: making) { batch, faults in refuse(batch, types, &faults) }
  }

  /// Names that differ in the case of ASCII letters are the same to SQLite.
  private static func folded(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { scalar in
          (65...90).contains(scalar.value) ? UnicodeScalar(scalar.value + 32)! : scalar
        }))
  }

  private static func refuse(
    _ batch: Batch, _ types: [FieldType], _ faults: inout [CellFault]
  ) {
    for (field, type) in types.enumerated() where type == .integer || type == .number {
      for row in 0..<batch.count {
        let rule = batch.columns[field].withCell(row) { cell -> Rule? in
          switch SQLiteValue(cell, type) {
          case .text where type == .integer && FieldType.integer.accepts(cell): .integerTooLarge
          case .real where SQLiteValue.digits(cell) > 15: .numberRounded
          default: nil
          }
        }
        if let rule = rule ?? nil { faults.append(CellFault(rule, row: row, field: field)) }
      }
    }
  }
}

/// What a cell is in a database.
enum SQLiteValue: Hashable {
  case integer(Int64)
  case real(Double)
  /// The bytes as they stand.
  case text

  /// A cell of a column in the published form of `type`.
  init(_ cell: Span<UInt8>, _ type: FieldType) {
    switch type {
    case .integer, .year: self = Self.integer(cell).map { .integer($0) } ?? .text
    case .number:
      let isNumber = FieldType.number.accepts(cell) && !FieldType.isNotFinite(cell)
      let value = isNumber ? Double(Self.string(cell)) : nil
      self = value.flatMap { $0.isFinite ? .real($0) : nil } ?? .text
    case .boolean:
      self = cell.equals("true") ? .integer(1) : cell.equals("false") ? .integer(0) : .text
    default: self = .text
    }
  }

  private static func integer(_ cell: Span<UInt8>) -> Int64? {
    if cell.count <= 18, cell.count > 0, cell[0] &- 48 < 10 {
      var value: Int64 = 0
      for index in cell.indices {
        guard cell[index] &- 48 < 10 else { return nil }
        value = value * 10 + Int64(cell[index] - 48)
      }
      return value
    }
    return Int64(string(cell))
  }

  private static func string(_ cell: Span<UInt8>) -> String {
    unsafe cell.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// How many significant digits a number has, zeros at either end left out.
  static func digits(_ cell: Span<UInt8>) -> Int {
    var digits = 0, last = 0
    for index in cell.indices {
      if cell[index] | 0x20 == UInt8(ascii: "e") { break }
      guard cell[index] &- 48 < 10, digits > 0 || cell[index] > 48 else { continue }
      digits += 1
      if cell[index] > 48 { last = digits }
    }
    return last
  }
}
