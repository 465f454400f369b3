import Bytes
import Components

/// A file of the pipeline's folder, or several: those of a folder, or those that a pattern matches.
struct LocalFile: Connector {
  static let path = Key<String>.text(
    "path",
    Text(
      ar: "مسار الملف داخل مجلد المسار؛ أو مجلد، أو نمط مثل data/*.csv، ملفاته جدول واحد.",
      fr:
        "Le chemin du fichier dans le dossier de la chaîne ; ou un dossier, ou un motif comme data/*.csv, dont les fichiers font une seule table.",
      en:
        "The file’s path within the pipeline’s folder; or a folder, or a pattern such as data/*.csv, whose files are one table."
    ))
  static let card = Card(
    "file",
    Text(
      ar: "ملف من مجلد المسار، أو عدة ملفات.",
      fr: "Un fichier du dossier de la chaîne, ou plusieurs.",
      en: "A file of the pipeline’s folder, or several."), [path],
    rules: [.inputMissing, .inputChanged, .pathEscapes, .nothingFound, .tooManyFound])

  private let path: String
  private let place: Place

  init(_ options: Options) throws(Finding) {
    path = try options[Self.path]
    place = options.place(of: Self.path)
    try Enclosure.check(path, at: place)
  }

  func fetch(in workspace: Workspace) throws(Finding) -> [Spooled] {
    // A file whose name has the marks of a pattern is that file.
    let whole = try Enclosure.path(path, in: workspace.folder, at: place)
    let kind = try? Directory.kind(of: whole + "/.")
    if kind == .directory {
      return try spooled(try Listing.files(of: path, in: workspace.folder, at: place), workspace)
    }
    guard Glob.isPattern(path), (try? Directory.exists(whole)) != true else {
      return try spooled([path], workspace)
    }
    return try spooled(try Listing.files(Glob(path), in: workspace.folder, at: place), workspace)
  }

  private func spooled(_ names: [String], _ workspace: Workspace) throws(Finding) -> [Spooled] {
    guard !names.isEmpty else { throw Finding(.nothingFound, at: place, ["value": path]) }
    var files: [Spooled] = []
    for name in names {
      let whole = try Enclosure.path(name, in: workspace.folder, at: place)
      do throws(Finding) { files.append(try Spooled(path: whole, name: name)) } catch {
        throw error.at(place)
      }
    }
    return files
  }
}
