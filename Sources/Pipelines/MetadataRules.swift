import Components

/// What is wrong with what an author says of a publication and its datasets.
extension Rule {
  static let defaultWording = Rule(
    "pipeline/default-language",
    what: Text(
      ar: "النص ناقص باللغة {name}، وهي لغة النشر.",
      fr: "Le texte manque en {name}, la langue de la publication.",
      en: "The text is missing in {name}, the language of the publication."),
    fix: Text(
      ar:
        "أضف {name} هنا، أو حدد لغة النشر في أعلى الملف (وهي en إن لم تحدد): language: {expected}.",
      fr:
        "Ajoutez {name} ici, ou indiquez la langue de la publication en tête du fichier (en à défaut) : language: {expected}.",
      en:
        "Add {name} here, or state the publication’s language at the top of the file (en where none is stated): language: {expected}."
    ),
    example: .init(
      ["name": "en", "expected": "ar"],
      wrong: "publisher: {name: {ar: جماعتنا, fr: Notre commune}}",
      right: """
        language: ar
        publisher: {name: {ar: جماعتنا, fr: Notre commune}}
        """))
}
