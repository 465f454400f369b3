import Components

/// An authority list of the EU Publications Office, as far as a catalogue says what its codes mean.
///
/// Validators and portals often do not have these lists loaded (SEMICeu/DCAT-AP#125), so a catalogue
/// states the class, scheme and label of each concept that it refers to.
struct CodeList: Sendable {
  let name: String
  /// The class that DCAT-AP expects of the concepts.
  let type: IRI
  /// A code that is not here is its own label.
  let labels: [String: Text]

  var scheme: IRI { IRI("http://publications.europa.eu/resource/authority/" + name) }
  func concept(_ code: String) -> IRI { IRI(scheme.text + "/" + code) }

  func label(_ code: String) -> [String: String] {
    guard let text = labels[code] else { return ["en": code] }
    return Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0.rawValue, text[$0]) })
  }
}

extension CodeList {
  static let accessRight = CodeList(
    name: "access-right", type: Namespace.dct["RightsStatement"],
    labels: ["PUBLIC": Text(ar: "عمومي", fr: "public", en: "public")])

  static let availability = CodeList(
    name: "planned-availability", type: Namespace.skos["Concept"],
    labels: ["STABLE": Text(ar: "مستقر", fr: "stable", en: "stable")])

  static let language = CodeList(
    name: "language", type: Namespace.dct["LinguisticSystem"],
    labels: [
      "ARA": Text(ar: "العربية", fr: "arabe", en: "Arabic"),
      "FRA": Text(ar: "الفرنسية", fr: "français", en: "French"),
      "ENG": Text(ar: "الإنجليزية", fr: "anglais", en: "English"),
      "SPA": Text(ar: "الإسبانية", fr: "espagnol", en: "Spanish"),
    ])

  /// The code of a language by its ISO 639-1 code; nil for one not met yet.
  static func language(_ code: String) -> String? {
    ["ar": "ARA", "fr": "FRA", "en": "ENG", "es": "SPA"][code]
  }

  static let fileType = CodeList(
    name: "file-type", type: Namespace.dct["MediaTypeOrExtent"],
    labels: Dictionary(
      uniqueKeysWithValues: [
        ("CSV", "CSV"), ("GEOJSON", "GeoJSON"), ("JSON", "JSON"), ("TAR_GZ", "TAR.GZ"),
        ("XLSX", "Excel XLSX"), ("XML", "XML"),
      ]
      .map { ($0, Text(ar: $1, fr: $1, en: $1)) }))

  /// The code of a format by its name; nil for one that the list does not have.
  static func fileType(_ format: String) -> String? {
    let codes = ["csv": "CSV", "excel-csv": "CSV", "geojson": "GEOJSON", "json": "JSON"]
    return codes[format] ?? ["xlsx": "XLSX", "xml": "XML"][format]
  }

  static let frequency = CodeList(
    name: "frequency", type: Namespace.dct["Frequency"],
    labels: [
      "ANNUAL": Text(ar: "سنوي", fr: "annuel", en: "annual"),
      "ANNUAL_2": Text(ar: "نصف سنوي", fr: "semestriel", en: "semiannual"),
      "QUARTERLY": Text(ar: "فصلي", fr: "trimestriel", en: "quarterly"),
      "MONTHLY": Text(ar: "شهري", fr: "mensuel", en: "monthly"),
      "WEEKLY": Text(ar: "أسبوعي", fr: "hebdomadaire", en: "weekly"),
      "DAILY": Text(ar: "يومي", fr: "quotidien", en: "daily"),
      "IRREG": Text(ar: "غير منتظم", fr: "irrégulier", en: "irregular"),
      "NEVER": Text(ar: "أبدا", fr: "jamais", en: "never"),
      "UNKNOWN": Text(ar: "غير معروف", fr: "inconnu", en: "unknown"),
    ])

  static let theme = CodeList(
    name: "data-theme", type: Namespace.skos["Concept"],
    labels: [
      "AGRI": Text(
        ar: "الفلاحة والصيد والغابات والتغذية",
        fr: "Agriculture, pêche, sylviculture et alimentation",
        en: "Agriculture, fisheries, forestry and food"),
      "ECON": Text(ar: "الاقتصاد والمالية", fr: "Économie et finances", en: "Economy and finance"),
      "EDUC": Text(
        ar: "التربية والثقافة والرياضة", fr: "Éducation, culture et sport",
        en: "Education, culture and sport"),
      "ENER": Text(ar: "الطاقة", fr: "Énergie", en: "Energy"),
      "ENVI": Text(ar: "البيئة", fr: "Environnement", en: "Environment"),
      "GOVE": Text(
        ar: "الحكومة والقطاع العام", fr: "Gouvernement et secteur public",
        en: "Government and public sector"),
      "HEAL": Text(ar: "الصحة", fr: "Santé", en: "Health"),
      "INTR": Text(
        ar: "القضايا الدولية", fr: "Questions internationales", en: "International issues"),
      "JUST": Text(
        ar: "العدل والنظام القانوني والسلامة العامة",
        fr: "Justice, système juridique et sécurité publique",
        en: "Justice, legal system and public safety"),
      "REGI": Text(ar: "الجهات والمدن", fr: "Régions et villes", en: "Regions and cities"),
      "SOCI": Text(
        ar: "السكان والمجتمع", fr: "Population et société", en: "Population and society"),
      "TECH": Text(
        ar: "العلوم والتكنولوجيا", fr: "Science et technologie", en: "Science and technology"),
      "TRAN": Text(ar: "النقل", fr: "Transports", en: "Transport"),
    ])

  static let all = [accessRight, availability, fileType, frequency, language, theme]
}
