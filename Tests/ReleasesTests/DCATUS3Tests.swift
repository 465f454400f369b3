import Components
import Foundation
import Pipelines
import Testing

@testable import Releases

/// DCAT-US 3, class by class.
@Suite struct DCATUS3Tests {
  private func new(_ catalogue: Catalogue = Sample.catalogue) throws -> Read {
    let documents = try DCATUS3.documents(of: catalogue)
    #expect(documents.map(\.path) == ["dcat-us.json"])
    return try Read(documents[0].bytes)
  }

  @Test func `texts that are missing are those that there are`() throws {
    let dataset = try new(Made.arabic { $0.description = [:] })["dataset"][0]
    #expect(dataset["title"].text == "الأعضاء" && dataset["description"].text == "الأعضاء")
    #expect(dataset["rights"].isNothing)
  }

  @Test func `Kind: without an address for mail there is no contact`() throws {
    var catalogue = Sample.catalogue
    catalogue.publication.metadata.contactEmail = "data"
    #expect(try new(catalogue)["dataset"][0]["contactPoint"].isNothing)
  }

  @Test func `3, catalog: what is mandatory and what is recommended`() throws {
    let catalogue = try new()
    #expect(catalogue["@type"].text == "Catalog")
    #expect(catalogue["@id"].text == "https://data.example.org/sample/id/catalog")
    #expect(catalogue["conformsTo"]["@type"].text == "Standard")
    #expect(catalogue["publisher"]["name"].text == "القائمون")
    #expect(catalogue["homepage"]["title"].text == "شبكة الاختبار")
    #expect(catalogue["issued"].text == "2024-11-01" && catalogue["modified"].text == "2024-11-12")
    #expect(catalogue["language"].texts == ["ar"] && catalogue["rights"].list.count == 1)
    #expect(catalogue["themeTaxonomy"][0]["title"].text == "Data theme")
    #expect(catalogue["spatial"].list.count == 1 && catalogue["dataset"].list.count == 2)
  }

  @Test func `3, dataset: mandatory, recommended, and the version`() throws {
    let dataset = try new()["dataset"][0]
    let expected: Set = [
      "title", "description", "identifier", "contactPoint", "publisher", "distribution", "keyword",
      "landingPage", "theme", "describedBy", "modified", "rights", "spatial", "temporal",
    ]
    #expect(dataset.names.isSuperset(of: expected))
    #expect(dataset["publisher"]["@type"].text == "Organization")
    #expect(dataset["contactPoint"]["hasEmail"].text == "mailto:data@example.org")
    #expect(dataset["theme"][0]["prefLabel"].text == "الحكومة والقطاع العام")
    #expect(dataset["theme"][0]["inScheme"]["title"].text == "Data theme")
    #expect(dataset["temporal"][0]["startDate"].text == "2018-01-01")
    #expect(dataset["version"].text == "1.1.0" && dataset["accrualPeriodicity"].text == "irregular")
    #expect(dataset["landingPage"]["@type"].text == "Document")
  }

  @Test func `3, distribution: byteSize is a string, media types are of what is inside`() throws {
    let copies = try new()["dataset"][0]["distribution"].list
    #expect(copies.count == 7)
    #expect(copies[0]["byteSize"].text == "12300" && copies[1]["byteSize"].text == "1500")
    #expect(copies[1]["mediaType"].text == "text/csv")
    #expect(copies[1]["compressFormat"].text == "application/gzip")
    // IANA has no type for tar, and a package format is one of IANA's.
    #expect(copies[6]["packageFormat"].isNothing)
    #expect(copies[6]["mediaType"].text == "application/gzip")
    #expect(copies[0]["checksum"]["algorithm"].text == "SHA-256")
    #expect(copies[0]["checksum"]["checksumValue"].text == String(repeating: "01", count: 32))
    #expect(copies[1]["checksum"]["checksumValue"].text == String(repeating: "ef", count: 32))
    #expect(copies[0]["characterEncoding"].texts == ["UTF-8"])
    #expect(copies[0]["describedBy"]["mediaType"].text == "application/json")
    #expect(copies[2]["describedBy"].isNothing)
    let expected: Set = [
      "accessURL", "title", "description", "format", "license", "modified", "rights",
    ]
    #expect(copies[0].names.isSuperset(of: expected))
  }

  @Test func `3, location: a box is a closed ring of numbers`() throws {
    let place = Spatial(path: "https://example.org/mar", bbox: [-17, 20.75, -1, 35.93])
    let box = try new(Made.arabic { $0.spatial = [place] })["dataset"][0]["spatial"][0]["bbox"]
    #expect(box["type"].text == "Polygon")
    let ring = box["coordinates"][0].list
    #expect(ring.count == 5 && ring[0].value as? [Double] == [-17, 20.75])
    #expect(ring[0].value as? [Double] == ring[4].value as? [Double])
    let wrong = Spatial(path: "https://example.org/mar", bbox: [0, 91, 1, 95])
    let none = try new(Made.arabic { $0.spatial = [wrong] })["dataset"][0]["spatial"][0]
    #expect(none["bbox"].isNothing)
  }

  @Test func `300 datasets are 300, and cost as much each`() throws {
    let few = try bytes(Made.large(30))
    let many = try bytes(Made.large(300))
    #expect(Double(many) / Double(few) < 10.5)
    #expect(try new(Made.large(300))["dataset"].list.count == 300)
  }

  private func bytes(_ catalogue: Catalogue) throws -> Int {
    let documents = try DCATUS11.documents(of: catalogue) + DCATUS3.documents(of: catalogue)
    return documents.reduce(0) { $0 + $1.bytes.count }
  }
}
