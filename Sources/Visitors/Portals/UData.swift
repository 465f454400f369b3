import Components
import Formats
import Releases

/// udata 17.18 (data.gouv.fr) with its `dcat` harvester.
struct UData: Visitor {
  static let card = Card(
    "udata",
    Text(
      ar: "بوابة udata مثل data.gouv.fr، تقرأ feeds/udata.rdf.",
      fr: "Portail udata, comme data.gouv.fr : lit feeds/udata.rdf.",
      en: "A udata portal such as data.gouv.fr: reads feeds/udata.rdf."),
    rules: Rule.changes + Rule.feeds + [
      .leftBehind, .harvestPaging, .lost, .unread, .harvestRejected, .notUnique, .harvestChecksum,
      .harvestLanguage, .futureDate, .harvestFetched, .unforetold,
    ])

  static let title = "udata"
  static let keepsResources = true
  static let feed = "feeds/udata.rdf"

  static func read(_ site: Site, in language: String, into notes: inout Notes) {
    let walk = FeedWalk(site: site, first: feed, limit: nil, endsAtFirst: false, next: nextPage)
    var known: Set<String> = []
    walk.run(&notes) { path, page, notes in
      let reader = UDataReader(
        page: page, language: language, today: site.manifest.modified)
      var seen: Set<Term> = []
      // A series is a dataset to udata, too.
      let nodes = page.instances(of: "dcat:Dataset") + page.instances(of: "dcat:DatasetSeries")
      for node in nodes where seen.insert(node).inserted {
        take(node, reader, path, &known, &notes)
      }
      return true
    }
    notes.sayUnread(feed)
  }

  /// The view's one next page; the first class that is there decides.
  static func nextPage(_ page: Statements) -> String? {
    let ways = [
      ("hydra:PartialCollectionView", "hydra:next"), ("hydra:PagedCollection", "hydra:nextPage"),
    ]
    for (type, property) in ways {
      guard let view = page.instances(of: type).first else { continue }
      return page.first(view, property).map { Lexical.text($0) }
    }
    return nil
  }

  private static func take(
    _ node: Term, _ reader: UDataReader, _ path: String, _ known: inout Set<String>,
    _ notes: inout Notes
  ) {
    let label = node.iri ?? reader.value(node, "dct:title") ?? Lexical.unnamed
    guard let id = reader.page.first(node, "dct:identifier").map({ Lexical.text($0) }), !id.isEmpty
    else { return refuse("dct:identifier", label, path, &notes) }
    guard reader.value(node, "dct:title") != nil else {
      refuse("dct:title", label, path, &notes)
      // It is passed over, and what udata had by that identifier stays.
      return notes.keep(
        .null, as: id, label: label, file: path, portal: card.name, isRejected: true)
    }
    let judge = UDataJudge(reader: reader, node: node, label: label, file: path)
    var isRejected = judge.run(&notes)
    if !known.insert(id).inserted {
      notes.say(.notUnique, path, ["value": id])
      isRejected = true
    }
    let resources = reader.resources(of: node)
    let unforetold = reader.unforetold(node, resources)
    for one in unforetold {
      notes.say(.unforetold, path, ["dataset": label, "field": one.field, "value": one.text])
    }
    notes.keep(
      reader.dataset(node, id, resources), as: id, label: label, file: path,
      marks: marks(node, resources, reader),
      resources: resources.map { .init(identity: $0.url, address: $0.url) },
      unforetold: unforetold, portal: card.name, isRejected: isRejected)
  }

  private static func refuse(
    _ field: String, _ label: String, _ path: String, _ notes: inout Notes
  ) {
    notes.say(.harvestRejected, path, ["dataset": label, "field": field, "value": "–"])
  }

  private static func marks(
    _ node: Term, _ resources: [UDataResource], _ reader: UDataReader
  ) -> Set<String> {
    var marks = Set(resources.map(\.url))
    if let iri = node.iri { marks.insert(iri) }
    for title in reader.page.objects(node, "dct:title") {
      marks.insert("title " + Lexical.text(title))
    }
    return marks
  }
}
