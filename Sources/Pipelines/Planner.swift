import Bytes
import Columns
public import Components
public import Connectors
import Formats

/// Turns a declared pipeline into a plan: opens every source as far as its header, finds every name.
/// All mistakes of the author that can be found without reading rows are found here, and together.
public final class Planner {
  let pipeline: Pipeline
  let bounds: Plan.Bounds
  let access: Access
  private let date: ReleaseDate?
  private var findings: [Finding] = []
  private var said: Set<Finding> = []
  private var schemas: [String: (dataset: String?, schema: Schema)] = [:]
  private var broken: Set<String> = []
  private var others: [String: OtherTable] = [:]
  private var declarations: [String: TableDeclaration] = [:]
  var drafts: [String: Draft] = [:]
  private var visiting: [String] = []
  private var tooMuch: [String: Finding] = [:]
  var spooled: [String: Spooled] = [:]
  let earlier: (any EarlierReleases)?
  let isPublishing: Bool
  var outside: [ForeignReference: OutsideTable] = [:]
  var packages: [String: PackageFile] = [:]

  /// How many tables may be made one out of the other: each is a level of the stack, here and when
  /// rows are read.
  private static let deepest = 100
  private static let mostFiles = 100_000

  /// A table on its way to a plan.
  struct Draft {
    let relation: Relation
    let schema: Schema?
    let sources: [Spooled]
    var size = Size()
  }

  /// How a table's rows begin, before any stage.
  struct Start {
    let relation: Relation
    let sources: [Spooled]
    var size = Size()
    /// Whether the file names no columns.
    var isNameless = false
  }

  /// How many tables stand on each other in a draft, and how many files are read for it, each as
  /// often as it is.
  struct Size {
    var depth = 0, files = 1

    mutating func add(_ other: Size) {
      depth = max(depth, other.depth + 1)
      files += other.files
    }
  }

  private init(
    _ pipeline: Pipeline, _ bounds: Plan.Bounds, _ access: Access, _ date: ReleaseDate?,
    _ earlier: (any EarlierReleases)?, isPublishing: Bool
  ) {
    self.pipeline = pipeline
    self.bounds = bounds
    self.access = access
    self.date = date
    self.earlier = earlier
    self.isPublishing = isPublishing
    for table in pipeline.inputs + pipeline.datasets.flatMap(\.tables) {
      declarations[table.name] = table
    }
  }

  /// The plan of a pipeline, and what was found on the way. There is no plan where a finding is an
  /// error; of data or a package that is validated by itself, what is good is planned all the same.
  /// `date` is that of the release, which some checks compare with; without it they are refused.
  /// References to earlier releases are looked up in `earlier`, sources from elsewhere are fetched by
  /// `access`. Sources are digested only where `isPublishing`.
  public static func plan(
    _ pipeline: Pipeline, within bounds: Plan.Bounds, by access: Access = Access(),
    on date: ReleaseDate? = nil,
    earlier: (any EarlierReleases)? = nil, isPublishing: Bool = true
  ) -> (Plan?, [Finding]) {
    let planner = Planner(pipeline, bounds, access, date, earlier, isPublishing: isPublishing)
    let plan = planner.plan()
    let isGood = !planner.findings.contains { $0.severity == .error }
    return (isGood || pipeline.isPart ? plan : nil, planner.findings)
  }

  func attempt<Value>(_ work: () throws(Finding) -> Value) -> Value? {
    do throws(Finding) { return try work() } catch {
      say(error)
      return nil
    }
  }

  func say(_ finding: Finding) {
    if said.insert(finding).inserted { findings.append(finding) }
  }

  private func plan() -> Plan {
    for table in pipeline.inputs + pipeline.datasets.flatMap(\.tables) {
      _ = attempt { () throws(Finding) in try draft(table) }
    }
    for blank in pipeline.privacy.blanks {
      attempt { () throws(Finding) in try check(blank) }
    }
    schemas = publishedSchemas()
    broken = Set(declarations.keys.filter { isBroken($0) })
    others = drafts.compactMapValues { draft in
      draft.schema.map { OtherTable(relation: draft.relation, schema: $0) }
    }
    let referredTo = outsideTables()
    var tables: [TablePlan] = []
    for table in pipeline.inputs {
      if let plan = attempt({ () throws(Finding) in try self.plan(table, dataset: nil) }) ?? nil {
        tables.append(plan)
      }
    }
    let datasets = pipeline.datasets.map { plan($0) }
    let whole = Plan(
      pipeline: pipeline, tables: tables + datasets.flatMap(\.tables) + referredTo,
      datasets: datasets, bounds: bounds, date: date)
    if isPublishing { attempt { () throws(Finding) in try TableMemory.check(whole) } }
    return whole
  }

  private func plan(_ dataset: DatasetDeclaration) -> DatasetPlan {
    var tables: [TablePlan] = []
    for table in dataset.tables {
      let plan = attempt { () throws(Finding) in try self.plan(table, dataset: dataset.name) }
      if let plan = plan ?? nil { tables.append(plan) }
    }
    let definition = Definition.digest(of: dataset.metadata, tables: tables)
    return DatasetPlan(
      name: dataset.name, metadata: dataset.metadata, tables: tables, definition: definition)
  }

