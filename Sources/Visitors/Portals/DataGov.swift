public import Components
import Formats
import Releases

/// data.gov: ckanext-datajson reading DCAT-US 1.1 by its non-federal schema.
public struct DataGov: Visitor {
  public static let card = Card(
    "data.gov",
    Text(
      ar: "بوابة data.gov بملحق ckanext-datajson، تقرأ data.json.",
      fr: "data.gov avec ckanext-datajson : lit data.json.",
      en: "data.gov with ckanext-datajson: reads data.json."),
    rules: Rule.changes + Rule.feeds + [.lost, .harvestRejected, .harvestStopped, .notUnique])

  public static let title = "data.gov"
  public static let feed = "data.json"
  static let conformance = "https://project-open-data.cio.gov/v1.1/schema"
  private static let limit = 256 << 20

  public static func read(_ site: Site, in language: String, into notes: inout Notes) {
    guard let size = site.size(feed) else { return notes.stop(.feedMissing, feed) }
    guard let bytes = site.bytes(feed, limit: limit) else {
      return notes.stop(.feedTooLarge, feed, ["count": String(size), "limit": String(limit)])
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      return notes.stop(.feedEncoding, feed)
    }
    guard let catalogue = JSONValue(parsing: bytes) else {
      return notes.stop(.feedUnreadable, feed, ["line": "1", "reason": "JSON"])
    }
    guard catalogue["conformsTo"]?.text == conformance else {
      return notes.stop(
        .harvestStopped, feed, ["dataset": feed, "field": "conformsTo"])
    }
    take(catalogue["dataset"]?.items ?? [], &notes)
  }

  private static func take(_ datasets: [JSONValue], _ notes: inout Notes) {
    let schema = DataGovSchema()
    var known: Set<String> = []
    for json in datasets {
      let dataset = DataGovDataset(json: json)
      guard let identifier = json["identifier"]?.text, !identifier.isEmpty else {
        // The gather stage looks it up without asking whether it is there.
        return notes.stop(
          .harvestStopped, feed, ["dataset": dataset.label, "field": "identifier"])
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
