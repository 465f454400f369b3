import Components
import Formats
import Foundation
import Testing

/// What the register promises and what catalogues offer are two readings of one pipeline.
@Suite struct `Offered files` {
  private struct File: Hashable {
    let iri: String?, address: String?
    init(_ item: [String: Any], _ iri: String, _ address: String) {
      self.iri = item[iri] as? String
      self.address = item[address] as? String
    }
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `in every format are those that the plan registered, in their order`() throws {
    let scratch = try Scratch(copying: `Golden case`.folder + "/published-as-geojson")
    let readOnly = ["ics", "ods"]
    let formats = Kinds.cards.map(\.name).filter { !readOnly.contains($0) }.map {
      $0 == "geojson" ? "{geojson: {longitude: x, latitude: y}}" : $0
    }
    #expect(formats.count > 6)
    try scratch.edit(
      "pipeline.yaml", "[csv, ndjson, {geojson: {longitude: x, latitude: y}}]",
      "[" + formats.joined(separator: ", ") + "]")
    let registered = try Command.run(["identities", "."], in: scratch.path)
    #expect(registered.exit == 0, "\(registered.error)")
    let outcome = try Command.run(
      ["run", ".", "--output", "output", "--date", "2024-11-12"], in: scratch.path)
    #expect(outcome.exit == 0, "\(outcome.error)")

    let register = try object(try scratch.text("identities.json"))
    let planned = (register["identities"] as? [[String: Any]] ?? [])
      .filter { $0["kind"] as? String == "distribution" }.map { File($0, "iri", "url") }
    #expect(planned.count > formats.count)

    let line = try #require(
      try scratch.text("output/sample/feeds/ckan.jsonl").split(separator: "\n").first)
    let resources = try object(String(line))["resources"] as? [[String: Any]] ?? []
    #expect(resources.map { File($0, "uri", "url") } == planned)

    let catalogue = try object(try scratch.text("output/sample/dcat-us.json"))
    let datasets = catalogue["dataset"] as? [[String: Any]] ?? []
    let copies = datasets.flatMap { $0["distribution"] as? [[String: Any]] ?? [] }
    #expect(copies.map { File($0, "@id", "downloadURL") } == planned)
  }
}
