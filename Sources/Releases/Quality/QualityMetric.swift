import Components

/// What is measured of a dataset or of a table (DQV, `dqv:Metric`).
struct QualityMetric {
  /// What its IRI ends in.
  let name: String
  let dimension: QualityDimension
  /// The type of its values, a name of XML Schema.
  let datatype: String
  let labels: [String: String]
  /// How it is measured.
  let definition: Text

  init(
    _ name: String, _ dimension: QualityDimension, _ datatype: String, _ label: Text,
    _ definition: Text
  ) {
    self.init(
      name, dimension, datatype,
      labels: Dictionary(
        uniqueKeysWithValues: Language.allCases.map { ($0.rawValue, label[$0]) }), definition)
  }

  private init(
    _ name: String, _ dimension: QualityDimension, _ datatype: String, labels: [String: String],
    _ definition: Text
  ) {
    self.name = name
    self.dimension = dimension
    self.datatype = datatype
    self.labels = labels
    self.definition = definition
  }

  private static func count(_ name: String, _ label: Text, _ definition: Text) -> QualityMetric {
    QualityMetric(name, .validity, "nonNegativeInteger", label, definition)
  }

  static let rowsRead = count(
    "rows-read",
    Text(ar: "عدد الأسطر المقروءة", fr: "Nombre de lignes lues", en: "Number of rows read"),
    Definition.rowsRead)
  static let rowsPublished = count(
    "rows-published",
    Text(
      ar: "عدد الأسطر المنشورة", fr: "Nombre de lignes publiées", en: "Number of rows published"),
    Definition.rowsPublished)
  static let rowsRejected = count(
    "rows-rejected",
    Text(ar: "عدد الأسطر المرفوضة", fr: "Nombre de lignes rejetées", en: "Number of rows rejected"),
    Definition.rowsRejected)
  static let publishedShare = QualityMetric(
    "published-share", .validity, "decimal",
    Text(
      ar: "نسبة الأسطر المنشورة من الأسطر المقروءة", fr: "Part des lignes lues qui sont publiées",
      en: "Share of the rows read that are published"),
    Definition.publishedShare)

  /// How many findings weigh as much as one says.
  static func findings(_ severity: Rule.Severity) -> QualityMetric {
    let label =
      switch severity {
      case .error: Text(ar: "عدد الأخطاء", fr: "Nombre d’erreurs", en: "Number of errors")
      case .warning:
        Text(ar: "عدد التنبيهات", fr: "Nombre d’avertissements", en: "Number of warnings")
      case .note: Text(ar: "عدد الملاحظات", fr: "Nombre de remarques", en: "Number of notes")
      }
    return count("findings-" + severity.rawValue, label, Definition.findings)
  }

  /// How many findings a rule made; its label is what the rule says.
  static func rule(_ total: Manifest.FindingTotal) -> QualityMetric {
    QualityMetric(
      "rule/" + total.rule, .validity, "nonNegativeInteger", labels: total.title,
      Definition.rule(total.rule))
  }

  static let documented = QualityMetric(
    "documented-share", .completeness, "decimal",
    Text(
      ar: "نسبة العناوين والأوصاف والكلمات المفتاحية المكتوبة بلغة واحدة على الأقل",
      fr: "Part des titres, descriptions et mots-clés écrits dans une langue au moins",
      en: "Share of the titles, descriptions and keywords that are written in one language at least"
    ), Definition.documented)

  /// How much of what is written exists in a language.
  static func translated(_ language: Language) -> QualityMetric {
    let label =
      switch language {
      case .ar:
        Text(
          ar: "نسبة النصوص المتوفرة بالعربية", fr: "Part des textes disponibles en arabe",
          en: "Share of the texts that exist in Arabic")
      case .fr:
        Text(
          ar: "نسبة النصوص المتوفرة بالفرنسية", fr: "Part des textes disponibles en français",
          en: "Share of the texts that exist in French")
      case .en:
        Text(
          ar: "نسبة النصوص المتوفرة بالإنجليزية", fr: "Part des textes disponibles en anglais",
          en: "Share of the texts that exist in English")
      }
    return QualityMetric(
      "translated-" + language.rawValue, .multilinguality, "decimal", label, Definition.translated)
  }

  static let daysBehind = QualityMetric(
    "days-behind", .timeliness, "integer",
    Text(
      ar: "عدد الأيام بين نهاية الفترة التي تغطيها البيانات وتاريخ الإصدار",
      fr: "Nombre de jours entre la fin de la période couverte et la publication",
      en: "Number of days between the end of the period covered and the release"),
    Definition.daysBehind)

  /// What lacks in a language, before the list of it.
  static func missing(_ language: Language) -> Text {
    switch language {
    case .ar:
      Text(
        ar: "نصوص غير متوفرة بالعربية", fr: "Textes absents en arabe",
        en: "Texts missing in Arabic")
    case .fr:
      Text(
        ar: "نصوص غير متوفرة بالفرنسية", fr: "Textes absents en français",
        en: "Texts missing in French")
    case .en:
      Text(
        ar: "نصوص غير متوفرة بالإنجليزية", fr: "Textes absents en anglais",
        en: "Texts missing in English")
    }
  }
}
