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
  static let blankText = Rule(
    "pipeline/blank-text",
    what: Text(ar: "النص هنا فارغ.", fr: "Le texte est vide ici.", en: "The text is empty here."),
    fix: Text(
      ar: "اكتب النص، أو احذف اللغة التي لا نص لها.",
      fr: "Écrivez le texte, ou ôtez la langue qui n’en a pas.",
      en: "Write the text, or leave out the language that has none."),
    source: "DCAT-AP 3.0.1: dct:title, dct:description",
    example: .init(
      wrong: #"description: {fr: Les séances du conseil., ar: ""}"#,
      right: "description: {fr: Les séances du conseil.}"))
  static let badAddress = Rule(
    "pipeline/bad-address",
    what: Text(
      ar: "القيمة {value} ليست عنوانا كاملا على الويب.",
      fr: "La valeur {value} n’est pas une adresse web complète.",
      en: "The value {value} is not a full web address."),
    fix: Text(
      ar: "اكتب العنوان كاملا من https:// إلى آخره دون فراغ.",
      fr: "Écrivez l’adresse en entier, à partir de https://, sans espace.",
      en: "Write the address in full, from https:// on, without a space."),
    source: "RFC 3986",
    example: .init(
      ["value": "www.example.org/licence"],
      wrong: "licenses: {own: {title: Own, path: www.example.org/licence}}",
      right: #"licenses: {own: {title: Own, path: "https://www.example.org/licence"}}"#))
  static let badEmail = Rule(
    "pipeline/bad-email",
    what: Text(
      ar: "القيمة {value} ليست عنوان بريد إلكتروني تقبله البوابات.",
      fr: "La valeur {value} n’est pas une adresse électronique que les portails acceptent.",
      en: "The value {value} is not an e-mail address that portals accept."),
    fix: Text(
      ar: "اكتبه مثل opendata@example.org.", fr: "Écrivez-la comme opendata@example.org.",
      en: "Write it like opendata@example.org."),
    source: "CKAN: email_validator; DCAT-US 1.1: hasEmail",
    example: .init(
      ["value": "open data at example"],
      wrong: "contact: {name: Open data desk, email: open data at example}",
      right: "contact: {name: Open data desk, email: opendata@example.org}"))
  static let noEntries = Rule(
    "pipeline/empty",
    what: Text(
      ar: "لا شيء تحت {name}.", fr: "Il n’y a rien sous {name}.",
      en: "There is nothing under {name}."),
    fix: Text(
      ar: "اكتب تحت {name} عنصرا واحدا على الأقل.", fr: "Écrivez au moins un élément sous {name}.",
      en: "Write one entry at least under {name}."),
    source: "DCAT-AP 3.0.1: dcat:dataset; Data Package 2.0: resources",
    example: .init(
      ["name": "datasets"], wrong: "datasets: {}", right: "datasets: {members: {title: Members}}"))
}
