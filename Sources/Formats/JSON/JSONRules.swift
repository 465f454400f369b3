import Components

/// The rules of data in JSON, for the cards of the formats that are made of it.
enum JSONRules {
  static let records: [Rule] = [
    .jsonBadValue, .jsonPunctuation, .trailingComma, .jsonDuplicateName, .loneSurrogate, .badEscape,
    .controlCharacter, .jsonNotUTF8, .jsonTooDeep, .notClosed, .afterEnd, .notRecord,
    .otherEncoding, .jsonRaggedRow, .tooManyColumns, .noColumns, .jsonEmptyName,
    .jsonRecordTooLong,
  ]
  static let documents: [Rule] = [.noList]
}

extension Rule {
  static let jsonBadValue = Rule(
    "json/bad-value",
    what: Text(
      ar: "القيمة {value} ليست من قيم JSON (السطر {line}، البايت {offset}).",
      fr: "{value} n’est pas une valeur JSON (ligne {line}, octet {offset}).",
      en: "{value} is not a JSON value (line {line}, byte {offset})."),
    fix: Text(
      ar: "اكتب عددا أو نصا بين علامتي اقتباس أو true أو false أو null.",
      fr: "Écrivez un nombre, un texte entre guillemets, true, false ou null.",
      en: "Write a number, text in quotes, true, false or null."), source: "RFC 8259 §3, §6",
    example: .init(
      ["value": #"NaN"#, "line": "1", "offset": "9"],
      wrong: #"[{"rate": NaN}]"#,
      right: #"[{"rate": null}]"#))
  static let jsonPunctuation = Rule(
    "json/punctuation",
    what: Text(
      ar: "المنتظر هنا {expected} وليس {value} (السطر {line}، البايت {offset}).",
      fr: "Il faudrait ici {expected} et non {value} (ligne {line}, octet {offset}).",
      en: "Here {expected} should stand, not {value} (line {line}, byte {offset})."),
    fix: Text(
      ar: "صحح العلامات بين الأسماء والقيم والأقواس.",
      fr: "Corrigez les signes entre noms, valeurs et crochets.",
      en: "Mend the signs between names, values and brackets."), source: "RFC 8259 §2",
    example: .init(
      ["value": #"1"#, "expected": #":"#, "line": "1", "offset": "9"],
      wrong: #"[{"code" 1}]"#,
      right: #"[{"code": 1}]"#))
  static let trailingComma = Rule(
    "json/trailing-comma",
    what: Text(
      ar: "توجد فاصلة لا يتبعها شيء قبل قوس الإغلاق.",
      fr: "Une virgule n’est suivie de rien avant le crochet fermant.",
      en: "A comma has nothing behind it before the closing bracket."),
    fix: Text(
      ar: "احذف الفاصلة الأخيرة.", fr: "Retirez la dernière virgule.",
      en: "Remove the last comma."), source: "RFC 8259 §4, §5",
    example: .init(
      wrong: #"[{"code": 1},]"#,
      right: #"[{"code": 1}]"#))
  static let jsonDuplicateName = Rule(
    "json/duplicate-name",
    what: Text(
      ar: "الاسم {name} مكتوب مرتين في نفس الكائن (السطر {line}، البايت {offset}).",
      fr: "Le nom {name} figure deux fois dans le même objet (ligne {line}, octet {offset}).",
      en: "The name {name} stands twice in the same object (line {line}, byte {offset})."),
    fix: Text(
      ar: "احذف أحدهما أو غير اسمه.", fr: "Supprimez-en un ou renommez-le.",
      en: "Remove one of the two or rename it."), source: "RFC 8259 §4",
    example: .init(
      ["name": #"code"#, "line": "1", "offset": "9"],
      wrong: #"[{"code": 1, "code": 2}]"#,
      right: #"[{"code": 1, "number": 2}]"#))
  static let loneSurrogate = Rule(
    "json/lone-surrogate",
    what: Text(
      ar: "الرمز {value} نصف حرف بلا نصفه الآخر (السطر {line}، البايت {offset}).",
      fr: "{value} est la moitié d’un caractère, sans l’autre (ligne {line}, octet {offset}).",
      en: "{value} is half of a character without the other half (line {line}, byte {offset})."),
    fix: Text(
      ar: "اكتب الحرف نفسه، أو نصفيه معا.",
      fr: "Écrivez le caractère lui-même, ou ses deux moitiés.",
      en: "Write the character itself, or both halves of it."), source: "RFC 8259 §8.2",
    example: .init(
      ["value": #"\ud83c"#, "line": "1", "offset": "9"],
      wrong: #"[{"name": "\ud83c"}]"#,
      right: #"[{"name": "\ud83c\udfdb"}]"#))
  static let badEscape = Rule(
    "json/bad-escape",
    what: Text(
      ar: "الرمز {value} لا معنى له داخل نص (السطر {line}، البايت {offset}).",
      fr: "{value} n’a pas de sens dans un texte (ligne {line}, octet {offset}).",
      en: "{value} means nothing within text (line {line}, byte {offset})."),
    fix: Text(
      ar: "ضاعف الشرطة المائلة الخلفية إن كانت جزءا من النص.",
      fr: "Doublez la barre oblique inverse si elle fait partie du texte.",
      en: "Double the backslash where it is part of the text."), source: "RFC 8259 §7",
    example: .init(
      ["value": #"\d"#, "line": "1", "offset": "9"],
      wrong: #"[{"path": "c:\data"}]"#,
      right: #"[{"path": "c:\\data"}]"#))
  static let controlCharacter = Rule(
    "json/control-character",
    what: Text(
      ar: "الحرف {value} لا يكتب كما هو داخل نص (السطر {line}، البايت {offset}).",
      fr:
        "Le caractère {value} ne s’écrit pas tel quel dans un texte (ligne {line}, octet {offset}).",
      en: "The character {value} cannot stand in text as it is (line {line}, byte {offset})."),
    fix: Text(
      ar: "احذفه أو اكتبه مثل \\n أو \\u0000.",
      fr: "Retirez-le ou écrivez-le comme \\n ou \\u0000.",
      en: "Remove it or write it like \\n or \\u0000."), source: "RFC 8259 §7",
    example: .init(
      ["value": #"0x0A"#, "line": "1", "offset": "9"],
      wrong: #"""
        [{"name": "two
        lines"}]
        """#,
      right: #"[{"name": "two\nlines"}]"#))
  static let jsonNotUTF8 = Rule(
    "json/not-utf8",
    what: Text(
      ar: "البايت {value} ليس بترميز UTF-8 (السطر {line}، البايت {offset}).",
      fr: "L’octet {value} n’est pas de l’UTF-8 (ligne {line}, octet {offset}).",
      en: "The byte {value} is not UTF-8 (line {line}, byte {offset})."),
    fix: Text(
      ar: "احفظ الملف من جديد بترميز UTF-8.", fr: "Enregistrez de nouveau le fichier en UTF-8.",
      en: "Save the file again as UTF-8."), source: "RFC 8259 §8.1",
    example: .init(
      ["value": #"0xE8"#, "line": "1", "offset": "9"],
      wrong: #"[{"name": "F\xE8s"}]"#,
      right: #"[{"name": "Fès"}]"#))
  static let jsonTooDeep = Rule(
    "json/too-deep",
    what: Text(
      ar: "تتداخل الأقواس هنا أكثر من {limit} مستوى (السطر {line}، البايت {offset}).",
      fr:
        "Les crochets s’emboîtent ici sur plus de {limit} niveaux (ligne {line}, octet {offset}).",
      en:
        "Brackets stand within brackets here for more than {limit} levels (line {line}, byte {offset})."
    ),
    fix: Text(
      ar: "ابسط بنية السجل.", fr: "Simplifiez la structure de l’enregistrement.",
      en: "Make the record simpler."), source: "RFC 8259 §9",
    example: .init(
      ["limit": "128", "line": "1", "offset": "9"],
      wrong: #"[{"a": [[[ … ]]]}]"#,
      right: #"[{"a": []}]"#))
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
