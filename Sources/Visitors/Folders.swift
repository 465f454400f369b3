import Bytes
public import Components
import Releases

/// Folders that may be those of publications.
enum Folders {
  /// Throws where a folder is not there, or is none of a publication. A publication whose manifest is
  /// broken is not looked into here.
  static func check(_ folder: String, name: String) throws(Finding) {
    guard exists(folder) else { throw Finding(.notThere, at: .file(name), ["value": name]) }
    if Current.stands(in: folder) { return }
    let found = around(folder, name) + within(folder, name)
    if found.isEmpty, exists(folder + "/manifest.json") { return }
    throw Finding(
      .noPublication, at: .file(name),
      [
        "value": name,
        "candidates": found.isEmpty ? "output/…" : found.prefix(5).joined(separator: ", "),
      ])
  }

  private static func exists(_ path: String) -> Bool {
    do throws(FileFault) { return try Directory.exists(path) } catch { return false }
  }

  /// The publication that a folder or a file stands in.
  private static func around(_ folder: String, _ name: String) -> [String] {
    var folder = folder, name = name
    while Path.parent(of: name) != name, Path.parent(of: name) != "." {
      (folder, name) = (Path.parent(of: folder), Path.parent(of: name))
      if Current.stands(in: folder) { return [name] }
    }
    return []
  }

  /// The publications in a folder, and in the `output` in it.
  private static func within(_ folder: String, _ name: String) -> [String] {
    [(folder, name), (folder + "/output", name + "/output")].flatMap { folder, name in
      list(folder).filter { !$0.hasPrefix(".") && Current.stands(in: folder + "/" + $0) }
        .map { name + "/" + $0 }
    }
  }

  private static func list(_ folder: String) -> [String] {
    do throws(FileFault) { return try Directory.list(folder) } catch { return [] }
  }
}

/// The rules of rehearsals that stand on no portal's card.
public enum RehearsalRules: RuleFamily {
  public static let rules: [Rule] = [.notThere, .noPublication]
}

extension Rule {
  static let notThere = Rule(
    "harvest/not-there",
    what: Text(
      ar: "لا يوجد {value}.", fr: "{value} n’existe pas.", en: "There is no {value}."),
    fix: Text(
      ar: "تحقق من المسار؛ فما ينشره run يوجد في output باسم المنشور.",
      fr: "Vérifiez le chemin : ce que run publie est dans output, sous le nom de la publication.",
      en: "Check the path: what run publishes stands in output, by the name of the publication."),
    example: .init(
      ["value": "output/remcato"], wrong: "nashr harvest-check output/remcato",
      right: "nashr harvest-check output/remacto"))
  static let noPublication = Rule(
    "harvest/no-publication",
    what: Text(
      ar: "ليس {value} مجلد منشور.", fr: "{value} n’est pas le dossier d’une publication.",
      en: "{value} is not the folder of a publication."),
    fix: Text(
      ar: "اكتب مجلد المنشور: {candidates}.",
      fr: "Indiquez le dossier d’une publication : {candidates}.",
      en: "Name the folder of a publication: {candidates}."),
    example: .init(
      ["value": "output", "candidates": "output/remacto"], wrong: "nashr harvest-check output",
      right: "nashr harvest-check output/remacto"))
}
