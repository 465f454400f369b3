import Columns
public import Components
import Connectors
import Formats

/// A record that was read and is not published.
public struct RejectedRecord: Sendable {
  /// Where it starts.
  public let place: Place.Cell
  /// The rules that reject it, by id.
  public let rules: [Rule]
  /// What the stages made of its cells, as texts; nil where no row could be made of it.
  public let cells: [String?]?
  /// Its bytes as they stand in the file, with the end of its line; of a row of a sheet its cells as
  /// CSV. Nil where the format of the file has no such thing.
  public let bytes: [UInt8]?
  /// What stands before the first record of its file.
  public let head: [UInt8]?
}

/// Reads a table once more for the records that were rejected.
public struct RejectedRecords {
  private let table: TablePlan
  private let result: TableResult
  private let bounds: Plan.Bounds

  /// `result` is what checking the same table came to, within any bounds.
  public init(_ table: TablePlan, _ result: TableResult, within bounds: Plan.Bounds) {
    self.table = table
    self.result = result
    self.bounds = bounds
  }

  /// Hands the rejected records of each piece to `take`, in the order of the file, with the number of
  /// rows so far. Memory is that of a window of pieces.
  public func run(_ take: ([RejectedRecord], Int) throws(Finding) -> Void) async throws(Finding) {
    guard result.rejected > 0 else { return }
    var lost: [Finding] = []
    var source = RowSource(try await table.relation.strands(bounds, &lost), bounds)
    var pieces = OrderedMap<RowSource.Work, OpenedPiece>(width: bounds.width) { $0.opened() }
    var base = 0
    while let piece = try await pieces.next({ () throws(Finding) in try source.next() }) {
      let records = records(of: piece, base)
      base += piece.batch.count
      try take(records, base)
    }
    guard base == result.rows else {
      throw Finding(.inputChanged, at: .file(table.sources.first?.name ?? table.name))
    }
  }

  private func records(of piece: OpenedPiece, _ base: Int) -> [RejectedRecord] {
    let rows = result.rejection.rows.rows(from: base, piece.batch.count).map { row in
      record(
        RowPlace(row, of: piece.batch).cell(in: table.name, field: nil),
        result.rejection.rules(of: base + row), piece,
        cells: piece.batch.columns.map { column in
          column.copy(row).map { String(decoding: $0, as: UTF8.self) }
        })
    }
    let lost = piece.lost.map { record($0.place, $0.rules, piece, cells: nil) }
    return (rows + lost).sorted { $0.place.byteOffset < $1.place.byteOffset }
  }

  private func record(
    _ place: Place.Cell, _ rules: [Rule], _ piece: OpenedPiece, cells: [String?]?
  ) -> RejectedRecord {
    RejectedRecord(
      place: place, rules: rules, cells: cells, bytes: piece.record(place.byteOffset),
      head: piece.head)
  }
}
