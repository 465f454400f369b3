import Columns
import Components

/// What the pages say by themselves.
enum Words {
  /// The words in one language, by the names that the templates use.
  static func all(in language: Language) -> [String: String] {
    texts.mapValues { $0[language] }
  }

  /// A language's name in itself.
  static func own(_ language: Language) -> String {
    switch language {
    case .ar: "العربية"
    case .fr: "Français"
    case .en: "English"
    }
  }

  static func severity(_ name: String) -> Text {
    switch name {
    case "error": Text(ar: "خطأ", fr: "Erreur", en: "Error")
    case "warning": Text(ar: "تنبيه", fr: "Avertissement", en: "Warning")
    default: Text(ar: "ملاحظة", fr: "Remarque", en: "Note")
    }
  }

  static func type(_ type: FieldType) -> Text {
    switch type {
    case .string: Text(ar: "نص", fr: "texte", en: "text")
    case .integer: Text(ar: "عدد صحيح", fr: "nombre entier", en: "whole number")
    case .number: Text(ar: "عدد", fr: "nombre", en: "number")
    case .boolean: Text(ar: "صحيح أو خطأ", fr: "vrai ou faux", en: "true or false")
    case .date: Text(ar: "تاريخ", fr: "date", en: "date")
    case .time: Text(ar: "وقت", fr: "heure", en: "time")
    case .datetime: Text(ar: "تاريخ ووقت", fr: "date et heure", en: "date and time")
    case .year: Text(ar: "سنة", fr: "année", en: "year")
    case .yearmonth: Text(ar: "شهر وسنة", fr: "mois et année", en: "month and year")
    case .duration: Text(ar: "مدة", fr: "durée", en: "duration")
    case .object: Text(ar: "كائن JSON", fr: "objet JSON", en: "JSON object")
    case .array: Text(ar: "مصفوفة JSON", fr: "tableau JSON", en: "JSON array")
    case .list: Text(ar: "لائحة قيم", fr: "liste de valeurs", en: "list of values")
    case .geopoint: Text(ar: "نقطة جغرافية", fr: "point géographique", en: "geographic point")
    case .geojson:
      Text(ar: "شكل جغرافي (GeoJSON)", fr: "forme géographique (GeoJSON)", en: "shape (GeoJSON)")
    case .any: Text(ar: "أي قيمة", fr: "toute valeur", en: "any value")
    }
  }

