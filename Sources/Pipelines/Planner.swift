import Bytes
import Columns
public import Components
import Connectors
import Formats

/// Turns a declared pipeline into a plan: opens every source as far as its header, finds every name.
/// All mistakes of the author that can be found without reading rows are found here, and together.
public final class Planner {
  private let pipeline: Pipeline
  private let bounds: Plan.Bounds
  private var findings: [Finding] = []
  private var said: Set<Finding> = []
  private var schemas: [String: (dataset: String?, schema: Schema)] = [:]
  private var broken: Set<String> = []
  private var declarations: [String: TableDeclaration] = [:]
  private var drafts: [String: Draft] = [:]
  private var visiting: [String] = []
  private var tooMuch: [String: Finding] = [:]
  private var spooled: [String: Spooled] = [:]

  /// How many tables may be made one out of the other: each is a level of the stack, here and when
  /// rows are read.
  private static let deepest = 100
  private static let mostFiles = 100_000

  /// A table on its way to a plan.
  private struct Draft {
    let relation: Relation
    let schema: Schema?
    let sources: [Spooled]
    var size = Size()
  }

  /// How many tables stand on each other in a draft, and how many files are read for it, each as
  /// often as it is.
  private struct Size {
    var depth = 0, files = 1

    mutating func add(_ other: Size) {
      depth = max(depth, other.depth + 1)
      files += other.files
    }
  }

  private init(_ pipeline: Pipeline, _ bounds: Plan.Bounds) {
    self.pipeline = pipeline
    self.bounds = bounds
    for table in pipeline.inputs + pipeline.datasets.flatMap(\.tables) {
      declarations[table.name] = table
    }
  }

  /// The plan of a pipeline, and what was found on the way. There is no plan where a finding is an
  /// error.
  public static func plan(_ pipeline: Pipeline, within bounds: Plan.Bounds) -> (Plan?, [Finding]) {
    let planner = Planner(pipeline, bounds)
    let plan = planner.plan()
    let isGood = !planner.findings.contains { $0.rule.severity == .error }
    return (isGood ? plan : nil, planner.findings)
  }

  private func attempt<Value>(_ work: () throws(Finding) -> Value) -> Value? {
    do throws(Finding) { return try work() } catch {
      say(error)
      return nil
    }
  }

