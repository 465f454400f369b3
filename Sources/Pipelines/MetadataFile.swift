import Components

/// How what an author says of a publication and its datasets is read; all throw at the first thing
/// they cannot use.
extension PipelineFile {
  /// `portals` are those that something may be said of beside their feeds.
  static func publication(_ root: Setting, portals: [String] = []) throws(Finding)
    -> PublicationMetadata
  {
    let name = try root.required("name")
    try checkName(Setting.Entry(try name.text(), at: name.place, name))
    let language = try root["language"]?.text() ?? "en"
    guard Language(rawValue: language) != nil else {
      throw .unknown(
        language, at: root["language"]!.place, among: Language.allCases.map(\.rawValue))
    }
    let publisher = try root.required("publisher")
    _ = try publisher.entries(among: ["name", "type"])
    let contact = try root.required("contact")
    _ = try contact.entries(among: ["name", "email"])
    var metadata = PublicationMetadata(
      name: try name.text(), base: try base(try root.required("base")), language: language,
      title: try texts(try root.required("title"), language),
      description: try texts(try root.required("description"), language),
      notice: try root["notice"].map { (notice) throws(Finding) in try texts(notice, language) }
        ?? [:],
      publisher: try texts(try publisher.required("name"), language),
      contactName: try texts(try contact.required("name"), language),
      contactEmail: try contact.required("email").text())
    metadata.publisherType = try publisher["type"].map { (type) throws(Finding) in
      try code(type, among: Codes.publisherTypes)
    }
    metadata.series = try series(root["series"], language)
    metadata.feeds = try feeds(root["feeds"], portals)
    metadata.supersedes = try superseded(root["supersedes"])
    metadata.withdrawn = try withdrawn(root["withdrawn"], language)
    return metadata
  }

  /// A code of a controlled vocabulary.
  private static func code(_ setting: Setting, among codes: [String]) throws(Finding) -> String {
    let code = try setting.text()
    guard codes.contains(code) else { throw .unknown(code, at: setting.place, among: codes) }
    return code
  }

  private static func codes(_ setting: Setting?, among codes: [String]) throws(Finding) -> [String]
  {
    guard let setting, !setting.isNull else { return [] }
    if case .scalar = setting.value { return [try code(setting, among: codes)] }
    var known: [String] = []
    for item in try setting.list() { known.append(try code(item, among: codes)) }
    return known
  }

  private static func series(_ setting: Setting?, _ language: String) throws(Finding) -> [Series]? {
    guard let setting, !setting.isNull else { return nil }
    var series: [Series] = []
    for entry in try setting.entries() {
      try checkName(entry)
      _ = try entry.value.entries(among: ["title", "description"])
      series.append(
        Series(
          name: entry.name, title: try texts(try entry.value.required("title"), language),
          description: try texts(try entry.value.required("description"), language)))
    }
    return series
  }

  /// What weighs findings of a portal is read elsewhere: it is no part of what is published.
  private static func feeds(_ setting: Setting?, _ portals: [String]) throws(Finding) -> Feeds? {
    guard let setting, !setting.isNull else { return nil }
    var feeds = Feeds()
    let others = portals.filter { !Feeds.portals.contains($0) }
    for entry in try setting.entries(among: ["pageSize"] + Feeds.portals + others) {
      guard entry.name != "pageSize" else {
        let size = try entry.value.integer()
        guard size > 0 else {
          throw Finding(.settingShape, at: entry.value.place, ["expected": "1, 2, 3…"])
        }
        feeds.pageSize = size
        continue
      }
      let names =
        (others.contains(entry.name) ? [] : ["language"])
        + (portals.contains(entry.name) ? ["severity"] : [])
      let stated = try entry.value.entries(among: names)
      if stated.isEmpty { _ = try entry.value.required(names[0]) }
      guard let language = entry.value["language"] else { continue }
      feeds.languages[entry.name] = try code(
        language, among: Language.allCases.map(\.rawValue))
    }
    return feeds == Feeds() ? nil : feeds
  }

  /// IRIs, one or a list.
  private static func superseded(_ setting: Setting?) throws(Finding) -> [String]? {
    guard let setting, !setting.isNull else { return nil }
    var items = [setting]
    if case .sequence(let list) = setting.value { items = list }
    var addresses: [String] = []
    for item in items { addresses.append(try address(item)) }
    return addresses
  }

  /// An absolute http or https address.
  private static func address(_ setting: Setting) throws(Finding) -> String {
    let text = try setting.text()
    guard text.hasPrefix("https://") || text.hasPrefix("http://") else {
      throw Finding(.settingShape, at: setting.place, ["expected": "https://…"])
    }
    return text
  }

  private static func withdrawn(_ setting: Setting?, _ language: String) throws(Finding)
    -> [Withdrawn]?
  {
    guard let setting, !setting.isNull else { return nil }
    var withdrawn: [Withdrawn] = []
    for entry in try setting.entries() {
      try checkName(entry)
      _ = try entry.value.entries(among: ["on", "reason"])
      withdrawn.append(
        Withdrawn(
          name: entry.name, date: try date(try entry.value.required("on")),
          reason: try texts(try entry.value.required("reason"), language)))
    }
    return withdrawn
  }

