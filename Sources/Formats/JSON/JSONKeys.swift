import Components

/// The options of formats whose records are JSON values: Table Dialect 2.0's, under their own names.
enum JSONKeys {
  static let property = Key<String>.text(
    "property",
    Text(
      ar:
        "اسم العضو الذي يحمل السجلات، أو مؤشر JSON إليه يبدأ بشرطة مائلة؛ وإلا فالملف كله مصفوفة.",
      fr:
        "Le membre qui porte les enregistrements, ou un pointeur JSON commençant par une barre ; sinon le fichier est le tableau.",
      en:
        "The member that holds the records, or a JSON pointer that begins with a slash; else the file is the array itself."
    ), default: "")
  static let itemType = Key<JSONShape.Options.ItemType?>(
    "itemType",
    Text(
      ar: "هل السجلات مصفوفات أم كائنات؛ وإلا فأول سجل يبين ذلك.",
      fr: "Si les enregistrements sont des tableaux ou des objets ; sinon le premier le dit.",
      en: "Whether records are arrays or objects; else the first one tells."),
    shape: "array | object", default: .some(nil)
  ) { (setting) throws(Finding) in
    let text = try setting.text()
    guard let type = JSONShape.Options.ItemType(rawValue: text) else {
      throw Finding(.settingShape, at: setting.place, ["expected": "array | object"])
    }
    return type
  }
  static let itemKeys = Key<[String]>.texts(
    "itemKeys",
    Text(
      ar:
        "الأعمدة المطلوبة بترتيبها؛ عنوان.مدينة هو مدينة داخل عنوان، والنقطة التي هي جزء من اسم تسبقها شرطة مائلة خلفية.",
      fr:
        "Les colonnes voulues, dans l’ordre ; adresse.ville est ville dans adresse, et un point qui fait partie d’un nom suit une barre oblique inverse.",
      en:
        "The columns wanted, in order; address.city is city within address, and a point that is part of a name has a backslash before it."
    ), default: [])

  static func options(_ options: Options) throws(Finding) -> JSONShape.Options {
    JSONShape.Options(
      itemType: try options[itemType], itemKeys: try columns(options),
      hasHeader: try options[CSV.header])
  }

  /// RFC 6901 §3 and 4 where it begins with a slash; else the name of a member.
  static func pointer(_ options: Options) throws(Finding) -> [String] {
    let text = try options[property]
    guard text.hasPrefix("/") else { return text.isEmpty ? [] : [text] }
    var names: [String] = []
    for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      var name = "", isEscaped = false
      for scalar in part.unicodeScalars {
        if isEscaped {
          guard scalar == "0" || scalar == "1" else { throw badPointer(options) }
          name.unicodeScalars.append(scalar == "0" ? "~" : "/")
          isEscaped = false
        } else if scalar == "~" {
          isEscaped = true
        } else {
          name.unicodeScalars.append(scalar)
        }
      }
      if isEscaped { throw badPointer(options) }
      names.append(name)
    }
    return names
  }

  private static func badPointer(_ options: Options) -> Finding {
    Finding(.settingShape, at: options.place(of: property), ["expected": "/a/b, ~0 = ~, ~1 = /"])
  }

  /// Refuses a column that is asked for twice.
  static func columns(_ options: Options) throws(Finding) -> [String] {
    let keys = try options[itemKeys]
    var seen: Set<String> = []
    for key in keys where key.isEmpty || !seen.insert(key).inserted {
      throw Finding(.duplicateName, at: options.place(of: itemKeys), ["name": key])
    }
    return keys
  }
}
