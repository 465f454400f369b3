import Components
import Languages
import Pipelines

/// What a catalogue says in sentences, in each language.
extension DCAT {
  /// A true sentence about a version; what changed is not known here.
  static func notes(of release: Manifest) -> [String: String] {
    notes(of: release.version, issued: release.issued, after: release.previousVersion)
  }

  static func notes(of version: String, issued: String, after previous: String?)
    -> [String: String]
  {
    let template = previous == nil ? firstVersion : laterVersion
    return each { language in
      let values = [
        "version": version, "date": language.date(issued), "previous": previous ?? "",
      ]
      return render(template, values, language, isolating: .none)
    }
  }

  static func credit(_ attribution: DatasetMetadata.Attribution) -> [String: String] {
    each { language in
      let license = attribution.license.map { " (\($0))" } ?? ""
      let note = attribution.note.wording([language.rawValue]).map { " — " + $0.text } ?? ""
      return attribution.title + license + note
    }
  }

  /// The title of a table with the name of a format.
  static func titles(_ table: Manifest.Table, _ format: String) -> [String: String] {
    each { language in
      let title = table.title.wording([language.rawValue])?.text ?? table.name
      return "\(title) (\(format))"
    }
  }

  /// The title of a dataset with what a file is.
  static func titles(_ release: Manifest, _ file: Text) -> [String: String] {
    each { language in
      let title = release.metadata.title.wording([language.rawValue])?.text ?? release.dataset
      return "\(title) (\(file[language]))"
    }
  }

  static func titles(_ release: Manifest, _ format: String) -> [String: String] {
    titles(release, Text(ar: format, fr: format, en: format))
  }

  static func summaries(_ table: Manifest.Table, _ file: Manifest.File) -> [String: String] {
    each { language in
      let values = ["format": file.formatName, "rows": Counted.rows.text(table.rows, language)]
      return render(file.isText ? textSummary : summary, values, language, isolating: .none)
    }
  }

  /// Of a file of all tables.
  static func summaries(_ release: Manifest, _ file: Manifest.File) -> [String: String] {
    whole(release, file.formatName)
  }

  static func bundleSummaries(_ release: Manifest) -> [String: String] {
    whole(release, "tar.gz")
  }

  private static func whole(_ release: Manifest, _ format: String) -> [String: String] {
    each { language in
      let tables = Counted.tables.text(release.tables.count, language)
      let rows = Counted.rows.text(release.rows, language)
      let values = ["format": format, "tables": tables, "rows": rows]
      return render(wholeSummary, values, language, isolating: .none)
    }
  }

  private static func each(_ say: (Language) -> String) -> [String: String] {
    Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0.rawValue, say($0)) })
  }

  private static let firstVersion = Text(
    ar: "النسخة {version}، صدرت في {date}؛ وهي الأولى.",
    fr: "Version {version}, publiée le {date} ; c’est la première.",
    en: "Version {version}, released on {date}; it is the first.")
  private static let laterVersion = Text(
    ar: "النسخة {version}، صدرت في {date}؛ وهي تلي النسخة {previous}.",
    fr: "Version {version}, publiée le {date} ; elle suit la version {previous}.",
    en: "Version {version}, released on {date}; it follows version {previous}.")
  private static let summary = Text(
    ar: "الجدول كاملا بصيغة {format}: {rows}.", fr: "La table entière au format {format} : {rows}.",
    en: "The whole table as {format}: {rows}.")
  private static let textSummary = Text(
    ar: "الجدول كاملا بصيغة {format} وترميز UTF-8: {rows}.",
    fr: "La table entière au format {format}, encodage UTF-8 : {rows}.",
    en: "The whole table as {format}, encoded in UTF-8: {rows}.")
  private static let wholeSummary = Text(
    ar: "مجموعة البيانات كاملة في ملف واحد بصيغة {format}: {tables}، {rows}.",
    fr: "Le jeu entier en un fichier {format} : {tables}, {rows}.",
    en: "The whole dataset in one file, {format}: {tables}, {rows}.")
  static let bundle = Text(
    ar: "كل الملفات في حزمة واحدة", fr: "tous les fichiers en une archive",
    en: "all files in one bundle")
}