  /// An address that others are made from by appending: http or https, no query, a slash at the end.
  private static func base(_ setting: Setting) throws(Finding) -> String {
    let text = try setting.text()
    let isGood =
      (text.hasPrefix("https://") || text.hasPrefix("http://")) && text.hasSuffix("/")
      && text.utf8.allSatisfy { $0 > 32 && $0 < 127 && !Array("\"<>\\^`{|}?#".utf8).contains($0) }
    guard isGood else { throw Finding(.badBase, at: setting.place, ["value": text]) }
    return text
  }

  /// A map from language to text, or one text in the default language, which must be among them.
  static func texts(_ setting: Setting, _ language: String) throws(Finding) -> [String: String] {
    if case .scalar = setting.value { return [language: try setting.text()] }
    var texts: [String: String] = [:]
    for entry in try setting.entries(among: Language.allCases.map(\.rawValue)) {
      texts[entry.name] = try entry.value.text()
    }
    guard texts[language] != nil else {
      throw Finding(.settingMissing, at: setting.place, ["name": language])
    }
    return texts
  }

  static func licenses(_ root: Setting) throws(Finding) -> [String: DatasetMetadata.License] {
    var licenses: [String: DatasetMetadata.License] = [:]
    for entry in try root.required("licenses").entries() {
      _ = try entry.value.entries(among: ["title", "path", "type"])
      licenses[entry.name] = .init(
        name: entry.name, title: try entry.value.required("title").text(),
        path: try entry.value.required("path").text(),
        type: try entry.value["type"].map { (type) throws(Finding) in
          try code(type, among: Codes.licenseTypes)
        })
    }
    return licenses
  }

  private static let datasetNames = [
    "title", "description", "keywords", "license", "themes", "frequency", "spatial", "temporal",
    "attributions", "formats", "series", "supersedes", "tables",
  ]

  static func metadata(
    _ body: Setting, _ licenses: [String: DatasetMetadata.License], _ language: String
  ) throws(Finding) -> DatasetMetadata {
    _ = try body.entries(among: datasetNames)
    let license = try body.required("license")
    guard let known = licenses[try license.text()] else {
      throw .unknown(try license.text(), at: license.place, among: Array(licenses.keys))
    }
    _ = try body["temporal"]?.entries(among: ["start", "end"])
    var keywords: [String: [String]] = [:]
    for entry in try body["keywords"]?.entries(among: Language.allCases.map(\.rawValue)) ?? [] {
      keywords[entry.name] = try entry.value.texts()
    }
    var metadata = DatasetMetadata(
      title: try texts(try body.required("title"), language),
      description: try texts(try body.required("description"), language), keywords: keywords,
      license: known, themes: try codes(body["themes"], among: Codes.themes),
      frequency: try body["frequency"].map { (frequency) throws(Finding) in
        try code(frequency, among: Codes.frequencies)
      }, spatial: try places(body["spatial"], language),
      temporalStart: try body["temporal"]?["start"].map(date),
      temporalEnd: try body["temporal"]?["end"].map(date),
      attributions: try attributions(body["attributions"], language))
    metadata.series = try body["series"]?.text()
    metadata.supersedes = try superseded(body["supersedes"])
    return metadata
  }

  /// Places, each an IRI or a mapping of `path`, `title` and `bbox`.
  private static func places(_ setting: Setting?, _ language: String) throws(Finding) -> [Spatial] {
    guard let setting, !setting.isNull else { return [] }
    if case .scalar = setting.value { return [Spatial(path: try setting.text())] }
    var places: [Spatial] = []
    for item in try setting.list() {
      if case .scalar = item.value {
        places.append(Spatial(path: try item.text()))
        continue
      }
      _ = try item.entries(among: ["path", "title", "bbox"])
      places.append(
        Spatial(
          path: try item.required("path").text(),
          title: try item["title"].map { (title) throws(Finding) in try texts(title, language) }
            ?? [:],
          bbox: try item["bbox"].map(box)))
    }
    return places
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

  private static func date(_ setting: Setting) throws(Finding) -> String {
    let text = try setting.text()
    guard ReleaseDate(text) != nil else {
      throw Finding(.settingShape, at: setting.place, ["expected": "YYYY-MM-DD"])
    }
    return text
  }

  private static func attributions(_ setting: Setting?, _ language: String) throws(Finding)
    -> [DatasetMetadata.Attribution]
  {
    var attributions: [DatasetMetadata.Attribution] = []
    for item in try setting?.list() ?? [] {
      _ = try item.entries(among: ["title", "path", "license", "note"])
      attributions.append(
        .init(
          title: try item.required("title").text(), path: try item["path"]?.text(),
          license: try item["license"]?.text(),
          note: try item["note"].map { (note) throws(Finding) in try texts(note, language) } ?? [:])
      )
    }
    return attributions
  }
}
