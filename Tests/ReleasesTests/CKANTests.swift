import Components
import Foundation
import Pipelines
import Testing

@testable import Releases

/// What CKAN's `package_create` takes, and what ckanext-dcat makes of the same dataset.
@Suite struct CKANTests {
  private func packages(_ catalogue: Catalogue = Sample.catalogue) throws -> [Read] {
    let documents = try CKANPackages.documents(of: catalogue)
    #expect(documents.map(\.path) == ["feeds/ckan.jsonl"])
    #expect(documents[0].bytes.last == 10)
    return try documents[0].bytes.split(separator: 10).map { try Read($0) }
  }

  private func extras(_ package: Read) -> [String: String] {
    let pairs = package["extras"].list.map { ($0["key"].text ?? "", $0["value"].text ?? "") }
    #expect(Set(pairs.map(\.0)).count == pairs.count, "CKAN refuses a key that stands twice")
    return Dictionary(pairs) { first, _ in first }
  }

  @Test func `there is a line for each dataset, in the order of the catalogue`() throws {
    let packages = try packages()
    #expect(packages.map { $0["name"].text } == ["sample-members", "sample-territories"])
    let package = packages[0]
    #expect(package["title"].text == "الأعضاء" && package["version"].text == "1.1.0")
    #expect(package["title_translated"]["fr"].text == "Membres")
    #expect(package["notes"].text == "وصف المجموعة.")
    #expect(package["notes_translated"]["en"].text == "What it is.")
    #expect(package["url"].text == "https://data.example.org/sample/ar/#dataset-members")
    #expect(package["author"].text == "القائمون" && package["maintainer"].text == "مكتب البيانات")
    #expect(package["maintainer_email"].text == "data@example.org")
    #expect(package["tags"].list.map { $0["name"].text } == ["شبكة"])
    #expect(package["tags_translated"]["fr"].texts == ["réseau"])
  }

  @Test func `strings are in the language of the portal`() throws {
    var catalogue = Sample.catalogue
    catalogue.publication.metadata.feeds = Feeds(languages: ["ckan": "fr"])
    let package = try packages(catalogue)[0]
    #expect(package["title"].text == "Membres" && package["author"].text == "Les mainteneurs")
    #expect(package["tags"].list.map { $0["name"].text } == ["réseau"])
    #expect(package["url"].text == "https://data.example.org/sample/fr/#dataset-members")
    #expect(package["resources"][0]["name"].text == "Table (CSV)")
    // The feed leads there too: a portal's readers are not sent to a page in another language.
    #expect(package["resources"][0]["access_url"].text == package["url"].text)
  }

  @Test(arguments: [
    ("members", "net", "net-members"), ("net-members", "net", "net-net-members"),
    ("network", "net", "net-network"), ("a", "b", "b-a"), ("x_1", "n", "n-x_1"),
  ])
  func `a name has that of the publication before it, so two datasets never share one`(
    dataset: String, publication: String, name: String
  ) {
    #expect(CKANName.package(dataset, of: publication) == name)
  }

  @Test func `a name is 2 to 100 of what CKAN takes, and two names stay two`() {
    let long = String(repeating: "a", count: 120)
    let names = [long + "1", long + "2", "أعضاء", "بيانات", "a.b", "a-b", "A", "a", "net-a"].map {
      CKANName.package($0, of: "net")
    }
    #expect(Set(names).count == names.count)
    for name in names {
      #expect((2...100).contains(name.utf8.count))
      #expect(name.wholeMatch(of: /[a-z0-9_\-]*/) != nil)
    }
  }

  @Test(arguments: [
    ("شبكة", "شبكة"), ("الجماعاتُ التُّرابيّة", "الجماعات الترابية"), ("l’eau / air", "l eau air"),
    ("réseau", "réseau"), ("re\u{301}seau", "reseau"), ("C", "C_"), ("C++ & C#", "C C"),
    ("a,b;c", "a b c"), ("ISO 3166-2", "ISO 3166-2"), ("v1.0_x", "v1.0_x"), ("m²", "m²"),
    ("\u{202B}أ\tب", "أ ب"),
  ])
  func `a tag that CKAN would refuse is mended`(keyword: String, tag: String) {
    #expect(CKANTag.mended(keyword) == tag)
  }

