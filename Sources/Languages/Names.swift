public import Components

/// Words of the standard and of settings that a message may name in the reader's language, as in
/// `{expected:type}`.
enum Names {
  /// The kinds of words, by what a template calls them.
  static let named: [String: [String: Text]] = [
    "type": types, "format": formats, "shape": shapes,
  ]

  /// The types of Table Schema 2.0.
  static let types: [String: Text] = [
    "string": Text(ar: "نص", fr: "texte", en: "text"),
    "number": Text(ar: "عدد", fr: "nombre", en: "number"),
    "integer": Text(ar: "عدد صحيح", fr: "nombre entier", en: "whole number"),
    "boolean": Text(ar: "صحيح أو خطأ", fr: "vrai ou faux", en: "true or false"),
    "object": Text(ar: "كائن JSON", fr: "objet JSON", en: "JSON object"),
    "array": Text(ar: "مصفوفة JSON", fr: "tableau JSON", en: "JSON array"),
    "list": Text(ar: "لائحة قيم", fr: "liste de valeurs", en: "list of values"),
    "date": Text(ar: "تاريخ", fr: "date", en: "date"),
    "time": Text(ar: "وقت", fr: "heure", en: "time of day"),
    "datetime": Text(ar: "تاريخ ووقت", fr: "date et heure", en: "date and time"),
    "year": Text(ar: "سنة", fr: "année", en: "year"),
    "yearmonth": Text(ar: "شهر من سنة", fr: "mois d’une année", en: "month of a year"),
    "duration": Text(ar: "مدة", fr: "durée", en: "duration"),
    "geopoint": Text(ar: "نقطة جغرافية", fr: "point géographique", en: "geographical point"),
    "geojson": Text(
      ar: "شكل جغرافي (GeoJSON)", fr: "forme géographique (GeoJSON)",
      en: "geographical shape (GeoJSON)"),
    "any": Text(ar: "أي قيمة", fr: "toute valeur", en: "any value"),
  ]

  /// The formats of strings in Table Schema 2.0.
  static let formats: [String: Text] = [
    "email": Text(ar: "بريد إلكتروني", fr: "adresse électronique", en: "e-mail address"),
    "uri": Text(ar: "عنوان ويب", fr: "adresse web (URI)", en: "web address (URI)"),
    "binary": Text(ar: "ترميز base64", fr: "codage base64", en: "base64 coding"),
    "uuid": Text(ar: "معرف UUID", fr: "identifiant UUID", en: "UUID identifier"),
  ]

  /// How the value of a setting is written.
  static let shapes: [String: Text] = [
    "text": Text(ar: "نص", fr: "un texte", en: "a text"),
    "integer": Text(ar: "عدد صحيح", fr: "un nombre entier", en: "a whole number"),
    "list": Text(ar: "لائحة", fr: "une liste", en: "a list"),
    "mapping": Text(
      ar: "أسماء وقيمها، واحد في كل سطر", fr: "des noms et leurs valeurs, un par ligne",
      en: "names and their values, one a line"),
  ]
}

extension Language {
  /// The reader's word for a type of Table Schema: `عدد صحيح`, `nombre entier`, `whole number`; nil
  /// for a name that is none.
  public func type(_ name: String) -> String? { Names.types[name]?[self] }
}