  private func say(_ finding: Finding) {
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
    var tables: [TablePlan] = []
    for table in pipeline.inputs {
      if let plan = attempt({ () throws(Finding) in try self.plan(table, dataset: nil) }) ?? nil {
        tables.append(plan)
      }
    }
    let datasets = pipeline.datasets.map { plan($0) }
    return Plan(
      pipeline: pipeline, tables: tables + datasets.flatMap(\.tables), datasets: datasets,
      bounds: bounds)
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
    var (relation, sources, size) = try source(of: table)
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
    var draft = try finished(Draft(relation: relation, schema: nil, sources: sources), table)
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

  private func draft(named name: String, at place: Place) throws(Finding) -> Draft {
    guard let declaration = declarations[name] else {
      throw .unknown(name, at: place, among: Array(declarations.keys))
    }
    return try draft(declaration)
  }

  private func source(of table: TableDeclaration) throws(Finding) -> (Relation, [Spooled], Size) {
    switch table.source {
    case .table(let name, let place):
      let other = try draft(named: name, at: place)
      var size = Size(files: 0)
      size.add(other.size)
      return (other.relation, other.sources, size)
    case .connector(let connector):
      var file = try connector.fetch(in: pipeline.folder)
      file = spooled[file.path] ?? file
      spooled[file.path] = file
      let source = Relation.SourceFile(spooled: file, format: table.format, table: table.name)
      let reader = try source.reader(bounds)
      return (Relation(header: reader.header, flow: .read(source)), [file], Size())
    }
  }

  /// The draft with its schema: the columns checked, names dropped and cells blanked where the
  /// pipeline says so, missing values marked.
  private func finished(_ draft: Draft, _ table: TableDeclaration) throws(Finding) -> Draft {
    guard let reference = table.schema else { return draft }
    let (schema, problems) = try schema(reference)
    for problem in problems { say(problem) }
    guard !problems.contains(where: { $0.rule.severity == .error }) else { return draft }
    try compare(draft.relation.header, schema, table)
    let relation = draft.relation.markingMissing(schema)
    let (shown, rest) = try hidingNames(relation, schema, table.name)
    return Draft(relation: shown, schema: rest, sources: draft.sources)
  }

  private func schema(_ reference: TableDeclaration.SchemaReference) throws(Finding) -> (
    Schema, [Finding]
  ) {
    let language = pipeline.metadata.language
    switch reference {
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

  /// Table Schema 2.0, `fieldsMatch: exact`.
  private func compare(_ header: [String], _ schema: Schema, _ table: TableDeclaration)
    throws(Finding)
  {
    let names = schema.fields.map(\.name)
    if header == names { return }
    let (known, there) = (Set(names), Set(header))
    let lacking = names.filter { !there.contains($0) }
    let surplus = header.filter { !known.contains($0) }
    if lacking.isEmpty && surplus.isEmpty {
      throw Finding(
        .fieldOrder, at: table.place,
        ["value": header.joined(separator: ", "), "expected": names.joined(separator: ", ")])
    }
    throw Finding(
      .fieldsDiffer, at: table.place,
      [
        "table": table.name, "value": surplus.isEmpty ? "–" : surplus.joined(separator: ", "),
        "expected": lacking.isEmpty ? "–" : lacking.joined(separator: ", "),
      ])
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
      isPart: pipeline.isPart, broken: broken)
    let exported = Exported(
      name: table.name, schema: schema, language: pipeline.metadata.language)
    let outputs = dataset == nil ? [] : try outputs(of: exported)
    var checks: [any RowCheck] = []
    var keys: [KeyCheck] = []
    for constraint in SchemaConstraints.all {
      checks += try constraint.plan(outline)
      keys += try constraint.keys(outline)
    }
    for check in table.checks { checks.append(try check.plan(outline)) }
    checks += outputs.compactMap { output in output.writer.refuse.map { Carrying(refuse: $0) } }
    checks += pipeline.privacy.blanks.filter { $0.table == table.name }
      .compactMap { BlankFound($0, in: schema) }
    return TablePlan(
      name: table.name, dataset: dataset, schema: schema, relation: draft.relation, checks: checks,
      keys: keys,
      outputs: outputs, sources: draft.sources,
      descriptor: SchemaDescriptor.json(of: schema, language: pipeline.metadata.language))
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

  private func outputs(of table: Exported) throws(Finding) -> [TablePlan.Output] {
    var outputs: [TablePlan.Output] = []
    for name in pipeline.formats {
      let type = Kinds.named(name)!
      let format = try type.init(Options(nil, for: type.card, at: .file(table.name)))
      outputs.append(
        TablePlan.Output(
          fileExtension: type.fileExtension, mediaType: type.mediaType,
          writer: try format.writer(of: table)))
    }
    return outputs
  }
}

/// What a format cannot carry, as a check.
private struct Carrying: RowCheck {
  let refuse: Writer.Refuse
  func look(at batch: Batch, _ faults: inout [CellFault]) { refuse(batch, &faults) }
}

extension Relation.SourceFile {
  func reader(_ bounds: Plan.Bounds) throws(Finding) -> any Reader {
    try format.reader(
      of: Input(
        path: spooled.path, name: spooled.name, table: table, pieceSize: bounds.pieceSize,
        recordLimit: bounds.recordLimit))
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
          column.blanking { row in
            column.withCell(row) { cell in list.contains { cell.equals($0) } } ?? false
          }
        })
    }
  }
}

