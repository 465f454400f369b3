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
}
