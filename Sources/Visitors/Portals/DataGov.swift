import Components
import Formats
import Pipelines
import Releases

/// data.gov: ckanext-datajson reading DCAT-US 1.1 by its non-federal schema.
struct DataGov: Visitor {
  static let card = Card(
    "data.gov",
    Text(
      ar: "بوابة data.gov بملحق ckanext-datajson، تقرأ data.json.",
      fr: "data.gov avec ckanext-datajson : lit data.json.",
      en: "data.gov with ckanext-datajson: reads data.json."),
    rules: Rule.changes + Rule.feeds + [
      .lost, .harvestRejected, .harvestStopped, .otherSchema, .notUnique, .rewritten,
    ])

  static let title = "data.gov"
  static let feed = "data.json"
  static let conformance = "https://project-open-data.cio.gov/v1.1/schema"

  static func read(_ site: Site, in language: String, into notes: inout Notes) {
    guard let size = site.size(feed) else { return notes.stop(.feedMissing, feed) }
    guard let bytes = site.bytes(feed, limit: FeedWalk.most) else {
      return notes.stop(
        .notRehearsed, feed, ["count": String(size), "limit": String(FeedWalk.most)])
    }
    guard !bytes.isEmpty else { return notes.stop(.feedEmpty, feed) }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      return notes.stop(.feedEncoding, feed)
    }
    guard let catalogue = JSONValue(parsing: bytes) else {
      let line = JSONValue.line(ofFaultIn: bytes)
      return notes.stop(.feedUnreadable, feed, ["line": String(line), "expected": "JSON"])
    }
    guard catalogue["conformsTo"]?.text == conformance else {
      let found = catalogue["conformsTo"]?.text ?? "–"
      return notes.stop(.otherSchema, feed, ["value": found, "expected": conformance])
    }
    take(catalogue["dataset"]?.items ?? [], &notes)
    sayStandIns(catalogue["dataset"]?.items ?? [], site, &notes)
  }

  /// Says what stands in the place of keywords, which the schema demands and a dataset may lack.
  private static func sayStandIns(_ datasets: [JSONValue], _ site: Site, _ notes: inout Notes) {
    for json in datasets {
      guard let name = json["identifier"]?.text, let words = site.words(of: name),
        words.keywords.values.allSatisfy(\.isEmpty), let given = json["keyword"]?.items,
        !given.isEmpty
      else { continue }
      let value = given.compactMap(\.text).joined(separator: " · ")
      notes.say(
        .rewritten, feed,
        ["dataset": name, "field": "keywords", "expected": "–", "value": value])
    }
  }

  private static func take(_ datasets: [JSONValue], _ notes: inout Notes) {
    let schema = DataGovSchema()
    var known: Set<String> = []
    for json in datasets {
      let dataset = DataGovDataset(json: json)
      guard let identifier = json["identifier"]?.text, !identifier.isEmpty else {
        // The gather stage looks it up without asking whether it is there.
        return notes.stop(
          .harvestStopped, feed, ["dataset": dataset.label, "field": "identifier", "value": "–"])
      }
      guard known.insert(identifier).inserted else {
        notes.say(.notUnique, feed, ["value": identifier])
        continue
      }
      let isRejected = dataset.run(schema, &notes)
      notes.keep(
        dataset.record, as: identifier, label: dataset.label, file: feed, marks: dataset.marks,
        portal: card.name, isRejected: isRejected)
    }
  }
}