  @Test func `a tag is 100 characters at most, a sign alone is none, twice is once`() {
    #expect(CKANTag.mended(String(repeating: "كلمة ", count: 40))?.unicodeScalars.count == 99)
    #expect(CKANTag.mended(["★", "eau", "eau!", "Eau"]) == ["eau", "Eau"])
  }

  @Test func `what a tag was before it was mended stands in the extras`() throws {
    let mended = try packages(Made.arabic { $0.keywords = ["ar": ["★", "ماء/هواء"]] })[0]
    #expect(mended["tags"].list.map { $0["name"].text } == ["ماء هواء"])
    #expect(extras(mended)["keywords"] == #"["★","ماء/هواء"]"#)
    #expect(extras(try packages()[0])["keywords"] == nil)
    let none = try packages(Made.arabic { $0.keywords = [:] })[0]
    #expect(none["tags"].list.isEmpty && none["tags_translated"].isNothing)
  }

  @Test(
    arguments: [
      ("CC-BY-4.0", nil, "cc-by"), ("CC-BY-SA-4.0", nil, "cc-by-sa"), ("CC0-1.0", nil, "cc-zero"),
      ("ODbL-1.0", nil, "odc-odbl"), ("ODC-By-1.0", nil, "odc-by"), ("PDDL-1.0", nil, "odc-pddl"),
      ("CC-BY-NC-4.0", nil, "cc-nc"), ("etalab-2.0", nil, "other-at"), ("Own", nil, nil),
      ("CC-BYE", nil, nil), ("Own", "PublicDomain", "other-pd"), ("Own", "Attribution", "other-at"),
      ("ODbL-1.0", "Attribution", "odc-odbl"),
    ] as [(String, String?, String?)])
  func `a licence has the id of CKAN's register, or none`(
    name: String, type: String?, id: String?
  ) throws {
    let license = DatasetMetadata.License(
      name: name, title: "T", path: "https://example.org/l", type: type)
    let package = try packages(Made.arabic { $0.license = license })[0]
    #expect(package["license_id"].text == id)
    #expect(package["resources"][0]["license"].text == "https://example.org/l")
  }

  @Test(
    arguments: [
      ("https://creativecommons.org/licenses/by/4.0/", "cc-by"),
      ("http://creativecommons.org/licenses/by/4.0", "cc-by"),
      ("https://www.creativecommons.org/licenses/by-sa/4.0/deed.fr", "cc-by-sa"),
      ("https://creativecommons.org/licenses/by-nc-sa/4.0/legalcode.ar", "cc-nc"),
      ("https://creativecommons.org/licenses/by-nd/4.0/", "other-closed"),
      ("https://creativecommons.org/publicdomain/zero/1.0/deed.ar?ref=chooser", "cc-zero"),
      ("https://opendatacommons.org/licenses/odbl/1-0/", "odc-odbl"),
      ("http://opendatacommons.org/licenses/by", "odc-by"),
      ("https://www.etalab.gouv.fr/licence-ouverte-open-licence/", "other-at"),
      ("https://example.org/creativecommons.org/licenses/by/4.0/", nil),
      ("https://creativecommons.org/licenses/", nil),
    ] as [(String, String?)])
  func `a licence is known by its address whatever the pipeline calls it`(
    path: String, id: String?
  ) throws {
    let license = DatasetMetadata.License(name: "LO", title: "T", path: path)
    #expect(try packages(Made.arabic { $0.license = license })[0]["license_id"].text == id)
  }

