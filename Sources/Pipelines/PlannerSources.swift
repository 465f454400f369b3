import Columns
import Components
import Connectors
import Formats

/// How the rows of tables begin, before any stage.
extension Planner {
  func start(of table: TableDeclaration) throws(Finding) -> Start {
    switch table.source {
    case .table(let name, let place):
      let other = try draft(named: name, at: place)
      var size = Size(files: 0)
      size.add(other.size)
      return Start(relation: other.relation, sources: other.sources, size: size)
    case .connector(let connector):
      var starts: [Start] = []
      for file in try fetch(connector, table.unpacking) {
        starts.append(try read(file, table.format, table))
      }
      return try joined(starts, byName: true)
    case .spooled(let file):
      return try read(file, table.format, table)
    case .parts(let parts):
      var starts: [Start] = []
      for part in parts {
        for file in try fetch(part.connector, table.unpacking) {
          starts.append(try read(file, part.format, table))
        }
      }
      return try joined(starts, byName: false)
    }
  }

  private var workspace: Workspace {
    Workspace(folder: pipeline.folder, scratch: bounds.scratch, access: access, note: say)
  }

  /// What a connector brings, out of its archives.
  private func fetch(_ connector: any Connector, _ unpacking: Unpacking) throws(Finding)
    -> [Spooled]
  {
    var files: [Spooled] = []
    for file in try connector.fetch(in: workspace) {
      files += try unpacking.files(of: file, in: workspace)
    }
    return files
  }

  /// What the name of a file tells, or those that its sender suggests; CSV where they tell nothing.
  private static func format(of file: Spooled) throws(Finding) -> any Format {
    let options = Setting(.mapping([]), at: .file(file.name))
    for name in file.suggestedNames.isEmpty ? [file.name] : file.suggestedNames {
      if DialectFile.isTabbed(name) {
        return try DialectFile.format(options.adding("delimiter", "\t"))
      }
      if let type = Kinds.reading(name) { return try DialectFile.format(options, of: type) }
    }
    return try DialectFile.format(options)
  }

  private func read(_ file: Spooled, _ stated: (any Format)?, _ table: TableDeclaration)
    throws(Finding) -> Start
  {
    var format = stated
    if format == nil { format = try Self.format(of: file) }
    var file = file
    // Formats that read from start to end inflate what is named so.
    let isInflated =
      type(of: format!).isSequential && file.name.lowercased().hasSuffix(".gz")
    if !isInflated, file.fileName.lowercased().hasSuffix(".gz") {
      file = try table.unpacking.inflated(file, in: workspace)
    }
    return try read(file, as: format!, table.name)
  }

  private func read(_ file: Spooled, as format: any Format, _ table: String) throws(Finding)
    -> Start
  {
    var file = spooled[file.path] ?? file
    if isPublishing, file.digest == nil { file = try file.digested() }
    spooled[file.path] = file
    var source = Relation.SourceFile(
      spooled: file, format: format, table: table, folder: pipeline.folder)
    let settled = try format.settled(on: source.input(bounds))
    for finding in settled.findings { say(finding) }
    source.format = settled.format
    let reader = try source.reader(bounds)
    return Start(
      relation: Relation(header: reader.header, flow: .read(source)), sources: [file],
      isNameless: reader.isNameless)
  }

  /// The rows of several files, one after the other. The first names the columns; the others have as
  /// many, or where they go by name, the same ones in any order.
  private func joined(_ starts: [Start], byName: Bool) throws(Finding) -> Start {
    if starts.count == 1 { return starts[0] }
    let header = starts[0].relation.header
    for start in starts.dropFirst() { try check(start, against: header, byName: byName) }
    let flows = starts.map { start in
      byName && !start.isNameless ? start.relation.aligned(to: header).flow : start.relation.flow
    }
    return Start(
      relation: Relation(header: header, flow: .stack(flows)),
      sources: starts.flatMap(\.sources), size: Size(files: starts.count),
      isNameless: starts[0].isNameless)
  }

  private func check(_ start: Start, against header: [String], byName: Bool) throws(Finding) {
    let own = start.relation.header, place = Place.file(start.sources[0].name)
    guard byName, !start.isNameless else {
      if own.count == header.count { return }
      throw Finding(
        .partDiffers, at: place, ["count": String(own.count), "expected": String(header.count)])
    }
    let surplus = own.filter { !header.contains($0) }, lacking = header.filter { !own.contains($0) }
    if surplus.isEmpty, lacking.isEmpty { return }
    func listed(_ names: [String]) -> String {
      names.isEmpty ? "–" : names.joined(separator: ", ")
    }
    throw Finding(
      .columnsDiffer, at: place, ["value": listed(surplus), "expected": listed(lacking)])
  }
}

extension Relation.SourceFile {
  func input(_ bounds: Plan.Bounds) -> Input {
    var input = Input(
      path: spooled.path, name: spooled.name, table: table, pieceSize: bounds.pieceSize,
      recordLimit: bounds.recordLimit, scratch: bounds.scratch)
    input.folder = folder
    return input
  }

  func reader(_ bounds: Plan.Bounds) throws(Finding) -> any Reader {
    try format.reader(of: input(bounds))
  }
}
