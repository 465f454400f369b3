import Bytes
public import Components
import Connectors
import Formats

/// Reads pipeline files. Everything that can be said of one without opening its tables is found here.
public struct PipelineFile {
  private var findings: [Finding] = []
  /// What the file gives up, as far as it was read.
  var formerIdentities: [FormerIdentity] = []
  private let file: String
  /// The portals whose rules may be weighed.
  let portals: [Card]

  private init(file: String, portals: [Card]) {
    self.file = file
    self.portals = portals
  }

  /// The pipeline of a folder that holds a `pipeline.yaml`, or of such a file. Returns no pipeline
  /// where there are findings of severity error. `portals` are those that publications are rehearsed as.
  public static func read(_ path: String, portals: [Card] = []) throws(Finding)
    -> (Pipeline?, [Finding])
  {
    var folder = path
    var name = "pipeline.yaml"
    if path.hasSuffix(".yaml") || path.hasSuffix(".yml") {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      name = String(parts.last!)
      folder = parts.count == 1 ? "." : parts.dropLast().joined(separator: "/")
    }
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    let setting = try TextFile.setting(path: folder + "/" + name, name: name)
    return read(setting, folder: folder, file: name, portals: portals)
  }

  /// The same of what a file holds.
  static func read(
    _ setting: Setting, folder: String, file: String, portals: [Card] = []
  ) -> (Pipeline?, [Finding]) {
    var reader = PipelineFile(file: file, portals: portals)
    let pipeline = reader.pipeline(setting, folder: folder)
    let isGood = !reader.findings.contains { $0.severity == .error }
    return (isGood ? pipeline : nil, reader.findings)
  }

  mutating func attempt<Value>(_ work: () throws(Finding) -> Value) -> Value? {
    do throws(Finding) { return try work() } catch {
      findings.append(error)
      return nil
    }
  }

  private static let names = [
    "nashr", "name", "base", "language", "title", "description", "notice", "publisher", "contact",
    "privacy", "severity", "formats", "feeds", "licenses", "license", "series", "supersedes",
    "withdrawn",
    "inputs", "datasets",
  ]

  private mutating func pipeline(_ root: Setting, folder: String) -> Pipeline? {
    for entry in attempt({ () throws(Finding) in try root.entries() }) ?? []
    where !Self.names.contains(entry.name) {
      findings.append(.unknown(entry.name, at: entry.place, among: Self.names))
    }
    attempt { () throws(Finding) in
      let form = try root.required("nashr")
      guard try form.integer() == 1 else {
        throw Finding(.pipelineForm, at: form.place, ["value": try form.text()])
      }
    }
    let language = attempt { () throws(Finding) in try Self.language(root) }
    let base = required("base", of: root, Self.base)
    let licenses = licenses(root)
    let metadata = publication(root, language, base, licenses)
    let portals = self.portals
    let privacy = attempt { () throws(Finding) in try Self.privacy(root["privacy"]) }
    let severities = attempt { () throws(Finding) in
      try SeverityPolicy(
        root["severity"], of: SeverityPolicy.rules + portals.flatMap(\.rules))
    }
    let ofPortals = attempt { () throws(Finding) in
      try Self.severities(of: portals, root["feeds"])
    }
    let inputs = (entries(root["inputs"]) ?? []).compactMap { table($0, in: nil) }
    for table in inputs where table.isQuarantined {
      findings.append(Finding(.quarantinedInput, at: table.place, ["table": table.name]))
    }
    let context = DatasetContext(
      language: language, base: base, licenses: licenses, series: Self.names(root["series"]),
      formats: formats(root["formats"], else: ChosenFormat.standard))
    let datasets = contents("datasets", of: root).compactMap { dataset($0, context) }
    checkNames(inputs + datasets.flatMap(\.tables))
    findings += Withdrawn.published(root["withdrawn"], among: datasets.map(\.name))
    guard let metadata, let privacy, let severities, let ofPortals else { return nil }
    return Pipeline(
      folder: folder, file: file, metadata: metadata, privacy: privacy, severities: severities,
      portalSeverities: ofPortals, inputs: inputs, datasets: datasets,
      formerIdentities: formerIdentities)
  }

  /// What `feeds` says of the rules of one portal.
  private static func severities(of portals: [Card], _ feeds: Setting?) throws(Finding)
    -> [String: SeverityPolicy]
  {
    guard let feeds, !feeds.isNull else { return [:] }
    var policies: [String: SeverityPolicy] = [:]
    for portal in portals {
      guard let severity = feeds[portal.name]?["severity"] else { continue }
      policies[portal.name] = try SeverityPolicy(severity, of: portal.rules)
    }
    return policies
  }

