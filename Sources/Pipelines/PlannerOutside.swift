import Columns
import Components
import Connectors
import Formats

extension Planner {
  /// The tables of other packages and earlier releases that schemas refer to, each once.
  func outsideTables() -> [TablePlan] {
    var plans: [TablePlan] = []
    for dataset in pipeline.datasets {
      for table in dataset.tables {
        for key in drafts[table.name]?.schema?.foreignKeys ?? [] where key.isForeign {
          let reference = ForeignReference(key, of: table.name, in: dataset.name)
          guard outside[reference] == nil else { continue }
          if let plan = attempt({ () throws(Finding) in try plan(reference, key, table.place) }) {
            if let plan { plans.append(plan) }
          }
        }
      }
    }
    return plans
  }

  private func plan(_ reference: ForeignReference, _ key: ForeignKey, _ place: Place)
    throws(Finding) -> TablePlan?
  {
    guard let found = try find(reference, at: place) else {
      say(
        Finding(
          .noEarlierRelease, at: place,
          ["value": key.fields.joined(separator: ", "), "table": reference.table]))
      return nil
    }
    let declaration = found.named(reference.name)
    let start = try start(of: declaration)
    let (schema, problems) = try schema(declaration.schema!, of: start.relation.header)
    if let problem = problems.first(where: { $0.severity == .error }) { throw problem }
    let matching = FieldMatching(
      schema: schema, table: declaration.name, place: declaration.place,
      isNameless: start.isNameless)
    let relation = try matching.match(start.relation) { _ in }.markingMissing(schema)
    outside[reference] = OutsideTable(name: declaration.name, schema: schema)
    return TablePlan(
      name: declaration.name, dataset: nil, schema: schema, published: schema, respelling: nil,
      relation: relation, checks: [], keys: [], severities: SeverityPolicy(), outputs: [],
      sources: start.sources, descriptor: .null, isReferredTo: true)
  }

  /// Nil where there is no earlier release to refer to.
  private func find(_ reference: ForeignReference, at place: Place) throws(Finding)
    -> TableDeclaration?
  {
    guard let path = reference.package else { return try earlier?.find(reference, at: place) }
    let package: PackageFile
    if let known = packages[path] {
      package = known
    } else {
      package = try PackageFile.read(path, in: pipeline.folder, at: place)
    }
    packages[path] = package
    if let table = package.tables.first(where: { $0.name == reference.table }) { return table }
    if let wrong = package.findings.first(where: { $0.severity == .error }) { throw wrong }
    throw .unknown(reference.table, at: place, among: package.tables.map(\.name))
  }
}
