import Components

/// What the datasets of a pipeline file are read with of the rest of it. What is nil is wrong itself, and
/// nothing is said of what refers to it.
struct DatasetContext {
  /// The default language of texts.
  let language: String?
  let base: String?
  /// By their names; a licence that is wrong is nil.
  let licenses: [String: DatasetMetadata.License?]?
  /// The names of the series.
  let series: [String]?
  /// Of tables that say nothing of formats.
  let formats: [ChosenFormat]
}

/// How what an author says of a dataset is read, part by part.
extension PipelineFile {
  private static let datasetNames = [
    "title", "description", "keywords", "license", "themes", "frequency", "spatial", "temporal",
    "attributions", "formats", "series", "supersedes", "tables",
  ]

  /// Nil where a part is wrong, which is said.
  mutating func metadata(_ entry: Setting.Entry, _ context: DatasetContext) -> DatasetMetadata? {
    let known = attempt { () throws(Finding) in
      try Self.checkName(entry)
      _ = try entry.value.entries(among: Self.datasetNames)
      return entry.value
    }
    guard let body = known else { return nil }
    let texts = { (setting: Setting) throws(Finding) in try Self.texts(setting, context.language) }
    let title = required("title", of: body, texts)
    let description = required("description", of: body, texts)
    let license =
      required("license", of: body) { (name) throws(Finding) in
        try Self.license(name, context.licenses)
      } ?? nil
    let period = stated("temporal", of: body, Self.period)
    let keywords = stated("keywords", of: body, Self.keywords)
    let themes = stated("themes", of: body) { (codes) throws(Finding) in
      try Self.codes(codes, among: Codes.themes)
    }
    let frequency = stated("frequency", of: body) { (frequency) throws(Finding) in
      try Self.code(frequency, among: Codes.frequencies)
    }
    let spatial = places(body["spatial"], context.language)
    let attributions = attributions(body["attributions"], context.language)
    let series = stated("series", of: body) { (name) throws(Finding) in
      try Self.series(name, among: context.series)
    }
    let supersedes = supersedes(body["supersedes"], for: entry.name, context.base)
    guard let title, let description, let license else { return nil }
    var metadata = DatasetMetadata(
      title: title, description: description, keywords: keywords ?? [:], license: license,
      themes: themes ?? [], frequency: frequency, spatial: spatial,
      temporalStart: period?.start, temporalEnd: period?.end, attributions: attributions)
    metadata.series = series
    metadata.supersedes = supersedes
    return metadata
  }

  /// A licence by the name that the pipeline gives it; nil where licences are wrong, which is said.
  static func license(
    _ setting: Setting, _ licenses: [String: DatasetMetadata.License?]?
  ) throws(Finding) -> DatasetMetadata.License? {
    let name = try setting.text()
    guard let licenses else { return nil }
    guard let known = licenses[name] else {
      throw .unknown(name, at: setting.place, among: Array(licenses.keys))
    }
    return known
  }

  private static func series(_ setting: Setting, among names: [String]?) throws(Finding) -> String {
    let name = try setting.text()
    guard let names, !names.contains(name) else { return name }
    throw .unknown(name, at: setting.place, among: names)
  }

  private static func keywords(_ setting: Setting) throws(Finding) -> [String: [String]] {
    var keywords: [String: [String]] = [:]
    for entry in try setting.entries(among: Language.allCases.map(\.rawValue)) {
      var items = [entry.value]
      if case .sequence(let list) = entry.value.value { items = list }
      keywords[entry.name] = try items.map(words)
    }
    return keywords
  }

  private static func period(_ setting: Setting) throws(Finding) -> (start: String?, end: String?) {
    _ = try setting.entries(among: ["start", "end"])
    let start = try setting["start"].map(date), end = try setting["end"].map(date)
    // Dates of four digits, two and two are in the order of their texts.
    if let start, let end, end < start {
      throw Finding(.settingShape, at: setting["end"]!.place, ["expected": "start ≤ end"])
    }
    return (start, end)
  }

  /// Places, each an IRI or a mapping of `path`, `title` and `bbox`.
  private mutating func places(_ setting: Setting?, _ language: String?) -> [Spatial] {
    items(setting).compactMap { item in
      attempt { () throws(Finding) in
        if case .scalar = item.value { return Spatial(path: try Self.address(item)) }
        _ = try item.entries(among: ["path", "title", "bbox"])
        return Spatial(
          path: try Self.address(try item.required("path")),
          title: try item["title"].map { (title) throws(Finding) in try Self.texts(title, language)
          } ?? [:],
          bbox: try item["bbox"].map(Self.box))
      }
    }
  }

  /// West, south, east, north in degrees; a box may cross the 180th meridian.
  private static func box(_ setting: Setting) throws(Finding) -> [Double] {
    let items = try setting.list()
    let numbers = items.compactMap { item -> Double? in
      guard case .scalar(let text, _) = item.value else { return nil }
      return Double(text)
    }
    let isGood =
      items.count == 4 && numbers.count == 4
      && [numbers[0], numbers[2]].allSatisfy { (-180...180).contains($0) }
      && [numbers[1], numbers[3]].allSatisfy { (-90...90).contains($0) } && numbers[1] <= numbers[3]
    guard isGood else {
      throw Finding(
        .settingShape, at: setting.place, ["expected": "[west, south, east, north]"])
    }
    return numbers
  }

  private mutating func attributions(_ setting: Setting?, _ language: String?)
    -> [DatasetMetadata.Attribution]
  {
    guard let setting, !setting.isNull else { return [] }
    let items = attempt { () throws(Finding) in try setting.list() } ?? []
    return items.compactMap { item in
      attempt { () throws(Finding) in
        _ = try item.entries(among: ["title", "path", "license", "note"])
        return .init(
          title: try Self.words(try item.required("title")),
          path: try item["path"].map(Self.address),
          license: try item["license"]?.text(),
          note: try item["note"].map { (note) throws(Finding) in try Self.texts(note, language) }
            ?? [:])
      }
    }
  }
}
