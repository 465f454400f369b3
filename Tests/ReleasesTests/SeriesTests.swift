import Components
import Pipelines
import Testing

@testable import Releases

/// A series in each format that has a term for it.
@Suite struct `A series` {
  private let catalogue: Catalogue = {
    var catalogue = Sample.catalogue
    catalogue.publication.metadata.series = [
      Series(
        name: "yearly", title: ["ar": "سنوية", "fr": "Annuelle"],
        description: ["ar": "كل سنة.", "fr": "Chaque année."])
    ]
    catalogue.releases[0].metadata.series = "yearly"
    return catalogue
  }()
  private let iri = "https://data.example.org/sample/id/series/yearly"

  @Test func `DCAT-US 3, inSeries: is an object with title and description`() throws {
    let datasets = try Read(try DCATUS3.documents(of: catalogue)[0].bytes)["dataset"]
    let series = datasets[0]["inSeries"][0]
    #expect(series["@id"].text == iri && series["@type"].text == "DatasetSeries")
    #expect(series["title"].text == "سنوية" && series["description"].text == "كل سنة.")
    #expect(datasets[1]["inSeries"].isNothing)
  }

  @Test func `schema.org, isPartOf: is a collection and no dataset`() throws {
    let graph = try Read(try SchemaOrg.block(of: catalogue, in: .fr))["@graph"]
    let series = graph[2]["isPartOf"]
    #expect(series["@id"].text == iri && series["@type"].text == "Collection")
    #expect(series["name"].text == "Annuelle" && graph[3]["isPartOf"].isNothing)
  }

  @Test func `CKAN: is an extra under ckanext-dcat's key`() throws {
    let line = try #require(
      try CKANPackages.documents(of: catalogue)[0].bytes.split(separator: 10).first)
    let extras = try Read(line)["extras"].list
    let series = extras.first { $0["key"].text == "in_series" }
    #expect(series?["value"].text == "[\"\(iri)\"]")
  }

  @Test func `that the publication does not describe is none`() throws {
    var catalogue = catalogue
    catalogue.publication.metadata.series = nil
    #expect(catalogue.series(of: catalogue.releases[0]) == nil)
  }
}
