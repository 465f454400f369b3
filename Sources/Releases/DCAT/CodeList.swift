import Components
import Languages

/// An authority list, of the EU Publications Office where nothing else is said, as far as a catalogue
/// says what its codes mean.
///
/// Validators and portals often do not have these lists loaded (SEMICeu/DCAT-AP#125), so a catalogue
/// states the class, scheme and label of each concept that it refers to.
struct CodeList: Sendable, Hashable {
  let name: String
  /// The class that DCAT-AP expects of the concepts.
  let type: IRI
  /// A code that is not here is its own label.
  let labels: [String: Text]
  /// Where the IRIs of its concepts begin, and that of the list itself.
  let base: String
  let scheme: IRI

  init(name: String, type: IRI, labels: [String: Text], base: String? = nil, scheme: String? = nil)
  {
    self.name = name
    self.type = type
    self.labels = labels
    let list = "http://publications.europa.eu/resource/authority/" + name
    self.base = base ?? list + "/"
    self.scheme = IRI(scheme ?? list)
  }

  func concept(_ code: String) -> IRI { IRI(base + code) }

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
    labels: Dictionary(
      uniqueKeysWithValues: LanguageCode.named.compactMap { language in
        language.name.map { (language.threeLetters.uppercased(), $0) }
      }))

  /// The codes of languages by their tags, each once: the list has ISO 639-3 in capitals. A tag that
  /// names no language has none; `schema/language` says so of a column.
  static func languages(_ tags: [String]) -> [String] {
    Saying.distinct(tags.compactMap { LanguageCode(tag: $0)?.threeLetters.uppercased() })
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
      "ANNUAL_3": Text(ar: "ثلاث مرات في السنة", fr: "trois fois par an", en: "three times a year"),
      "BIENNIAL": Text(ar: "كل سنتين", fr: "biennal", en: "biennial"),
      "BIMONTHLY": Text(ar: "كل شهرين", fr: "bimestriel", en: "bimonthly"),
      "BIWEEKLY": Text(ar: "كل أسبوعين", fr: "toutes les deux semaines", en: "biweekly"),
      "CONT": Text(ar: "مستمر", fr: "continu", en: "continuous"),
      "DAILY": Text(ar: "يومي", fr: "quotidien", en: "daily"),
      "DAILY_2": Text(ar: "مرتين في اليوم", fr: "deux fois par jour", en: "twice a day"),
      "DECENNIAL": Text(ar: "كل عشر سنوات", fr: "décennal", en: "decennial"),
      "HOURLY": Text(ar: "كل ساعة", fr: "toutes les heures", en: "hourly"),
      "IRREG": Text(ar: "غير منتظم", fr: "irrégulier", en: "irregular"),
      "MONTHLY": Text(ar: "شهري", fr: "mensuel", en: "monthly"),
      "MONTHLY_2": Text(ar: "مرتين في الشهر", fr: "deux fois par mois", en: "twice a month"),
      "MONTHLY_3": Text(
        ar: "ثلاث مرات في الشهر", fr: "trois fois par mois", en: "three times a month"),
      "NEVER": Text(ar: "أبدا", fr: "jamais", en: "never"),
      "OTHER": Text(ar: "غير ذلك", fr: "autre", en: "other"),
      "QUADRENNIAL": Text(ar: "كل أربع سنوات", fr: "tous les quatre ans", en: "quadrennial"),
      "QUARTERLY": Text(ar: "فصلي", fr: "trimestriel", en: "quarterly"),
      "QUINQUENNIAL": Text(ar: "كل خمس سنوات", fr: "quinquennal", en: "quinquennial"),
      "TRIENNIAL": Text(ar: "كل ثلاث سنوات", fr: "triennal", en: "triennial"),
      "UNKNOWN": Text(ar: "غير معروف", fr: "inconnu", en: "unknown"),
      "UPDATE_CONT": Text(
        ar: "تحديث مستمر", fr: "mise à jour continue", en: "continuously updated"),
      "WEEKLY": Text(ar: "أسبوعي", fr: "hebdomadaire", en: "weekly"),
      "WEEKLY_2": Text(ar: "مرتين في الأسبوع", fr: "deux fois par semaine", en: "twice a week"),
      "WEEKLY_3": Text(
        ar: "ثلاث مرات في الأسبوع", fr: "trois fois par semaine", en: "three times a week"),
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

  static let all = [
    accessRight, availability, changeType, distributionStatus, fileType, frequency, language,
    licenseType, publisherType, status, theme,
  ]
}
