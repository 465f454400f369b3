import Columns
public import Components
import Formats
import Languages
import Pipelines

/// What Datasette shows beside the databases of a publication: titles, descriptions, licence and
/// source, of the publication, each dataset, table and column.
///
/// `datasette serve latest/*.sqlite --metadata datasette.json` in the publication's folder. There is none
/// where no dataset is published as SQLite.
public struct Datasette: Profile {
  public static let card = Card(
    "datasette",
    Text(
      ar: "بيانات وصفية لبرنامج Datasette حيث ينشر SQLite.",
      fr: "Métadonnées pour Datasette, là où SQLite est publié.",
      en: "Metadata for Datasette, where SQLite is published."),
    rules: [.emptyCatalogue, .notAnAddress])

  static let fileName = "datasette.json"

  public static func documents(of catalogue: Catalogue) throws(Finding) -> [Document] {
    try catalogue.check(for: fileName)
    let datasette = Datasette(catalogue: catalogue)
    var databases: [JSONValue.Member] = []
    for release in catalogue.releases {
      guard let file = release.files?.first(where: { $0.format == "sqlite" }) else { continue }
      // Datasette calls a database by the name of its file, without the ending.
      let name = file.plainPath.split(separator: ".").first.map(String.init) ?? release.dataset
      databases.append(JSONValue.Member(name, try datasette.database(release)))
    }
    guard !databases.isEmpty else { return [] }
    let about = catalogue.publication.metadata
    let value = JSONValue.object([
      "title": about.core(about.title), "description": about.core(about.description),
      "about": about.core(about.publisher), "about_url": .string(about.base),
      "databases": .object(databases),
    ])
    return [Document(fileName, value.encoded())]
  }

  private let catalogue: Catalogue

  private var publication: PublicationMetadata { catalogue.publication.metadata }

  private func database(_ release: Manifest) throws(Finding) -> JSONValue {
    let about = release.metadata
    var tables: [JSONValue.Member] = []
    for table in release.tables {
      tables.append(JSONValue.Member(table.name, try self.table(table)))
    }
    let page = catalogue.addresses.page(
      publication.language, dataset: release.dataset)
    let sources = about.attributions
    return .object([
      "title": publication.core(about.title), "description": publication.core(about.description),
      "license": .string(about.license.title), "license_url": .string(about.license.path),
      "source": sources.isEmpty ? nil : .string(sources.map(\.title).joined(separator: "; ")),
      "source_url": sources.count == 1 ? sources[0].path.map { .string($0) } : nil,
      "about": .string("\(release.dataset) \(release.version)"), "about_url": .string(page),
      "tables": .object(tables),
    ])
  }

  private func table(_ table: Manifest.Table) throws(Finding) -> JSONValue {
    let schema = try table.read(language: publication.language)
    let colon = Sentence.colon(Language(rawValue: publication.language) ?? .en) + " "
    let columns = schema.fields.compactMap { field -> JSONValue.Member? in
      let texts = [publication.core(field.title), publication.core(field.description)].compactMap {
        value -> String? in
        if case .string(let text) = value { return text }
        return nil
      }
      return texts.isEmpty
        ? nil : JSONValue.Member(field.name, .string(texts.joined(separator: colon)))
    }
    return .object([
      "title": publication.core(table.title), "description": publication.core(table.description),
      "columns": columns.isEmpty ? nil : .object(columns),
    ])
  }
}
