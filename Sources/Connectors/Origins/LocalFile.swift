import Components

/// A file of the pipeline's folder.
struct LocalFile: Connector {
  static let path = Key<String>.text(
    "path",
    Text(
      ar: "مسار الملف داخل مجلد المسار.", fr: "Le chemin du fichier dans le dossier de la chaîne.",
      en: "The file’s path within the pipeline’s folder."))
  static let card = Card(
    "file",
    Text(
      ar: "ملف من مجلد المسار.", fr: "Un fichier du dossier de la chaîne.",
      en: "A file of the pipeline’s folder."), [path],
    rules: [.inputMissing, .inputChanged, .pathEscapes])

  private let path: String
  private let place: Place

  init(_ options: Options) throws(Finding) {
    path = try options[Self.path]
    place = options.place(of: Self.path)
    try Enclosure.check(path, at: place)
  }

  func fetch(in workspace: Workspace) throws(Finding) -> [Spooled] {
    let whole = try Enclosure.path(path, in: workspace.folder, at: place)
    do throws(Finding) { return [try Spooled(path: whole, name: path)] } catch {
      throw error.at(place)
    }
  }
}
