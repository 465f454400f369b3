import Components
import Formats
import Releases

/// udata's Hydra, which looks into the files that udata lists.
struct Hydra: Visitor {
  static let card = Card(
    "hydra",
    Text(
      ar: "خدمة Hydra التي تفحص الملفات التي تذكرها udata.",
      fr: "Hydra, qui examine les fichiers que cite udata.",
      en: "Hydra, which looks into the files that udata lists."),
    rules: Rule.feeds + [.harvestPaging, .fileTooLarge, .deadLink])

  static let title = "Hydra"
  static let keepsDatasets = false
  static let feed = UData.feed

  static func read(_ site: Site, in language: String, into notes: inout Notes) {
    let walk = FeedWalk(
      site: site, first: feed, limit: nil, endsAtFirst: false, next: UData.nextPage)
    walk.run(&notes) { path, page, notes in
      look(page, site, path, language, &notes)
      return true
    }
  }

  private static func look(
    _ page: Statements, _ site: Site, _ path: String, _ language: String, _ notes: inout Notes
  ) {
    let reader = UDataReader(page: page, language: language, today: site.manifest.modified)
    for dataset in page.instances(of: "dcat:Dataset") {
      let label = dataset.iri ?? reader.value(dataset, "dct:title") ?? Lexical.unnamed
      for resource in reader.resources(of: dataset) {
        look(resource, label, site, path, &notes)
      }
    }
  }

  private static func look(
    _ resource: UDataResource, _ dataset: String, _ site: Site, _ feed: String,
    _ notes: inout Notes
  ) {
    // Hydra goes elsewhere too; what is there is not known here.
    guard let path = site.path(of: resource.url) else { return }
    guard let size = site.size(path) else {
      return notes.say(.deadLink, feed, ["dataset": dataset, "value": resource.url])
    }
    let kind = HydraKind(path: path, format: resource.json["format"]?.text)
    if let kind, size > kind.limit {
      notes.say(.fileTooLarge, path, ["count": String(size), "limit": String(kind.limit)])
    }
    let record = JSONValue.object([
      "url": .string(resource.url), "path": .string(path), "size": .integer(size),
      "format": .some(kind.map { .string($0.name) } ?? .null),
      "limit": kind.map { .integer($0.limit) },
      "analysed": .boolean(kind.map { size <= $0.limit } ?? false),
    ])
    notes.keep(
      record, as: resource.url, label: resource.url, file: path, portal: card.name)
  }
}

/// A kind of file that Hydra looks into, and the size up to which it does (`MAX_FILESIZE_ALLOWED`).
struct HydraKind {
  let name: String
  let limit: Int

  private static let limits = [
    "csv": 100 << 20, "csvgz": 100 << 20, "xls": 50 << 20, "xlsx": 13_107_200, "ods": 10 << 20,
    "geojson": 100 << 20, "parquet": 50 << 20,
  ]

  /// By the ending of the file, else by what udata calls the format; nil where Hydra only notes size and
  /// type.
  init?(path: String, format: String?) {
    let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    let ending =
      name.hasSuffix(".csv.gz") ? "csvgz" : name.split(separator: ".").last.map(String.init)
    let kind = [ending, format == "csv.gz" ? "csvgz" : format].lazy.compactMap { $0 }
      .first { Self.limits[$0] != nil }
    guard let kind, let limit = Self.limits[kind], ending != "gz" else { return nil }
    self.name = kind
    self.limit = limit
  }
}