  static let texts: [String: Text] = [
    "colon": Text(ar: ": ", fr: "\u{A0}: ", en: ": "),
    "comma": Text(ar: "، ", fr: ", ", en: ", "),
    "skip": Text(ar: "انتقل إلى المحتوى", fr: "Aller au contenu", en: "Skip to content"),
    "languages": Text(ar: "اللغات", fr: "Langues", en: "Languages"),
    "notice": Text(ar: "تنبيه", fr: "Avertissement", en: "Notice"),
    "modified": Text(ar: "آخر تحديث", fr: "Dernière mise à jour", en: "Last updated"),
    "contents": Text(ar: "المحتوى", fr: "Contenu", en: "Contents"),
    "version": Text(ar: "النسخة", fr: "Version", en: "Version"),
    "issued": Text(ar: "تاريخ الإصدار", fr: "Date de publication", en: "Released"),
    "license": Text(ar: "الرخصة", fr: "Licence", en: "Licence"),
    "period": Text(ar: "الفترة", fr: "Période", en: "Period"),
    "series": Text(ar: "السلسلة", fr: "Série", en: "Series"),
    "rows": Text(ar: "الأسطر", fr: "Lignes", en: "Rows"),
    "format": Text(ar: "الصيغة", fr: "Format", en: "Format"),
    "file": Text(ar: "الملف", fr: "Fichier", en: "File"),
    "packed": Text(ar: "مضغوط (gzip)", fr: "Compressé (gzip)", en: "Compressed (gzip)"),
    "files": Text(ar: "ملفات الجدول", fr: "Fichiers de la table", en: "Files of the table"),
    "columns": Text(ar: "أعمدة الجدول", fr: "Colonnes de la table", en: "Columns of the table"),
    "column": Text(ar: "العمود", fr: "Colonne", en: "Column"),
    "title": Text(ar: "العنوان", fr: "Titre", en: "Title"),
    "type": Text(ar: "النوع", fr: "Type", en: "Type"),
    "description": Text(ar: "الوصف", fr: "Description", en: "Description"),
    "none": Text(ar: "لا يوجد", fr: "aucun", en: "none"),
    "shared": Text(
      ar: "كل الجداول في ملف واحد", fr: "Toutes les tables en un fichier",
      en: "All tables in one file"),
    "bundle": Text(
      ar: "كل الملفات في حزمة واحدة", fr: "Tous les fichiers en une archive",
      en: "All files in one bundle"),
    "digest": Text(ar: "البصمة الرقمية SHA-256", fr: "Empreinte SHA-256", en: "SHA-256 digest"),
    "quality": Text(ar: "جودة البيانات", fr: "Qualité des données", en: "Quality of the data"),
    "clean": Text(
      ar: "لم يجد التحقق ما ينبه إليه.", fr: "Les contrôles n’ont rien à signaler.",
      en: "The checks found nothing to report."),
    "found": Text(
      ar: "نُشرت هذه التنبيهات مع البيانات؛ الأعداد تامة والأمثلة هي الأولى.",
      fr:
        "Ces remarques sont publiées avec les données ; les nombres sont exacts, les exemples sont les premiers.",
      en:
        "These findings are published with the data; the counts are exact, the examples are the first ones."
    ),
    "examples": Text(ar: "أمثلة", fr: "Exemples", en: "Examples"),
    "allFindings": Text(ar: "اللائحة الكاملة", fr: "La liste complète", en: "The full list"),
    "sources": Text(ar: "المصادر", fr: "Sources", en: "Sources"),
    "withdrawn": Text(
      ar: "مجموعات بيانات مسحوبة", fr: "Jeux de données retirés", en: "Withdrawn datasets"),
    "withdrawnOn": Text(
      ar: "سُحبت مجموعة البيانات هذه في", fr: "Ce jeu de données a été retiré le",
      en: "This dataset was withdrawn on"),
    "reason": Text(ar: "السبب", fr: "Motif", en: "Reason"),
    "successor": Text(ar: "تحل محلها", fr: "Remplacé par", en: "Replaced by"),
    "lastRelease": Text(ar: "آخر إصدار", fr: "Dernière version", en: "Last release"),
    "notKept": Text(
      ar: "لم يعد أي إصدار منها محفوظا هنا.", fr: "Aucune de ses versions n’est conservée ici.",
      en: "None of its releases is kept here."),
    "identifier": Text(ar: "المعرف", fr: "Identifiant", en: "Identifier"),
    "home": Text(
      ar: "إلى صفحة المنشور", fr: "Vers la page de la publication",
      en: "To the page of the publication"),
    "machines": Text(
      ar: "للبوابات والبرامج", fr: "Pour les portails et les programmes",
      en: "For portals and programs"),
    "registerHow": Text(
      ar:
        "في كل بوابة يسجل مسؤول البيانات المفتوحة عنوانا واحدا؛ ثم تجلبه البوابة آليا كلما صدرت نسخة جديدة.",
      fr:
        "Dans chaque portail, le responsable des données ouvertes enregistre une seule adresse ; le portail la moissonne ensuite de lui-même.",
      en:
        "In each portal, the open-data officer registers one address; from then on the portal harvests it by itself."
    ),
    "register": Text(
      ar: "العنوان الذي يسجل في كل بوابة", fr: "L’adresse à enregistrer dans chaque portail",
      en: "The address to register in each portal"),
    "portal": Text(ar: "البوابة", fr: "Portail", en: "Portal"),
    "sourceType": Text(ar: "نوع المصدر فيها", fr: "Type de source", en: "Type of source"),
    "address": Text(ar: "العنوان", fr: "Adresse", en: "Address"),
    "verify": Text(ar: "التحقق من الملفات", fr: "Vérifier les fichiers", en: "Verify the files"),
    "verifyHow": Text(
      ar: "حمّل ملفات إصدار مع ملفه SHA256SUMS إلى مجلد واحد، ثم نفذ فيه أحد هذين الأمرين:",
      fr:
        "Téléchargez les fichiers d’une version et son fichier SHA256SUMS dans un même dossier, puis exécutez-y l’une de ces commandes :",
      en:
        "Download the files of a release and its file SHA256SUMS to one folder, then run one of these commands there:"
    ),
    "publisher": Text(ar: "الناشر", fr: "Éditeur", en: "Publisher"),
    "contact": Text(ar: "جهة الاتصال", fr: "Contact", en: "Contact"),
  ]
}
