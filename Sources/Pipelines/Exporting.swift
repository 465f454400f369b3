public import Bytes
public import Columns
public import Components
import Formats

/// A block of a table in one format: its bytes, and the same deflated.
public struct RenderedBlock: Sendable {
  public let raw: [UInt8]
  public let deflated: DeflatedBlock
  /// What the format's verifier says of it, where there is one.
  let verdict: Verdict?
}

/// Some rows of a table as they leave.
public struct ExportedBlock: Sendable {
  /// The block in each output of the table, in their order; nil where a file is made as a whole.
  public let texts: [RenderedBlock?]
  /// The rows themselves, where an output is made as a whole; else none.
  public let batches: [Batch]
  /// The number of rows so far, with these.
  public internal(set) var rows: Int
}

/// Pass 2: reads a table again and renders its rows in every format, without the rejected.
public struct Exporting {
  private let table: TablePlan
  private let rejected: RowSet
  private let bounds: Plan.Bounds

  /// `rejected` are rows by their ordinals among those that leave the table's stages.
  public init(_ table: TablePlan, without rejected: RowSet = RowSet(), within bounds: Plan.Bounds) {
    self.table = table
    self.rejected = rejected
    self.bounds = bounds
  }

  /// Hands each block, in order, to `emit`. Head and tail of a format stand in its first and last block.
  /// Blocks are cut after the rejected have left, so that their bytes are a function of the rows that
  /// stay.
  ///
  /// Reading and rendering each run on several cores; at most a window of `bounds.width` pieces and one
  /// block more than that are held: a core that is done need not wait until `emit` is.
  public func run(_ emit: (ExportedBlock) throws(Finding) -> Void) async throws(Finding)
    -> Outcome
  {
    var lost: [Finding] = []
    var source = RowSource(try await table.leaving.strands(bounds, &lost), bounds)
    var batches = OrderedMap<RowSource.Work, Batch>(width: bounds.width) { $0().batch }
    var blocks = BlockCutter()
    let outputs = try table.outputs.map { (output) throws(Finding) in
      VerifiedOutput(
        writer: output.writer,
        verifier: try output.writer.verify?("\(table.name).\(output.fileExtension)"))
    }
    let isMade = outputs.contains { $0.writer.making != nil }
    var rendered = OrderedMap<Block, ExportedBlock>(width: bounds.width + 1) { block in
      ExportedBlock(
        texts: outputs.map { $0.render(block) }, batches: isMade ? block.batches : [],
        rows: block.count)
    }
    var verdicts = outputs.map { _ in Verdict() }
    var rows = 0
    var read = 0
    while var block = try await rendered.next({ () async throws(Finding) in
      try await blocks.next { () async throws(Finding) in
        guard let batch = try await batches.next({ () throws(Finding) in try source.next() })
        else { return nil }
        defer { read += batch.count }
        return rejected.others(from: read, batch.count).map { batch.selecting($0) } ?? batch
      }
    }) {
      rows += block.rows
      block.rows = rows
      for (index, part) in block.texts.enumerated() {
        if let verdict = part?.verdict { verdicts[index].add(verdict) }
      }
      try emit(block)
    }
    let findings = zip(outputs, verdicts).compactMap { $0.verifier?.finding($1) }
    return Outcome(rows: rows, findings: findings)
  }

  /// What a table came to.
  public struct Outcome: Sendable {
    /// The rows written.
    public let rows: Int
    /// What readers that are not ours found wrong with a format.
    public let findings: [Finding]
  }
}

/// A format of a table and the reader that is not ours of what it writes. Used by many tasks at once.
private struct VerifiedOutput: Sendable {
  let writer: Writer
  let verifier: (any Verifier)?

  func render(_ block: Block) -> RenderedBlock? {
    if writer.making != nil { return nil }
    var raw: [UInt8] = block.isFirst ? writer.head : []
    var isFirst = block.isFirst
    for batch in block.batches where batch.count > 0 {
      writer.render(batch, isFirst, &raw)
      isFirst = false
    }
    if block.isLast { raw += writer.tail }
    return RenderedBlock(
      raw: raw, deflated: deflateBlock(raw),
      verdict: verifier?.read(raw.span, isFirst: block.isFirst, isLast: block.isLast))
  }
}

/// Rows that are rendered and deflated as one.
struct Block: Sendable {
  var batches: [Batch] = []
  var isFirst = false
  var isLast = false
  var count: Int { batches.reduce(0) { $0 + $1.count } }
}

/// Regroups batches into blocks whose ends the rows themselves choose: a row ends a block where its
/// hash says so, once the block has `least` bytes of cells, and in any case at `most`. So the ends do
/// not depend on pieces or cores, and a row inserted elsewhere moves only the ends near it.
struct BlockCutter {
  static let least = 768 << 10
  static let most = 1536 << 10
  /// One row in 256 may end a block.
  private static let mask: UInt64 = 255

  private var waiting: [Batch] = []
  private var size = 0
  private var hasBegun = false
  private var isDone = false
  /// A whole block that is held back until it is known whether it is the last.
  private var ready: Block?

  mutating func next(_ upstream: () async throws(Finding) -> Batch?) async throws(Finding) -> Block?
  {
    if isDone { return nil }
    while let block = try await nextWhole(upstream) {
      guard var before = ready else {
        ready = block
        continue
      }
      before.isFirst = !hasBegun
      hasBegun = true
      ready = block
      return before
    }
    isDone = true
    var last = ready ?? Block()
    last.isFirst = !hasBegun
    last.isLast = true
    return last
  }

  /// The next run of rows up to an end, or what is left.
  private mutating func nextWhole(_ upstream: () async throws(Finding) -> Batch?)
    async throws(Finding) -> Block?
  {
    var block = Block()
    while true {
      while !waiting.isEmpty {
        let batch = waiting.removeFirst()
        guard let end = end(in: batch) else {
          block.batches.append(batch)
          continue
        }
        block.batches.append(batch.selecting(Array(0..<end)))
        if end < batch.count { waiting.insert(batch.selecting(Array(end..<batch.count)), at: 0) }
        return block
      }
      guard let batch = try await upstream() else { return block.batches.isEmpty ? nil : block }
      if batch.count > 0 { waiting.append(batch) }
    }
  }

  /// The number of rows of a batch up to the end of the block, or nil where it goes on.
  private mutating func end(in batch: Batch) -> Int? {
    for row in 0..<batch.count {
      size += rowSize(row, batch)
      guard size >= Self.least, size >= Self.most || hash(row, batch) & Self.mask == 0 else {
        continue
      }
      size = 0
      return row + 1
    }
    return nil
  }

  private func rowSize(_ row: Int, _ batch: Batch) -> Int {
    batch.columns.reduce(1) { size, column in
      let cell = column.cells[row]
      return size + 1 + (cell.isPresent ? Int(cell.length) : 0)
    }
  }

  /// FNV-1a over the cells of a row, its bits mixed; only rows past `least` are hashed.
  private func hash(_ row: Int, _ batch: Batch) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for column in batch.columns {
      column.withCell(row) { cell in
        for index in cell.indices { hash = (hash ^ UInt64(cell[index])) &* 0x100_0000_01b3 }
      }
      hash = (hash ^ 0xff) &* 0x100_0000_01b3
    }
    hash ^= hash >> 33
    return hash &* 0xff51_afd7_ed55_8ccd >> 32
  }
}
