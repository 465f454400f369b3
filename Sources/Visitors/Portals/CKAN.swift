import Components
import Formats
import Releases

/// CKAN 2.12 with ckanext-dcat 2.4.4 (profile `euro_dcat_ap_3`) and ckanext-harvest 1.6.3.
struct CKAN: Visitor {
  static let card = Card(
    "ckan",
    Text(
      ar: "بوابة CKAN بملحق ckanext-dcat، تقرأ feeds/ckan.rdf.",
      fr: "Portail CKAN avec ckanext-dcat : lit feeds/ckan.rdf.",
      en: "A CKAN portal with ckanext-dcat: reads feeds/ckan.rdf."),
    rules: Rule.changes + Rule.feeds + [
      .harvestPaging, .lost, .unread, .harvestRejected, .harvestStopped, .harvestTag, .harvestName,
      .harvestLanguage, .harvestLicense, .rewritten,
    ])

  static let title = "CKAN"
  static let takesAllOrNothing = true
  static let feed = "feeds/ckan.rdf"
  /// `ckanext.dcat.max_file_size`: 50 MB a response.
  static let limit = 50 << 20

  static func read(_ site: Site, in language: String, into notes: inout Notes) {
    let walk = FeedWalk(
      site: site, first: feed, limit: limit, endsAtFirst: true, next: nextPage)
    var names = CKANNames()
    walk.run(&notes) { path, page, notes in
      let reader = CKANReader(page: page, language: language, site: site)
      for node in page.instances(of: "dcat:Dataset") {
        guard gather(node, reader, path, &names, &notes) else { return false }
      }
      return true
    }
    notes.sayUnread(feed)
  }

  /// The first page that a view of a collection names; `hydra:next` comes before `hydra:nextPage`.
  private static func nextPage(_ page: Statements) -> String? {
    for type in ["hydra:PartialCollectionView", "hydra:PagedCollection"] {
      for view in page.instances(of: type) {
        let next = page.first(view, "hydra:next") ?? page.first(view, "hydra:nextPage")
        if let next { return Lexical.text(next) }
      }
    }
    return nil
  }

  /// Takes one dataset as the gather stage does. False where that ends with nothing.
  private static func gather(
    _ node: Term, _ reader: CKANReader, _ path: String, _ names: inout CKANNames,
    _ notes: inout Notes
  ) -> Bool {
    var dataset = reader.dataset(node)
    let blamed = node.iri ?? dataset.extra("identifier") ?? Lexical.unnamed
    if let size = reader.infiniteSize(of: node) {
      notes.stop(
        .harvestStopped, path, ["dataset": blamed, "field": "dcat:byteSize", "value": size])
      return false
    }
    guard let title = dataset["title"] else {
      notes.stop(
        .harvestStopped, path, ["dataset": blamed, "field": "dct:title", "value": "–"])
      return false
    }
    let ideal = CKANName.munged(title)
    let name = names.give(ideal)
    dataset.set("name", .string(name))
    let guid = reader.guid(of: dataset)
    dataset.add(extra: "guid", guid)
    let judge = CKANJudge(reader: reader, dataset: dataset, node: node, label: guid, file: path)
    let isRejected = judge.run(&notes)
    if !ideal.utf8.contains(where: { (97...122).contains($0) }) {
      notes.sayOfNew(guid, .harvestName, path, ["dataset": guid, "value": name])
    }
    notes.keep(
      dataset.json, as: guid, label: guid, file: path, marks: reader.marks(of: node),
      resources: dataset.addresses, portal: card.name, isRejected: isRejected)
    return true
  }
}