  // MARK: relations

  private func draft(_ table: TableDeclaration) throws(Finding) -> Draft {
    if let draft = drafts[table.name] { return draft }
    if let finding = tooMuch[table.name] { throw finding }
    if visiting.contains(table.name) {
      let circle = visiting.drop { $0 != table.name } + [table.name]
      throw Finding(
        .dataCycle, at: table.place, ["value": circle.joined(separator: " → ")])
    }
    visiting.append(table.name)
    defer { visiting.removeLast() }
    do throws(Finding) { return try make(table) } catch {
      // Said of every table above this one without trying each anew.
      if error.rule == .tooDeep || error.rule == .tooManyFiles { tooMuch[table.name] = error }
      throw error
    }
  }

  private func make(_ table: TableDeclaration) throws(Finding) -> Draft {
    try check(Size(depth: visiting.count - 1), table)
    let start = try start(of: table)
    var (relation, sources, size) = (start.relation, start.sources, start.size)
    var known = Set(sources)
    let context = PlanContext { (name, place) throws(Finding) in
      let other = try self.draft(named: name, at: place)
      sources += other.sources.filter { known.insert($0).inserted }
      size.add(other.size)
      return other.relation
    }
    for stage in table.stages {
      relation = try stage.plan(relation, in: context)
      try check(size, table)
    }
    try check(size, table)
    let isNameless = start.isNameless && relation.header == start.relation.header
    var draft = try finished(
      Draft(relation: relation, schema: nil, sources: sources), table, isNameless)
    draft.size = size
    drafts[table.name] = draft
    return draft
  }

  private func check(_ size: Size, _ table: TableDeclaration) throws(Finding) {
    if size.depth >= Self.deepest {
      throw Finding(.tooDeep, at: table.place, ["limit": String(Self.deepest)])
    }
    if size.files > Self.mostFiles {
      throw Finding(.tooManyFiles, at: table.place, ["limit": String(Self.mostFiles)])
    }
  }

  func draft(named name: String, at place: Place) throws(Finding) -> Draft {
    guard let declaration = declarations[name] else {
      throw .unknown(name, at: place, among: Array(declarations.keys))
    }
    return try draft(declaration)
  }

  /// The draft with its schema: the columns checked, names dropped and cells blanked where the
  /// pipeline says so, missing values marked.
  private func finished(_ draft: Draft, _ table: TableDeclaration, _ isNameless: Bool)
    throws(Finding) -> Draft
  {
    guard let reference = table.schema else { return draft }
    let (schema, problems) = try schema(reference, of: draft.relation.header)
    for problem in problems { say(problem) }
    guard !problems.contains(where: { $0.severity == .error }) else { return draft }
    let matching = FieldMatching(
      schema: schema, table: table.name, place: table.place, isNameless: isNameless)
    let relation = try matching.match(draft.relation, say).markingMissing(schema)
    let (shown, rest) = try hidingNames(relation, schema, table.name)
    return Draft(relation: shown, schema: rest, sources: draft.sources)
  }

  /// A schema, and what is wrong with it. `header` is what the data have.
  func schema(_ reference: TableDeclaration.SchemaReference, of header: [String])
    throws(Finding) -> (Schema, [Finding])
  {
    let language = pipeline.metadata.language
    switch reference {
    case .shape: return SchemaFile.read(Validation.shape(of: header), language: language)
    case .descriptor(let setting): return SchemaFile.read(setting, language: language)
    case .file(let path, let place):
      let whole = try Enclosure.path(path, in: pipeline.folder, at: place)
      do throws(Finding) {
        return try SchemaFile.read(path: whole, name: path, language: language)
      } catch {
        throw error.rule == .unreadable ? noSuchFile(path, place) ?? error.at(place) : error
      }
    }
  }

  /// The finding for a file that is not there, with the nearest of its folder.
  private func noSuchFile(_ path: String, _ place: Place) -> Finding? {
    let whole = pipeline.folder + "/" + path
    guard (try? Directory.exists(whole)) == false else { return nil }
    let inner = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let files = (try? Directory.list(pipeline.folder + "/" + inner)) ?? []
    return .unknown(path, at: place, among: files.map { inner + $0 })
  }

  // MARK: names of persons

  private func hidingNames(_ relation: Relation, _ schema: Schema, _ table: String)
    throws(Finding) -> (Relation, Schema)
  {
    guard pipeline.privacy.dropsNames else { return (relation, schema) }
    var relation = relation
    for blank in pipeline.privacy.blanks where blank.table == table {
      relation = try relation.blanking(blank)
    }
    let names = Set(schema.fields.filter { $0.role == "name" }.map(\.name))
    let rest = schema.dropping(names)
    return (relation.aligned(to: rest.fields.map(\.name)), rest)
  }

  private func check(_ blank: Privacy.Blank) throws(Finding) {
    guard let declaration = declarations[blank.table] else {
      throw .unknown(blank.table, at: blank.place, among: Array(declarations.keys))
    }
    guard let schema = try draft(declaration).schema else { return }
    for column in [blank.column] + blank.rows.map(\.column) where schema.index(of: column) == nil {
      throw .unknown(column, at: blank.place, among: schema.fields.map(\.name))
    }
  }

