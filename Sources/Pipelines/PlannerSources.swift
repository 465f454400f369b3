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
      return try read(connector.fetch(in: pipeline.folder), table.format, table.name)
    case .spooled(let file): return try read(file, table.format, table.name)
    case .parts(let parts): return try read(parts, table)
    }
  }

  private func read(_ file: Spooled, _ format: any Format, _ table: String) throws(Finding) -> Start
  {
    var file = spooled[file.path] ?? file
    if isPublishing, file.digest == nil { file = try file.digested() }
    spooled[file.path] = file
    let source = Relation.SourceFile(spooled: file, format: format, table: table)
    let reader = try source.reader(bounds)
    return Start(
      relation: Relation(header: reader.header, flow: .read(source)), sources: [file],
      isNameless: reader.isNameless)
  }

  /// The rows of several files; the first names the columns, the others have as many.
  private func read(_ parts: [TableDeclaration.Part], _ table: TableDeclaration) throws(Finding)
    -> Start
  {
    var starts: [Start] = []
    for part in parts {
      starts.append(try read(part.connector.fetch(in: pipeline.folder), part.format, table.name))
    }
    let header = starts[0].relation.header
    for start in starts where start.relation.header.count != header.count {
      throw Finding(
        .partDiffers, at: .file(start.sources[0].name),
        ["count": String(start.relation.header.count), "expected": String(header.count)])
    }
    return Start(
      relation: Relation(header: header, flow: .stack(starts.map(\.relation.flow))),
      sources: starts.flatMap(\.sources), size: Size(files: parts.count),
      isNameless: starts[0].isNameless)
  }
}