extension Rule {
  static let dataCycle = Rule(
    "pipeline/cycle",
    what: Text(
      ar: "هذه الجداول يحتاج بعضها إلى بعض في دائرة: {value}.",
      fr: "Ces tables dépendent les unes des autres en cercle : {value}.",
      en: "These tables depend on each other in a circle: {value}."),
    fix: Text(
      ar: "افتح الدائرة بجدول وسيط ضمن inputs.",
      fr: "Ouvrez le cercle par une table intermédiaire dans inputs.",
      en: "Open the circle with a table of its own under inputs."),
    example: .init(
      ["value": "a → b → a"],
      wrong: """
        a: {from: {table: b}}
        b: {from: {table: a}}
        """,
      right: """
        a: {from: data/a.csv}
        b: {from: {table: a}}
        """))
  static let tooDeep = Rule(
    "pipeline/too-deep",
    what: Text(
      ar: "سلسلة الجداول التي يصنع بعضها من بعض أطول من الحد، وهو {limit:tables}.",
      fr: "La suite de tables faites l’une de l’autre dépasse la limite : {limit:tables}.",
      en: "The chain of tables made one out of the other is longer than the limit: {limit:tables}."),
    fix: Text(
      ar: "اقرأ الجدول من ملفه مباشرة أو اختصر السلسلة.",
      fr: "Lisez la table depuis son fichier, ou raccourcissez la suite.",
      en: "Read the table from its file, or shorten the chain."),
    example: .init(
      ["limit": "100"],
      wrong: "t101: {from: {table: t100}}",
      right: "t101: {from: data/t101.csv}"))
  static let tooManyFiles = Rule(
    "pipeline/too-many-files",
    what: Text(
      ar: "هذا الجدول يجعل عدد الملفات المقروءة يتجاوز الحد، وهو {limit:files}.",
      fr: "Cette table fait lire plus de fichiers que la limite : {limit:files}.",
      en: "This table makes more files be read than the limit: {limit:files}."),
    fix: Text(
      ar: "لا تكدس جدولا على نفسه، أو قسم الجدول.",
      fr: "N’empilez pas une table sur elle-même, ou divisez la table.",
      en: "Do not stack a table on itself, or divide the table."),
    example: .init(
      ["limit": "1000"],
      wrong: """
        stages:
          - stack: {tables: [all]}
        """,
      right: """
        stages:
          - stack: {tables: [other]}
        """))
  static let fieldsDiffer = Rule(
    "schema/fields-differ",
    what: Text(
      ar: "أعمدة الجدول {table} ليست حقول مخططه. تنقصه: {expected}. وفيه زيادة: {value}.",
      fr:
        "Les colonnes de la table {table} ne sont pas celles de son schéma. Manquent : {expected}. En trop : {value}.",
      en:
        "The columns of the table {table} are not those of its schema. Lacking: {expected}. Surplus: {value}."
    ),
    fix: Text(
      ar: "صحح أسماء الأعمدة في الملف أو الحقول في المخطط.",
      fr: "Corrigez les noms des colonnes dans le fichier ou des champs dans le schéma.",
      en: "Mend the names of the columns in the file or of the fields in the schema."),
    source: "Table Schema 2.0, fieldsMatch",
    example: .init(
      ["table": "regions", "expected": "name_ar", "value": "nom"],
      wrong: """
        code,nom
        05,بني ملال - خنيفرة
        """,
      right: """
        code,name_ar
        05,بني ملال - خنيفرة
        """))
  static let fieldOrder = Rule(
    "schema/field-order",
    what: Text(
      ar: "ترتيب الأعمدة ({value}) يخالف ترتيب الحقول ({expected}).",
      fr: "L’ordre des colonnes ({value}) n’est pas celui des champs ({expected}).",
      en: "The order of the columns ({value}) is not that of the fields ({expected})."),
    fix: Text(
      ar: "رتب الحقول في المخطط كأعمدة الملف.",
      fr: "Rangez les champs du schéma comme les colonnes du fichier.",
      en: "Put the fields of the schema in the order of the columns."),
    source: "Table Schema 2.0, fieldsMatch",
    example: .init(
      ["value": "name, code", "expected": "code, name"],
      wrong: #""fields": [{"name": "code"}, {"name": "name"}]"#,
      right: #""fields": [{"name": "name"}, {"name": "code"}]"#))
}
