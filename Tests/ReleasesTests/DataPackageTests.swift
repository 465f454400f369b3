import Components
import Formats
import Pipelines
import Testing

@testable import Releases

@Suite struct DataPackageTests {
  private func read(_ document: Document) throws -> Setting {
    try JSONReader.read(document.bytes, file: document.path)
  }

  private func resources(_ document: Document) throws -> [Setting] {
    try read(document).required("resources").list()
  }

  @Test func `a release names its compressed files`() throws {
    let document = try DataPackage.documents(of: Sample.members, in: Sample.publication)[0]
    let package = try read(document)
    #expect(document.path == "datapackage.json")
    #expect(
      try package["$schema"]?.text() == "https://datapackage.org/profiles/2.0/datapackage.json")
    #expect(try package["version"]?.text() == "1.1.0")
    #expect(try package["created"]?.text() == "2024-11-12T00:00:00Z")
    #expect(try package["title"]?.text() == "الأعضاء")
    #expect(try package["nashr:title"]?["fr"]?.text() == "Membres")
    let table = try #require(try resources(document).first)
    #expect(try table["path"]?.text() == "members.csv.gz")
    #expect(try table["compression"]?.text() == "gz")
    #expect(try table["bytes"]?.integer() == 1_500)
    #expect(try table["hash"]?.text() == "sha256:" + String(repeating: "ef", count: 32))
    #expect(table["schema"]?["fields"] != nil)
  }

  @Test func `the bundle's own descriptor names plain files`() throws {
    let all = try resources(try DataPackage.bundled(of: Sample.members, in: Sample.publication))
    #expect(
      try all.map { try $0.required("name").text() } == [
        "members", "members-json", "members-xml", "members-xsd",
      ])
    #expect(try all[0]["path"]?.text() == "members.csv")
    #expect(try all[0]["bytes"]?.integer() == 12_300)
    #expect(all.allSatisfy { $0["compression"] == nil })
    #expect(all.map { $0["type"] != nil } == [true, false, false, false])
  }

  @Test func `the root holds all datasets under stable paths`() throws {
    let root = try DataPackage.root(of: Sample.catalogue)
    let paths = try resources(root).map { try $0.required("path").text() }
    #expect(paths.count == 8)
    #expect(paths.allSatisfy { $0.hasPrefix("latest/") && !$0.hasSuffix(".gz") })
    let names = try resources(root).map { try $0.required("name").text() }
    #expect(Set(names).count == names.count)
  }

  @Test func `references across datasets are keys in the root alone`() throws {
    let root = try resources(try DataPackage.root(of: Sample.catalogue))[0].required("schema")
    let keys = try root.required("foreignKeys").list()
    #expect(keys.count == 1)
    #expect(try keys[0]["reference"]?["resource"]?.text() == "regions")
    #expect(keys[0]["reference"]?["package"] == nil)
    #expect(root["nashr:foreignKeys"] == nil)
    let release = try DataPackage.documents(of: Sample.members, in: Sample.publication)[0]
    let own = try resources(release)[0].required("schema")
    #expect(own["foreignKeys"] == nil && own["nashr:foreignKeys"] != nil)
  }

  @Test func `a reference to a table that is not there stays apart`() throws {
    var catalogue = Sample.catalogue
    catalogue.releases.removeLast()
    let schema = try resources(try DataPackage.root(of: catalogue))[0].required("schema")
    #expect(schema["foreignKeys"] == nil && schema["nashr:foreignKeys"] != nil)
  }

  @Test func `keys that a table has already stay before the new ones`() throws {
    let text = """
      {"fields": [{"name": "a"}],
       "foreignKeys": [{"fields": ["a"], "reference": {"fields": ["a"]}}],
       "nashr:foreignKeys": [{"fields": "a", "reference": {"package": "p", "resource": "r", "fields": "b"}}]}
      """
    let schema = try JSONReader.read(Array(text.utf8), file: "s")
    let json = String(
      decoding: try TableSchema.resolved(schema, within: ["r"]).encoded(indented: false),
      as: UTF8.self)
    #expect(
      json == """
        {"fields":[{"name":"a"}],"foreignKeys":[{"fields":["a"],"reference":{"fields":["a"]}},\
        {"fields":"a","reference":{"resource":"r","fields":"b"}}]}
        """)
  }

  @Test func `each table's schema is a document too, where the catalogue says it is`() throws {
    let paths = try DataPackage.documents(of: Sample.catalogue).map(\.path)
    #expect(
      paths == [
        "datapackage.json", "latest/members.schema.json", "latest/regions.schema.json",
      ])
    let catalogue = String(
      decoding: try DCAT.documents(of: Sample.catalogue)[0].bytes, as: UTF8.self)
    for path in paths.dropFirst() {
      #expect(catalogue.contains("dct:conformsTo <https://data.example.org/sample/\(path)>"))
    }
  }

  @Test func `licences that differ are said of each resource`() throws {
    var catalogue = Sample.catalogue
    catalogue.releases[1].metadata.license.name = "CC0-1.0"
    let root = try DataPackage.root(of: catalogue)
    #expect(try read(root).required("licenses").list().count == 2)
    #expect(try resources(root).allSatisfy { try $0.required("licenses").list().count == 1 })
  }

  @Test func `a schema that is not JSON is a finding`() {
    var manifest = Sample.members
    manifest.tables[0].schema = "{"
    #expect { try DataPackage.documents(of: manifest, in: Sample.publication) } throws: {
      ($0 as? Finding)?.rule.id == "json/syntax"
    }
  }

  @Test func `no address but the base and what authors wrote`() throws {
    for document in try Profiles.documents(of: Sample.catalogue) {
      let text = String(decoding: document.bytes, as: UTF8.self)
      for name in ["localhost", "127.0.0.1", "file://"] { #expect(!text.contains(name)) }
    }
  }
}