  @Test func `the organisation is the one that the pipeline states, or none`() throws {
    #expect(try packages()[0]["owner_org"].isNothing)
    var catalogue = Sample.catalogue
    catalogue.publication.metadata.feeds = Feeds(organization: "town-council")
    #expect(
      try packages(catalogue).map { $0["owner_org"].text } == ["town-council", "town-council"])
  }

  @Test func `extras are those of a harvest, keys and values`() throws {
    let extras = extras(try packages()[0])
    let iri = "https://data.example.org/sample/id/dataset/members"
    #expect(extras["uri"] == iri && extras["guid"] == iri && extras["identifier"] == iri)
    #expect(extras["issued"] == "2024-11-01" && extras["modified"] == "2024-11-12")
    let list = "http://publications.europa.eu/resource/authority/"
    #expect(extras["frequency"] == list + "frequency/IRREG")
    #expect(extras["theme"] == "[\"\(list)data-theme/GOVE\",\"\(list)data-theme/REGI\"]")
    #expect(extras["language"] == "[\"\(list)language/FRA\"]")
    #expect(extras["access_rights"] == list + "access-right/PUBLIC")
    #expect(extras["temporal_start"] == "2018-01-01" && extras["temporal_end"] == "2024-11-12")
    #expect(extras["spatial_uri"] == list + "country/MAR" && extras["spatial"] == nil)
    #expect(extras["publisher_uri"] == "https://data.example.org/sample/id/publisher")
    #expect(extras["publisher_name"] == "القائمون")
    #expect(extras["contact_email"] == "data@example.org")
    #expect(extras["provenance"]?.hasPrefix("HCP (ODbL-1.0) — ") == true)
    #expect(extras["version_notes"]?.contains("1.1.0") == true)
  }

  @Test func `the type of the publisher is the IRI of ADMS`() throws {
    var catalogue = Sample.catalogue
    catalogue.publication.metadata.publisherType = "LocalAuthority"
    let extras = extras(try packages(catalogue)[0])
    #expect(extras["publisher_type"] == "http://purl.org/adms/publishertype/LocalAuthority")
  }

  @Test func `a box is GeoJSON, for ckanext-dcat and for ckanext-spatial`() throws {
    let place = Spatial(
      path: "https://example.org/m", title: ["ar": "المغرب"], bbox: [-17, 20, -1, 36])
    let extras = extras(try packages(Made.arabic { $0.spatial = [place] })[0])
    #expect(
      extras["spatial"]
        == #"{"type":"Polygon","coordinates":[[[-17,20],[-1,20],[-1,36],[-17,36],[-17,20]]]}"#)
    #expect(extras["spatial_bbox"] == extras["spatial"] && extras["spatial_text"] == "المغرب")
  }

  @Test func `resources are the files, plain and gzipped apart, with size and digest`() throws {
    let resources = try packages()[0]["resources"].list
    #expect(
      resources.map { $0["url"].text }.map { $0?.split(separator: "/").last } == [
        "members.csv", "members.csv.gz", "members.json", "members.json.gz", "members.xml",
        "members.xml.gz", "members.tar.gz",
      ])
    let plain = resources[0]
    #expect(plain["format"].text == "CSV" && plain["mimetype"].text == "text/csv")
    #expect(plain["size"].number == 12_300)
    #expect(plain["hash"].text == String(repeating: "01", count: 32))
    #expect(
      plain["hash_algorithm"].text == "http://spdx.org/rdf/terms#checksumAlgorithm_sha256")
    #expect(plain["created"].text == "2024-11-01" && plain["last_modified"].text == "2024-11-12")
    #expect(plain["schema"].text?.hasSuffix("/latest/members.schema.json") == true)
    #expect(plain["compress_format"].isNothing && plain["name_translated"]["fr"].text != nil)
    let packed = resources[1]
    #expect(packed["mimetype"].text == "text/csv" && packed["size"].number == 1_500)
    #expect(packed["compress_format"].text == "application/gzip")
    #expect(resources[4]["schema"].isNothing && !resources[4]["conforms_to"].isNothing)
    #expect(resources[6]["format"].text == "GZ" && resources[6]["package_format"].isNothing)
    #expect(resources[6]["mimetype"].text == "application/gzip")
  }

  @Test func `a text with everything in it stays on its line`() throws {
    let catalogue = Made.arabic {
      $0.title = ["ar": Made.hostile + "\n"]
      $0.description = ["ar": "سطر\nسطر"]
    }
    let packages = try packages(catalogue)
    #expect(packages.count == 1 && packages[0]["title"].text == Made.hostile + "\n")
    #expect(packages[0]["notes"].text == "سطر\nسطر")
  }

  @Test func `an empty catalogue is refused`() {
    #expect { try CKANPackages.documents(of: Made.empty) } throws: { Made.isEmptyCatalogue($0) }
  }

  @Test func `300 datasets have 300 names`() throws {
    let names = try packages(Made.large(300)).compactMap { $0["name"].text }
    #expect(Set(names).count == 300)
  }
}
