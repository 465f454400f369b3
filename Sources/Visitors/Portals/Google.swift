import Components
import Formats
import Releases

/// Google's search for datasets, which reads schema.org in the pages.
struct Google: Visitor {
  static let card = Card(
    "google",
    Text(
      ar: "خدمة Google للبحث عن مجموعات البيانات، تقرأ schema.org في الصفحات.",
      fr: "Recherche de jeux de données de Google : lit schema.org dans les pages.",
      en: "Google’s dataset search: reads schema.org in the pages."),
    rules: Rule.changes + [
      .feedMissing, .feedUnreadable, .feedEncoding, .notRehearsed, .pageTooLarge, .pageGone, .lost,
      .harvestRejected, .harvestDescription, .deadLink, .rewritten,
    ])

  static let title = "Google"
  static let knowsByPage = true
  static let feed = "index.html"
  private static let sitemap = "sitemap.xml"
  /// Googlebot reads so much of a page.
  static let limit = 2 << 20
  /// What is read here of a page.
  private static let most = 64 << 20

  static func read(_ site: Site, in language: String, into notes: inout Notes) {
    var count = 0
    for path in pages(of: site) { count += read(path, site, &notes) }
    if count == 0 { notes.stop(.feedMissing, feed) }
    for address in SitemapReader.addresses(in: site.bytes(sitemap, limit: most) ?? []) {
      guard let path = site.path(of: address), site.size(path) == nil else { continue }
      notes.say(.deadLink, sitemap, ["dataset": sitemap, "value": address])
    }
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
    guard let bytes = site.bytes(path, limit: most) else {
      if let size = site.size(path) {
        notes.say(.notRehearsed, path, ["count": String(size), "limit": String(most)])
      }
      return 0
    }
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
        let line = script.line - 1 + JSONValue.line(ofFaultIn: script.text)
        notes.say(.feedUnreadable, path, ["line": String(line), "expected": "JSON-LD"])
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
