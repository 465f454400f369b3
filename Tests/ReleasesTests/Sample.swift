import Pipelines

@testable import Releases

/// A small publication of two datasets, one of which refers to the other, with awkward texts in it.
enum Sample {
  static let publication = PublicationMetadata(
    name: "sample", base: "https://data.example.org/sample/", language: "ar",
    title: ["ar": "شبكة الاختبار", "fr": "Réseau d’essai", "en": "Test network"],
    description: ["ar": "وصف.", "fr": "Une description.", "en": "A description."],
    notice: ["ar": "تجميع غير رسمي.", "fr": "Compilation non officielle.", "en": "Unofficial."],
    publisher: ["ar": "القائمون", "fr": "Les mainteneurs", "en": "The maintainers"],
    contactName: ["ar": "مكتب البيانات", "fr": "Bureau des données", "en": "Data desk"],
    contactEmail: "data@example.org")

  static let catalogue = Catalogue(
    publication: PublicationManifest(
      metadata: publication, generation: 2, issued: "2024-11-01", modified: "2024-11-12",
      datasets: [
        .init(name: "members", version: "1.1.0", firstIssued: "2024-11-01"),
        .init(name: "territories", version: "1.0.0", firstIssued: "2024-11-12"),
      ], definition: "00"),
    releases: [members, territories])

  static let members = release(
    "members", "1.1.0", previous: "1.0.0",
    title: ["ar": "الأعضاء", "fr": "Membres", "en": "Members <script>alert(1)</script>"],
    tables: [table("members", rows: 1_494_413, schema: membersSchema)],
    findings: [
      .init(
        rule: "schema/required", severity: "warning", count: 1_234,
        title: ["ar": "قيمة ناقصة", "fr": "Valeur manquante", "en": "Missing value"],
        samples: [["ar": "السطر 2", "fr": "Ligne 2", "en": "Row 2 \u{2068}<b>\u{2069}"]])
    ])

  static let territories = release(
    "territories", "1.0.0", previous: nil,
    title: ["ar": "الوحدات الترابية", "fr": "Territoires \"et\" \\ plus\nencore"],
    tables: [table("regions", rows: 1, schema: regionsSchema)], findings: [])

  static let membersSchema = """
    {"$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
     "fields": [
       {"name": "member_id", "type": "string", "title": "رمز العضو",
        "nashr:translations": {"fr": {"title": "Identifiant"},
                               "en": {"title": "Identifier", "description": "Its <b>code</b>."}}},
       {"name": "name_fr", "type": "string", "nashr:language": "fr"},
       {"name": "region", "type": "string"}],
     "primaryKey": ["member_id"],
     "nashr:foreignKeys": [
       {"fields": ["region"],
        "reference": {"package": "territories", "resource": "regions", "fields": ["code"]}}]}
    """
  static let regionsSchema = """
    {"$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
     "fields": [{"name": "code", "type": "string"}, {"name": "name_ar", "type": "string"}],
     "primaryKey": ["code"]}
    """

  static func release(
    _ name: String, _ version: String, previous: String?, title: [String: String],
    tables: [Manifest.Table], findings: [Manifest.FindingTotal]
  ) -> Manifest {
    Manifest(
      dataset: name, version: version, issued: "2024-11-12", metadata: metadata(title),
      tables: tables,
      bundle: .init(
        path: "\(name)-\(version).tar.gz", mediaType: "application/x-tar", bytes: 4_000_000,
        sha256: String(repeating: "ab", count: 32)),
      inputs: [], findings: findings,
      encoder: .init(engine: "nashr 0.1.0", compressor: "zlib 1.2.13", level: 6),
      previousVersion: previous, content: .init(files: [:], definition: "00", findings: "00"))
  }

  static func metadata(_ title: [String: String]) -> DatasetMetadata {
    DatasetMetadata(
      title: title,
      description: ["ar": "وصف المجموعة.", "fr": "Description du jeu.", "en": "What it is."],
      keywords: ["ar": ["شبكة"], "fr": ["réseau"], "en": ["network"]],
      license: .init(
        name: "ODbL-1.0", title: "Open Data Commons Open Database License v1.0",
        path: "https://opendatacommons.org/licenses/odbl/1-0/"),
      themes: ["GOVE", "REGI"], frequency: "IRREG",
      spatial: ["http://publications.europa.eu/resource/authority/country/MAR"],
      temporalStart: "2018-01-01", temporalEnd: "2024-11-12",
      attributions: [
        .init(
          title: "HCP", path: "https://www.example.org/hcp page", license: "ODbL-1.0",
          note: ["ar": "الإحصاء", "fr": "le recensement", "en": "the census"])
      ])
  }

  static func table(_ name: String, rows: Int, schema: String) -> Manifest.Table {
    let kinds = [
      ("csv", "text/csv", true), ("json", "application/json", true),
      ("xml", "application/xml", true),
      ("xsd", "application/xml", false),
    ]
    return Manifest.Table(
      name: name, rows: rows, read: rows, rejected: 0, schema: schema,
      title: ["ar": "جدول", "fr": "Table", "en": "Table"], description: ["fr": "Sur la table."],
      files: kinds.map { kind, type, isCompressed in
        Manifest.File(
          path: "\(name).\(kind)" + (isCompressed ? ".gz" : ""), plainPath: "\(name).\(kind)",
          format: kind, mediaType: type, isCompressed: isCompressed,
          bytes: isCompressed ? 1_500 : 12_300, sha256: String(repeating: "ef", count: 32),
          rawBytes: 12_300, rawSHA256: String(repeating: "01", count: 32))
      })
  }
}
