import Components
import Foundation
import Pipelines
import Testing

@testable import Releases

/// Project Open Data metadata schema 1.1, field by field.
@Suite struct DCATUS11Tests {
  private func first(_ catalogue: Catalogue = Sample.catalogue) throws -> Read {
    try old(catalogue)["dataset"][0]
  }
  private func old(_ catalogue: Catalogue = Sample.catalogue) throws -> Read {
    let documents = try DCATUS11.documents(of: catalogue)
    #expect(documents.map(\.path) == ["data.json"])
    return try Read(documents[0].bytes)
  }

  @Test func `1.1, catalog fields: the version is the one that harvesters take`() throws {
    let catalogue = try old()
    #expect(catalogue["conformsTo"].text == "https://project-open-data.cio.gov/v1.1/schema")
    #expect(catalogue["@type"].text == "dcat:Catalog")
    #expect(catalogue["@id"].text == "https://data.example.org/sample/data.json")
    #expect(catalogue["@context"].text?.hasSuffix("/catalog.jsonld") == true)
    #expect(catalogue["dataset"].list.count == 2)
  }

  @Test func `1.1, dataset fields required always are there, and none of federal bodies`() throws {
    let required: Set = [
      "title", "description", "keyword", "modified", "publisher", "contactPoint", "identifier",
      "accessLevel",
    ]
    for dataset in try old()["dataset"].list {
      #expect(dataset.names.isSuperset(of: required))
      #expect(dataset.names.isDisjoint(with: ["bureauCode", "programCode", "dataQuality"]))
      #expect(dataset["@type"].text == "dcat:Dataset")
    }
    let dataset = try first()
    #expect(dataset["title"].text == "الأعضاء")
    #expect(dataset["modified"].text == "2024-11-12" && dataset["issued"].text == "2024-11-01")
    #expect(dataset["publisher"]["@type"].text == "org:Organization")
    #expect(dataset["publisher"]["name"].text == "القائمون")
    #expect(dataset["contactPoint"]["@type"].text == "vcard:Contact")
    #expect(dataset["contactPoint"]["fn"].text == "مكتب البيانات")
    #expect(dataset["contactPoint"]["hasEmail"].text == "mailto:data@example.org")
    #expect(
      dataset["identifier"].text == "https://data.example.org/sample/id/dataset/members")
    #expect(dataset["accessLevel"].text == "public")
  }

  @Test func `1.1, dataset fields required if applicable`() throws {
    let dataset = try first()
    #expect(dataset["license"].text == "https://opendatacommons.org/licenses/odbl/1-0/")
    #expect(dataset["rights"].text == "تجميع غير رسمي.")
    #expect(
      dataset["spatial"].text == "http://publications.europa.eu/resource/authority/country/MAR")
    #expect(dataset["temporal"].text == "2018-01-01/2024-11-12")
    #expect(dataset["theme"].texts == ["الحكومة والقطاع العام", "الجهات والمدن"])
    #expect(dataset["references"].texts == ["https://www.example.org/hcp%20page"])
    #expect(dataset["landingPage"].text?.hasSuffix("/ar/#dataset-members") == true)
    #expect(dataset["language"].texts == ["fr"])
    #expect(dataset["describedBy"].text?.hasSuffix("/latest/members.schema.json") == true)
    #expect(dataset["describedByType"].text == "application/json")
  }

  @Test func `1.1, distribution: a downloadURL comes with the mediaType of what is there`() throws {
    let copies = try first()["distribution"].list
    #expect(copies.count == 7)
    #expect(copies.allSatisfy { $0["@type"].text == "dcat:Distribution" })
    #expect(copies.allSatisfy { !$0["downloadURL"].isNothing && !$0["mediaType"].isNothing })
    #expect(copies[0]["downloadURL"].text?.hasSuffix("/latest/members.csv") == true)
    #expect(copies[0]["mediaType"].text == "text/csv" && copies[0]["format"].text == "CSV")
    #expect(copies[0]["conformsTo"].text?.hasSuffix("/latest/members.schema.json") == true)
    #expect(copies[1]["downloadURL"].text?.hasSuffix("/latest/members.csv.gz") == true)
    #expect(copies[1]["mediaType"].text == "application/gzip")
    #expect(copies[4]["describedBy"].text?.hasSuffix("/latest/members.xsd") == true)
    #expect(copies[4]["describedByType"].text == "application/xml")
    #expect(copies[6]["downloadURL"].text?.hasSuffix("/latest/members.tar.gz") == true)
  }

  @Test(
    arguments: [
      ("MONTHLY", "R/P1M"), ("ANNUAL", "R/P1Y"), ("ANNUAL_2", "R/P6M"), ("WEEKLY_2", "R/P3.5D"),
      ("HOURLY", "R/PT1H"), ("IRREG", "irregular"), ("NEVER", nil), ("UNKNOWN", nil), (nil, nil),
    ] as [(String?, String?)])
  func `1.1, accrualPeriodicity is a repeating interval`(code: String?, expected: String?) throws {
    let dataset = try first(Made.arabic { $0.frequency = code })
    #expect(dataset["accrualPeriodicity"].text == expected)
  }

  @Test func `every frequency of the EU list is an interval, or has none`() {
    let none = Codes.frequencies.filter { Frequency.repeating($0) == nil }
    #expect(Set(none) == ["NEVER", "OTHER", "UNKNOWN"])
  }

  @Test func `1.1, keyword has one at least: the themes, else the title`() throws {
    let none = Made.arabic { $0.keywords = [:] }
    #expect(try first(none)["keyword"].texts == ["الحكومة والقطاع العام", "الجهات والمدن"])
    let nothing = Made.arabic {
      $0.keywords = ["fr": [" "]]
      $0.themes = []
    }
    #expect(try first(nothing)["keyword"].texts == ["الأعضاء"])
    let others = Made.arabic { $0.keywords = ["en": ["b", "a", "b"]] }
    #expect(try first(others)["keyword"].texts == ["b", "a"])
  }

  @Test func `1.1, rights are 255 characters at most, cut at a word`() throws {
    var catalogue = Sample.catalogue
    catalogue.publication.metadata.notice = ["ar": String(repeating: "كلمة ", count: 80)]
    let rights = try #require(try first(catalogue)["rights"].text)
    #expect(rights.utf16.count <= 255 && rights.hasSuffix("كلمة…"))
  }

  @Test(
    arguments: [
      (nil, "2024-01-01"), ("2024-01-01", nil), ("2024", "2025"), ("x", "2024-13-01"),
    ] as [(String?, String?)])
  func `1.1, temporal needs both its ends`(start: String?, end: String?) throws {
    let dataset = try first(
      Made.arabic {
        $0.temporalStart = start
        $0.temporalEnd = end
      })
    #expect(dataset["temporal"].isNothing)
  }

  @Test func `1.1, spatial is the box of the only place, else the names`() throws {
    let morocco = Spatial(
      path: "https://example.org/mar", title: ["fr": "Maroc"], bbox: [-17.1, 20.75, -1, 35.93])
    #expect(
      try first(Made.arabic { $0.spatial = [morocco] })["spatial"].text == "-17.1,20.75,-1,35.93")
    let two = Made.arabic { $0.spatial = [morocco, "https://example.org/x"] }
    #expect(try first(two)["spatial"].text == "Maroc; https://example.org/x")
    #expect(try first(Made.arabic { $0.spatial = [] })["spatial"].isNothing)
  }

  @Test(arguments: [
    "data", "a@b", "a b@example.org", "@example.org", "a@example..org", "é@x.org",
    ".a@x.org", "a..b@x.org", "a@-x.org", "a#b@x.org",
  ])
  func `1.1, hasEmail is an address of mail, or is not there`(email: String) throws {
    var catalogue = Sample.catalogue
    catalogue.publication.metadata.contactEmail = email
    #expect(try first(catalogue)["contactPoint"]["hasEmail"].isNothing)
  }

  @Test func `addresses are URIs, whatever the alphabet`() throws {
    let dataset = try first(
      Made.arabic {
        $0.attributions = [
          .init(title: "HCP", path: "https://hcp.ma/سكان", license: nil, note: [:]),
          .init(title: "No address", path: nil, license: nil, note: [:]),
          .init(title: "Not of the web", path: "ftp:x", license: nil, note: [:]),
        ]
      })
    #expect(dataset["references"].texts == ["https://hcp.ma/%D8%B3%D9%83%D8%A7%D9%86"])
  }

  @Test func `texts in Arabic alone, and texts with everything in them, are read as written`()
    throws
  {
    let dataset = try first(Made.arabic { $0.title = ["ar": Made.hostile] })
    #expect(dataset["title"].text == Made.hostile && dataset["description"].text == "وصف.")
  }

  @Test func `an empty catalogue is refused`() {
    #expect { try DCATUS11.documents(of: Made.empty) } throws: { Made.isEmptyCatalogue($0) }
    #expect { try DCATUS3.documents(of: Made.empty) } throws: { Made.isEmptyCatalogue($0) }
  }
}
