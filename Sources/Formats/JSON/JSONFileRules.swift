import Components

extension Rule {
  static let notClosed = Rule(
    "json/not-closed",
    what: Text(
      ar: "ينتهي النص قبل إغلاق كل الأقواس وعلامات الاقتباس.",
      fr: "Le texte finit avant que crochets et guillemets soient tous fermés.",
      en: "The text ends before all brackets and quotes are closed."),
    fix: Text(
      ar: "احصل على الملف كاملا: فقد انقطع تحميله أو كتابته.",
      fr: "Procurez-vous le fichier entier : il a été coupé.",
      en: "Get the whole file: it was cut off."), source: "RFC 8259 §2",
    example: .init(
      wrong: #"[{"code": 1}, {"co"#,
      right: #"[{"code": 1}, {"code": 2}]"#))
  static let afterEnd = Rule(
    "json/after-end",
    what: Text(
      ar: "توجد قيمة أخرى بعد نهاية الأولى.",
      fr: "Une autre valeur suit la fin de la première.",
      en: "Another value follows the end of the first."),
    fix: Text(
      ar: "اكتب format: ndjson إذا كانت في كل سطر قيمة؛ وإلا اجمع القيم في مصفوفة واحدة.",
      fr:
        "Écrivez format: ndjson s’il y a une valeur par ligne ; sinon réunissez-les en un tableau.",
      en: "Write format: ndjson where each line is a value; else make one array of them."),
    source: "RFC 8259 §2",
    example: .init(
      wrong: #"""
        {"code": 1}
        {"code": 2}
        """#,
      right: #"[{"code": 1}, {"code": 2}]"#))
  static let notRecord = Rule(
    "json/not-record",
    what: Text(
      ar: "هذا العنصر ليس سجلا من الشكل {expected} (السطر {line}، البايت {offset}).",
      fr: "Cet élément n’est pas un enregistrement {expected} (ligne {line}, octet {offset}).",
      en: "This element is not a record of the form {expected} (line {line}, byte {offset})."),
    fix: Text(
      ar: "احذف العنصر أو اكتبه مثل السجلات الأخرى.",
      fr: "Supprimez l’élément ou écrivez-le comme les autres.",
      en: "Remove the element or write it as the others are."),
    source: "Table Dialect 2.0, itemType",
    example: .init(
      ["expected": #"{ }"#, "line": "1", "offset": "9"],
      wrong: #"[{"code": 1}, null]"#,
      right: #"[{"code": 1}]"#))
  static let otherEncoding = Rule(
    "json/other-encoding",
    what: Text(
      ar: "هذا الملف بترميز {value}، و JSON لا يكتب إلا بترميز UTF-8.",
      fr: "Ce fichier est en {value} ; JSON s’écrit en UTF-8.",
      en: "This file is {value}; JSON is written in UTF-8."),
    fix: Text(
      ar: "احفظ الملف من جديد بترميز UTF-8.", fr: "Enregistrez de nouveau le fichier en UTF-8.",
      en: "Save the file again as UTF-8."), source: "RFC 8259 §8.1",
    example: .init(
      ["value": "UTF-16"],
      wrong: #"members.json: FF FE 5B 00"#,
      right: #"members.json: 5B"#))
  static let noList = Rule(
    "json/no-list",
    what: Text(
      ar: "لا توجد هنا قائمة سجلات ({value}).",
      fr: "Il n’y a pas ici de liste d’enregistrements ({value}).",
      en: "There is no list of records here ({value})."),
    fix: Text(
      ar: "اكتب في property اسم العضو الذي يحمل السجلات؛ القوائم الموجودة: {expected}.",
      fr:
        "Donnez dans property le membre qui porte les enregistrements ; listes trouvées : {expected}.",
      en: "Name the member that holds the records in property; lists found: {expected}."),
    source: "Table Dialect 2.0, property; RFC 6901",
    example: .init(
      ["value": "[ ]", "expected": "members"],
      wrong: #"members: {from: members.json}"#,
      right: #"members: {from: members.json, property: members}"#))
  static let jsonRaggedRow = Rule(
    "json/ragged-row",
    what: Text(
      ar: "في هذا السجل {count:cells}، والمنتظر {expected:cells}.",
      fr: "Cet enregistrement a {count:cells} au lieu de {expected:number}.",
      en: "This record has {count:cells} instead of {expected:number}."),
    fix: Text(
      ar: "أضف ما ينقص، أو null مكان ما ليست له قيمة.",
      fr: "Ajoutez ce qui manque, ou null où il n’y a pas de valeur.",
      en: "Add what is missing, or null where there is no value."),
    source: "Table Dialect 2.0, itemType",
    example: .init(
      ["count": "1", "expected": "2"],
      wrong: #"[["code", "name"], [1]]"#,
      right: #"[["code", "name"], [1, null]]"#))
  static let tooManyColumns = Rule(
    "json/too-many-columns",
    what: Text(
      ar: "في السجلات أكثر من {limit} اسم مختلف.",
      fr: "Les enregistrements ont plus de {limit} noms différents.",
      en: "The records have more than {limit} different names."),
    fix: Text(
      ar: "اختر الأعمدة بالخاصية itemKeys.", fr: "Choisissez les colonnes avec itemKeys.",
      en: "Choose the columns with itemKeys."), source: "Table Dialect 2.0, itemKeys",
    example: .init(
      ["limit": "4096"],
      wrong: #"[{"2024-01-01": 3, "2024-01-02": 5}]"#,
      right: #"[{"day": "2024-01-01", "count": 3}]"#))
  static let noColumns = Rule(
    "json/no-columns",
    what: Text(
      ar: "لا توجد في الملف سجلات تعرف منها الأعمدة.",
      fr: "Le fichier n’a pas d’enregistrement d’où connaître les colonnes.",
      en: "The file has no record that tells the columns."),
    fix: Text(
      ar: "أضف سجلا، أو اكتب الأعمدة في itemKeys.",
      fr: "Ajoutez un enregistrement, ou donnez les colonnes dans itemKeys.",
      en: "Add a record, or name the columns in itemKeys."), source: "Table Dialect 2.0, itemKeys",
    example: .init(
      wrong: #"[]"#,
      right: #"[{"code": 1}]"#))
  static let jsonEmptyName = Rule(
    "json/empty-name",
    what: Text(
      ar: "في السجلات عضو اسمه فارغ.",
      fr: "Les enregistrements ont un membre dont le nom est vide.",
      en: "The records have a member whose name is empty."),
    fix: Text(
      ar: "اكتب له اسما، أو اختر الأعمدة بالخاصية itemKeys.",
      fr: "Donnez-lui un nom, ou choisissez les colonnes avec itemKeys.",
      en: "Give it a name, or choose the columns with itemKeys."),
    source: "Table Schema 2.0, field name",
    example: .init(
      wrong: #"[{"": 1}]"#,
      right: #"[{"code": 1}]"#))
  static let jsonRecordTooLong = Rule(
    "json/record-too-long",
    what: Text(
      ar: "هذا السجل أطول من الحد المسموح به ({limit:bytes}).",
      fr: "Cet enregistrement dépasse la taille permise ({limit:bytes}).",
      en: "This record is longer than the limit ({limit:bytes})."),
    fix: Text(
      ar: "تحقق من قوس أو علامة اقتباس لم تغلق، أو ارفع الحد بالخيار --max-record.",
      fr: "Cherchez un crochet ou un guillemet non fermé, ou relevez la limite avec --max-record.",
      en: "Look for a bracket or quote that is not closed, or raise the limit with --max-record."),
    source: "RFC 8259 §9",
    example: .init(
      ["limit": "16777216"],
      wrong: #"nashr validate minutes.json"#,
      right: #"nashr validate minutes.json --max-record 64M"#))
}