  /// Names of tables are unique in a publication.
  private mutating func checkNames(_ tables: [TableDeclaration]) {
    var seen: Set<String> = []
    for table in tables where !seen.insert(table.name).inserted {
      findings.append(Finding(.duplicateName, at: table.place, ["name": table.name]))
    }
  }

  /// The names of a mapping that may be there; nil for what is none.
  private static func names(_ setting: Setting?) -> [String]? {
    guard let setting, !setting.isNull else { return [] }
    guard case .mapping(let entries) = setting.value else { return nil }
    return entries.map(\.name)
  }

  private mutating func dataset(_ entry: Setting.Entry, _ context: DatasetContext)
    -> DatasetDeclaration?
  {
    let metadata = metadata(entry, context)
    let entries = contents("tables", of: entry.value)
    let formats = formats(entry.value["formats"], else: context.formats)
    let tables = entries.compactMap { table($0, in: formats) }
    guard let metadata else { return nil }
    return DatasetDeclaration(
      name: entry.name, place: entry.place, metadata: metadata, tables: tables)
  }

  /// `outer` are the formats of tables that say nothing of formats; nil where none is published.
  private mutating func table(_ entry: Setting.Entry, in outer: [ChosenFormat]?)
    -> TableDeclaration?
  {
    let body = entry.value
    attempt { () throws(Finding) in
      try Self.checkName(entry)
      let names = [
        "from", "unpack", "format", "schema", "stages", "checks", "severity", "quarantine",
      ]
      _ = try body.entries(among: names + (outer == nil ? [] : ["formats"]))
    }
    let formats = outer.map { self.formats(body["formats"], else: $0) } ?? []
    let isQuarantined = attempt { () throws(Finding) in
      try body["quarantine"]?.boolean() ?? false
    }
    let source = attempt { () throws(Finding) in try Self.source(try body.required("from")) }
    let unpacking = attempt { () throws(Finding) in try Self.unpacking(body["unpack"]) }
    let format = attempt { () throws(Finding) in try Self.format(body) }
    let schema = attempt { () throws(Finding) in try Self.schema(body["schema"]) }
    let stages: [any Stage] = components(body["stages"]) { (name, setting, place) throws(Finding) in
      guard let type = Stages.named(name) else {
        throw .unknown(name, at: place, among: Stages.cards.map(\.name))
      }
      return try type.init(Options(setting, for: type.card, at: place))
    }
    let checks: [any Check] = components(body["checks"]) { (name, setting, place) throws(Finding) in
      guard let type = Checks.named(name) else {
        throw .unknown(name, at: place, among: Checks.cards.map(\.name))
      }
      return try type.init(Options(setting, for: type.card, at: place))
    }
    let severities = attempt { () throws(Finding) in try SeverityPolicy(body["severity"]) }
    guard let source, let unpacking, let format, let schema, let severities, let isQuarantined
    else { return nil }
    return TableDeclaration(
      name: entry.name, place: entry.place, source: source, format: format, schema: schema,
      stages: stages, checks: checks, unpacking: unpacking, severities: severities,
      isQuarantined: isQuarantined, formats: formats)
  }

  /// The formats that a list names; those of what is around it where there is no list.
  private mutating func formats(_ list: Setting?, else outer: [ChosenFormat]) -> [ChosenFormat] {
    guard let list, !list.isNull else { return outer }
    let before = findings.count
    let chosen = components(list) { (name, setting, place) throws(Finding) in
      try ChosenFormat(name, setting, at: place)
    }
    guard findings.count == before else { return chosen }
    attempt { () throws(Finding) in try ChosenFormat.check(chosen, at: list.place) }
    return chosen
  }

  /// The components of a list whose items are a name, or a name and its options.
  private mutating func components<Value>(
    _ list: Setting?, _ make: (String, Setting?, Place) throws(Finding) -> Value
  ) -> [Value] {
    guard let list, !list.isNull else { return [] }
    var made: [Value] = []
    for item in attempt({ () throws(Finding) in try list.list() }) ?? [] {
      let value = attempt { () throws(Finding) in
        let (name, options, place) = try Self.named(item)
        return try make(name, options, place)
      }
      if let value { made.append(value) }
    }
    return made
  }
}