  // MARK: checks and outputs

  private func plan(_ table: TableDeclaration, dataset: String?) throws(Finding) -> TablePlan? {
    guard let draft = drafts[table.name] else { return nil }
    guard let schema = draft.schema else {
      if dataset == nil || table.schema != nil { return nil }
      throw Finding(.settingMissing, at: table.place, ["name": "schema"])
    }
    let outline = TableOutline(
      name: table.name, dataset: dataset, schema: schema, place: table.place, schemas: schemas,
      isPart: pipeline.isPart, broken: broken, outside: outside, others: others,
      file: draft.sources.first?.name ?? pipeline.file, date: date)
    let severities = pipeline.severities.overridden(by: table.severities)
    let published = severities.relaxed(schema.published), respelling = Respelling(schema)
    let exported = Exported(
      name: table.name, schema: published, language: pipeline.metadata.language)
    let outputs = dataset == nil ? [] : try outputs(of: exported, in: table.formats)
    var checks: [any RowCheck] = []
    var keys: [KeyCheck] = []
    for constraint in SchemaConstraints.all {
      checks += try constraint.plan(outline)
      keys += try constraint.keys(outline)
    }
    for check in table.checks { checks.append(try check.plan(outline)) }
    checks += outputs.compactMap { output in
      output.writer.refuse.map { Carrying(refuse: $0, respelling: respelling) }
    }
    checks += outputs.compactMap { output in
      output.writer.rowLimit.map { FewEnough(limit: $0, place: outline.header()) }
    }
    checks += pipeline.privacy.blanks.filter { $0.table == table.name }
      .compactMap { BlankFound($0, in: schema) }
    return TablePlan(
      name: table.name, dataset: dataset, schema: schema, published: published,
      respelling: respelling, relation: draft.relation, checks: checks, keys: keys,
      severities: severities, outputs: outputs, sources: draft.sources,
      descriptor: SchemaDescriptor.json(of: published, language: pipeline.metadata.language),
      isQuarantined: table.isQuarantined)
  }

  /// Whether a table has mistakes of its own, which what refers to it would only repeat.
  private func isBroken(_ name: String) -> Bool {
    drafts[name] == nil || declarations[name]?.schema != nil && drafts[name]?.schema == nil
  }

  /// The schemas of all tables, for references between them.
  private func publishedSchemas() -> [String: (dataset: String?, schema: Schema)] {
    var schemas: [String: (dataset: String?, schema: Schema)] = [:]
    for dataset in pipeline.datasets {
      for table in dataset.tables {
        if let schema = drafts[table.name]?.schema { schemas[table.name] = (dataset.name, schema) }
      }
    }
    return schemas
  }

  private func outputs(of table: Exported, in formats: [ChosenFormat]) throws(Finding)
    -> [TablePlan.Output]
  {
    var outputs: [TablePlan.Output] = []
    for chosen in formats {
      let writer: Writer
      do throws(Finding) { writer = try chosen.format.writer(of: table) } catch {
        throw error.rule == .readOnly ? error.at(chosen.place) : error
      }
      outputs.append(
        TablePlan.Output(
          format: chosen.type.card.name, fileExtension: chosen.type.fileExtension,
          mediaType: chosen.type.mediaType, writer: writer, table: table))
    }
    return outputs
  }
}

/// Whether a format can hold as many rows as the table has.
private struct FewEnough: RowCheck {
  let limit: Writer.RowLimit, place: Place

  func look(at batch: Batch, _ faults: inout [CellFault]) -> Int { batch.count }

  func ledger() -> any Ledger<Int> { Total(check: self) }

  private final class Total: Ledger {
    private let check: FewEnough
    private var rows = 0

    init(check: FewEnough) { self.check = check }

    func take(_ notes: Int) { rows += notes }

    func close(_ report: (Finding) -> Void) {
      guard rows > check.limit.most else { return }
      let values = ["count": String(rows), "limit": String(check.limit.most)]
      report(Finding(check.limit.rule, at: check.place, values))
    }
  }
}

/// What a format cannot carry, as a check of the cells as they would be published.
private struct Carrying: RowCheck {
  let refuse: Writer.Refuse
  let respelling: Respelling?
  func look(at batch: Batch, _ faults: inout [CellFault]) {
    refuse(respelling.map { $0(batch) } ?? batch, &faults)
  }
}

extension Relation {
  /// Cells whose text stands for no value have none (Table Schema 2.0, missingValues).
  func markingMissing(_ schema: Schema) -> Relation {
    let lists = schema.fields.map {
      ($0.missingValues ?? schema.missingValues).map { Array($0.utf8) }
    }
    return each { batch in
      batch.with(
        columns: zip(batch.columns, lists).map { column, list in
          if list == [[]] { return column.blankingEmpty() }
          return column.blanking { row in
            column.withCell(row) { cell in list.contains { cell.equals($0) } } ?? false
          }
        })
    }
  }
}
