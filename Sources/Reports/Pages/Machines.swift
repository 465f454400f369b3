import Components
import Releases

/// What the officer of a portal registers there.
struct Registration: Sendable {
  /// The portal, and what it calls this kind of source.
  var portal: String
  var source: String
  /// What is to be written in the portal's field for configuration; nil where nothing is.
  var setting: String?
  /// The whole address, and the way there from the page.
  var registered: String
  var registeredFile: String
}

/// Files of one kind for programs.
struct FileGroup: Sendable {
  var group: String
  var documents: [Named]

  struct Named: Sendable {
    var document: String
    var documentAddress: String
    var isFirst: Bool
  }
}

/// What portals register and programs read.
enum Machines {
  /// The names of the kinds of sources are those of ckanext-dcat, ckanext-datajson, udata and Google.
  static func registrations(of catalogue: Catalogue, in language: Language) -> [Registration] {
    let portals: [(portal: Text, source: Text, setting: String?, path: String)] = [
      (
        same("CKAN (ckanext-dcat)"), same("Generic DCAT RDF Harvester"),
        #"{"rdf_format": "xml"}"#, "feeds/ckan.rdf"
      ),
      (same("udata"), same("DCAT"), nil, "feeds/udata.rdf"),
      (same("data.gov (ckanext-datajson)"), same("/data.json"), nil, "data.json"),
      (
        same("Google"),
        Text(
          ar: "خرائط الموقع في Search Console", fr: "Search Console, Sitemaps",
          en: "Search Console, Sitemaps"), nil, "sitemap.xml"
      ),
      (
        Text(ar: "بوابات أخرى", fr: "Autres portails", en: "Other portals"), same("DCAT-AP"), nil,
        "catalog.rdf"
      ),
    ]
    return portals.map { item in
      Registration(
        portal: item.portal[language], source: item.source[language], setting: item.setting,
        registered: catalogue.addresses.base + item.path, registeredFile: "../" + item.path)
    }
  }

  /// The files that the publication has, in groups.
  static func files(of catalogue: Catalogue, in language: Language) -> [FileGroup] {
    groups.compactMap { group in
      let paths = group.paths.filter { isThere($0, in: catalogue) }
      guard !paths.isEmpty else { return nil }
      let documents = paths.enumerated().map { index, path in
        FileGroup.Named(document: path, documentAddress: "../" + path, isFirst: index == 0)
      }
      return FileGroup(group: group.name[language], documents: documents)
    }
  }

  /// What describes CSV or databases is there where some are published.
  private static func isThere(_ path: String, in catalogue: Catalogue) -> Bool {
    let needed = ["latest/csv-metadata.json": "csv", "datasette.json": "sqlite"]
    guard let format = needed[path] else { return true }
    return catalogue.releases.contains { $0.allFiles.contains { $0.format == format } }
  }

  private static let groups: [(name: Text, paths: [String])] = [
    (
      Text(ar: "الفهرس (DCAT-AP)", fr: "Catalogue (DCAT-AP)", en: "Catalogue (DCAT-AP)"),
      serialisations("catalog") + ["concepts.ttl"]
    ),
    (
      Text(ar: "الفهرس لبوابات CKAN", fr: "Catalogue pour CKAN", en: "Catalogue for CKAN"),
      serialisations("feeds/ckan")
    ),
    (
      Text(ar: "الفهرس لبوابات udata", fr: "Catalogue pour udata", en: "Catalogue for udata"),
      serialisations("feeds/udata")
    ),
    (
      Text(ar: "الفهرس (DCAT-US)", fr: "Catalogue (DCAT-US)", en: "Catalogue (DCAT-US)"),
      ["data.json", "dcat-us.json"]
    ),
    (
      Text(ar: "للتحميل في CKAN", fr: "À charger dans CKAN", en: "To load into CKAN"),
      ["feeds/ckan.jsonl"]
    ),
    (
      Text(ar: "كل الإصدارات", fr: "Toutes les versions", en: "All releases"), ["versions.ttl"]
    ),
    (
      Text(
        ar: "الجودة ومصدر كل إصدار", fr: "Qualité et provenance", en: "Quality and provenance"),
      ["quality.ttl", "provenance.ttl", "openlineage.ndjson"]
    ),
    (
      Text(
        ar: "واصف البيانات (Data Package)", fr: "Descripteur (Data Package)",
        en: "Descriptor (Data Package)"), ["datapackage.json"]
    ),
    (
      Text(ar: "واصف الجداول (CSVW)", fr: "Descripteur (CSVW)", en: "Descriptor (CSVW)"),
      ["latest/csv-metadata.json"]
    ),
    (
      Text(
        ar: "واصف المنشور (RO-Crate)", fr: "Descripteur (RO-Crate)", en: "Descriptor (RO-Crate)"),
      ["ro-crate-metadata.json"]
    ),
    (
      Text(ar: "لبرنامج Datasette", fr: "Pour Datasette", en: "For Datasette"), ["datasette.json"]
    ),
  ]

  private static func same(_ text: String) -> Text { Text(ar: text, fr: text, en: text) }

  private static func serialisations(_ path: String) -> [String] {
    ["ttl", "rdf", "jsonld"].map { path + "." + $0 }
  }
}
