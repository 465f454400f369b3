public import Components
import Formats
import Releases

/// Google's search for datasets, which reads schema.org in the pages.
public struct Google: Visitor {
  public static let card = Card(
    "google",
    Text(
      ar: "بحث Google عن مجموعات البيانات، يقرأ schema.org في الصفحات.",
      fr: "Recherche de jeux de données de Google : lit schema.org dans les pages.",
      en: "Google’s dataset search: reads schema.org in the pages."),
    rules: Rule.changes + [
      .feedMissing, .feedUnreadable, .feedEncoding, .pageTooLarge, .lost, .harvestRejected,
      .harvestDescription, .deadLink,
    ])

  public static let title = "Google"
  public static let feed = "index.html"
  /// Googlebot reads so much of a page.
  static let limit = 2 << 20

  public static func read(_ site: Site, in language: String, into notes: inout Notes) {
    var count = 0
    for path in pages(of: site) { count += read(path, site, &notes) }
    if count == 0 { notes.stop(.feedMissing, feed) }
  }

  /// The pages of the publication's own folders, in order.
  private static func pages(of site: Site) -> [String] {
    func pages(in folder: String) -> [String] {
      site.list(folder.isEmpty ? "." : folder).sorted().filter { $0.hasSuffix(".html") }
        .map { folder + $0 }
    }
    let folders = site.list(".").sorted().filter { !["datasets", "latest", "feeds"].contains($0) }
    return pages(in: "")
      + folders.filter { !$0.contains(".") }.flatMap { folder in
        let inner = site.list(folder).sorted().filter { !$0.contains(".") }
        return pages(in: folder + "/") + inner.flatMap { pages(in: "\(folder)/\($0)/") }
      }
  }

  /// How many datasets a page describes.
  private static func read(_ path: String, _ site: Site, _ notes: inout Notes) -> Int {
    guard let bytes = site.bytes(path, limit: 64 << 20) else { return 0 }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      notes.say(.feedEncoding, path)
      return 0
    }
    if bytes.count > limit {
      notes.say(.pageTooLarge, path, ["count": String(bytes.count), "limit": String(limit)])
    }
    var count = 0
    for script in LinkedScripts.all(in: Array(bytes.prefix(limit))) {
      guard let json = JSONValue(parsing: script.text) else {
        // What the limit cuts in two is said by the page's size.
        if bytes.count > limit { continue }
        notes.say(
          .feedUnreadable, path, ["line": String(script.line), "reason": "application/ld+json"])
        continue
      }
      for dataset in LinkedScripts.datasets(in: json) {
        take(dataset, path, site, &notes)
        count += 1
      }
    }
    return count
  }

  private static func take(
    _ dataset: JSONValue, _ path: String, _ site: Site, _ notes: inout Notes
  ) {
    let judge = GoogleDataset(json: dataset, site: site, file: path)
    let isRejected = judge.run(&notes)
    notes.keep(
      judge.record, as: judge.identity, label: judge.label, file: path, marks: judge.marks,
      portal: card.name, isRejected: isRejected)
  }
}

extension Rule {
  public static let pageTooLarge = Rule(
    "harvest/page-too-large", .warning,
    what: Text(
      ar: "حجم الصفحة {count:size}، و{portal} لا تقرأ منها إلا {limit:size} الأولى.",
      fr: "La page fait {count:size} : {portal} n’en lit que les premiers {limit:size}.",
      en: "The page has {count:size}: {portal} reads the first {limit:size} of it."),
    fix: Text(
      ar: "وزع مجموعات البيانات على عدة منشورات.",
      fr: "Répartissez les jeux en plusieurs publications.",
      en: "Divide the datasets among several publications."),
    source: "Google Search Central, Googlebot file size limits",
    example: .init(
      ["portal": "Google", "count": "3000000", "limit": "2000000"], wrong: "fr/index.html: 3 MB",
      right: "fr/index.html: 1 MB"))
}
