import Components
import Formats
import Pipelines
import Testing

@testable import Releases

@Suite struct `An OpenLineage event` {
  private func events(_ catalogue: Catalogue = Sample.catalogue) throws -> [Setting] {
    let documents = try OpenLineage.documents(of: catalogue)
    #expect(documents.map(\.path) == ["openlineage.ndjson"])
    let lines = documents[0].bytes.split(separator: 10)
    return try lines.map { try JSONReader.read(Array($0), file: "event") }
  }

  @Test func `is one a dataset, a line each`() throws {
    let events = try events()
    #expect(
      try events.map { try $0.required("job").required("name").text() } == [
        "sample.members", "sample.territories",
      ])
  }

  @Test func `has what every run event must have (2-0-2, RunEvent)`() throws {
    for event in try events() {
      #expect(try event.required("eventType").text() == "COMPLETE")
      #expect(try event.required("eventTime").text() == "2024-11-12T00:00:00Z")
      #expect(
        try event.required("schemaURL").text()
          == "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent")
      #expect(
        try event.required("producer").text()
          == "https://data.example.org/sample/id/software/nashr-0.1.0")
    }
  }

  @Test func `has a run of its release (RFC 9562, 5.8)`() throws {
    let ids = try events().map { try $0.required("run").required("runId").text() }
    #expect(try ids == events().map { try $0.required("run").required("runId").text() })
    #expect(Set(ids).count == 2)
    for id in ids {
      #expect(
        id.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/)
          != nil)
    }
    var other = Sample.members
    other.content.files["members.csv"] = "00"
    #expect(!ids.contains(OpenLineage.id(of: other, base: Sample.publication.base)))
  }

  /// Every facet of an event by its key.
  private func facets(_ setting: Setting) -> [(String, Setting)] {
    switch setting.value {
    case .scalar: return []
    case .sequence(let items): return items.flatMap(facets)
    case .mapping(let entries):
      return entries.flatMap { entry -> [(String, Setting)] in
        guard ["facets", "inputFacets", "outputFacets"].contains(entry.name) else {
          return facets(entry.value)
        }
        return (try? entry.value.entries().map { ($0.name, $0.value) }) ?? []
      }
    }
  }

  @Test func `names the maker and the schema of each facet (BaseFacet)`() throws {
    var catalogue = Sample.catalogue
    catalogue.releases[0].inputs = [.init(path: "data/x.csv", bytes: 7, sha256: "0f")]
    let facets = try events(catalogue).flatMap(facets)
    #expect(
      Set(facets.map(\.0)) == [
        "nominalTime", "processing_engine", "jobType", "documentation", "version", "schema",
        "inputStatistics", "outputStatistics", "dataQualityMetrics", "dataQualityAssertions",
      ])
    for (_, facet) in facets {
      #expect(facet["_producer"] != nil)
      #expect(
        try facet.required("_schemaURL").text().hasPrefix("https://openlineage.io/spec/facets/"))
    }
  }

  @Test func `has sources as inputs, by their digests`() throws {
    var catalogue = Sample.catalogue
    catalogue.releases[0].inputs = [.init(path: "data/x.csv", bytes: 7, sha256: "0f")]
    let input = try events(catalogue)[0].required("inputs").list()[0]
    #expect(try input.required("name").text() == "data/x.csv")
    #expect(try input["facets"]?["version"]?["datasetVersion"]?.text() == "sha256:0f")
    #expect(try input["inputFacets"]?["inputStatistics"]?["size"]?.integer() == 7)
  }

  @Test func `has the dataset and its tables as outputs`() throws {
    var catalogue = Sample.catalogue
    catalogue.releases[0].tables[0].read += 5
    let outputs = try events(catalogue)[0].required("outputs").list()
    #expect(try outputs.map { try $0.required("name").text() } == ["members", "members.members"])
    let table = try outputs[1].required("facets")
    #expect(try table.required("dataQualityMetrics").required("rowCount").integer() == 1_494_418)
    let fields = try table.required("schema").required("fields").list()
    #expect(
      try fields.map { try $0.required("name").text() } == ["member_id", "name_fr", "region"])
    #expect(try fields[2].required("ordinal_position").integer() == 3)
    let statistics = try outputs[1].required("outputFacets").required("outputStatistics")
    #expect(try statistics.required("rowCount").integer() == 1_494_413)
    #expect(try statistics.required("fileCount").integer() == 4)
  }

  @Test func `has findings as assertions about the dataset`() throws {
    let outputs = try events()[0].required("outputs").list()
    let assertion = try outputs[0].required("facets").required("dataQualityAssertions")
      .required("assertions").list()[0]
    #expect(try assertion.required("assertion").text() == "schema/required")
    #expect(try assertion.required("success").boolean() == false)
    #expect(try assertion.required("severity").text() == "warn")
    #expect(try assertion.required("actual").text() == "1234")
    #expect(outputs[1]["facets"]?["dataQualityAssertions"] == nil)
  }
}
