import Components

/// The rules of text and its encoding, which any format of text may report.
enum EncodingRules {
  static let rules: [Rule] = [
    .encodingDetected, .utf16Found, .markDiffers, .encodingMixed, .encodingUndecided, .wrongByte,
  ]
}

extension Rule {
  static let encodingDetected = Rule(
    "encoding/detected", .note,
    what: Text(
      ar: """
        الملف ليس بترميز UTF-8. فيه خارج ASCII {count:characters} تكون كلمات بالترميز {encoding}، \
        فقرئ به، مثلا: {value}.
        """,
      fr: """
        Le fichier n’est pas en UTF-8. Il a hors de l’ASCII {count:characters}, qui forment des mots \
        en {encoding} ; il a été lu ainsi, par exemple : {value}.
        """,
      en: """
        The file is not UTF-8. Outside ASCII it has {count:characters}, which make words in \
        {encoding}; it was read so, for example: {value}.
        """),
    fix: Text(
      ar: "اكتب encoding: {encoding} لتثبيت هذا الاختيار، أو احفظ الملف من جديد بترميز UTF-8.",
      fr: """
        Écrivez encoding: {encoding} pour fixer ce choix, ou enregistrez de nouveau le fichier en \
        UTF-8.
        """,
      en: "State encoding: {encoding} to settle it, or save the file again as UTF-8."),
    source: "WHATWG Encoding; RFC 3629",
    example: .init(
      ["count": "812", "encoding": "windows-1256", "value": "فاس - مكناس"],
      wrong: "members: {from: data/members.csv}",
      right: "members: {from: data/members.csv, format: {csv: {encoding: windows-1256}}}"))
  static let utf16Found = Rule(
    "encoding/utf-16", .note,
    what: Text(
      ar: "ترميز الملف هو {encoding} كما تدل عليه بايتاته، فقرئ به.",
      fr: "Le fichier est en {encoding}, comme ses octets le montrent ; il a été lu ainsi.",
      en: "The file is {encoding}, as its bytes show; it was read so."),
    fix: Text(
      ar: "اكتب encoding: {encoding} لتثبيت هذا الاختيار، أو احفظ الملف من جديد بترميز UTF-8.",
      fr: """
        Écrivez encoding: {encoding} pour fixer ce choix, ou enregistrez de nouveau le fichier en \
        UTF-8.
        """,
      en: "State encoding: {encoding} to settle it, or save the file again as UTF-8."),
    source: "RFC 2781",
    example: .init(
      ["encoding": "utf-16le"], wrong: "Excel: Unicode Text (*.txt)",
      right: "Excel: CSV UTF-8 (*.csv)"))
  static let markDiffers = Rule(
    "encoding/mark-differs", .warning,
    what: Text(
      ar: "يبدأ الملف بعلامة الترميز {encoding}، وليس {value} كما هو مكتوب، فقرئ بترميز علامته.",
      fr: """
        Le fichier commence par la marque de {encoding}, et non de {value} comme indiqué ; il a été \
        lu selon sa marque.
        """,
      en: """
        The file begins with the mark of {encoding}, not of {value} as stated; it was read as its \
        mark says.
        """),
    fix: Text(
      ar: "اكتب encoding: {encoding}.", fr: "Écrivez encoding: {encoding}.",
      en: "State encoding: {encoding}."), source: "WHATWG Encoding, BOM sniff",
    example: .init(
      ["encoding": "utf-8", "value": "windows-1256"], wrong: "encoding: windows-1256",
      right: "encoding: utf-8"))
  static let encodingMixed = Rule(
    "encoding/mixed", .warning,
    what: Text(
      ar: """
        الملف بترميز UTF-8 إلا {count:rows}، وهنا أولها: البايت {byte} في الموضع {offset:number}. \
        يقرأ النص {one} بالترميز {first}، و {two} بالترميز {second}.
        """,
      fr: """
        Le fichier est en UTF-8 sauf {count:rows}, dont voici la première : octet {byte} à la \
        position {offset:number}. Le texte se lit {one} en {first} et {two} en {second}.
        """,
      en: """
        The file is UTF-8 but for {count:rows}, of which this is the first: byte {byte} at offset \
        {offset:number}. The text reads {one} in {first} and {two} in {second}.
        """),
    fix: Text(
      ar: "اكتب هذه الأسطر من جديد بترميز UTF-8.", fr: "Écrivez de nouveau ces lignes en UTF-8.",
      en: "Write these rows again as UTF-8."), source: "RFC 3629",
    example: .init(
      [
        "count": "2", "byte": "0xE8", "offset": "20411", "first": "windows-1252", "one": "Fès",
        "second": "iso-8859-6", "two": "Fوs",
      ], wrong: #"03,F\xE8s-Mekn\xE8s"#, right: "03,Fès-Meknès"))
  static let encodingUndecided = Rule(
    "encoding/undecided",
    what: Text(
      ar: """
        الملف ليس بترميز UTF-8 ولا يتبين ترميزه. البايت {byte} في الموضع {offset:number}: يقرأ النص \
        {one} بالترميز {first}، و {two} بالترميز {second}.
        """,
      fr: """
        Le fichier n’est pas en UTF-8, et rien ne décide de son encodage. Octet {byte} à la position \
        {offset:number} : le texte se lit {one} en {first} et {two} en {second}.
        """,
      en: """
        The file is not UTF-8, and nothing decides its encoding. Byte {byte} at offset \
        {offset:number}: the text reads {one} in {first} and {two} in {second}.
        """),
    fix: Text(
      ar:
        "اكتب encoding: {first} أو encoding: {second} حسب النص الصحيح، أو احفظ الملف بترميز UTF-8.",
      fr: """
        Écrivez encoding: {first} ou encoding: {second}, selon le texte qui est juste, ou enregistrez \
        de nouveau le fichier en UTF-8.
        """,
      en: """
        State encoding: {first} or encoding: {second}, whichever reads well, or save the file again \
        as UTF-8.
        """), source: "WHATWG Encoding",
    example: .init(
      [
        "byte": "0xD8", "offset": "16", "first": "windows-1256", "one": "رباط",
        "second": "iso-8859-6", "two": "رباظ",
      ], wrong: "members: {from: data/members.csv}",
      right: "members: {from: data/members.csv, format: {csv: {encoding: windows-1256}}}"))
  static let wrongByte = Rule(
    "encoding/wrong-byte",
    what: Text(
      ar: """
        في الخانة رقم {number} البايت {byte} (الموضع {offset:number}) الذي لا معنى له بالترميز \
        {encoding}. يقرأ النص {one} بالترميز {first}، و {two} بالترميز {second}.
        """,
      fr: """
        La cellule n° {number} contient l’octet {byte} (position {offset:number}), qui ne veut rien \
        dire en {encoding}. Le texte se lit {one} en {first} et {two} en {second}.
        """,
      en: """
        Cell number {number} holds the byte {byte} (offset {offset:number}), which means nothing in \
        {encoding}. The text reads {one} in {first} and {two} in {second}.
        """),
    fix: Text(
      ar: "صحح هذا النص، أو اكتب encoding: {first} إذا كان الملف كله كذلك.",
      fr: "Corrigez ce texte, ou écrivez encoding: {first} si tout le fichier est ainsi.",
      en: "Correct this text, or state encoding: {first} if the whole file is so written."),
    source: "WHATWG Encoding",
    example: .init(
      [
        "number": "2", "byte": "0x92", "offset": "37", "encoding": "iso-8859-1",
        "first": "windows-1252", "one": "l’élu", "second": "x-mac-arabic", "two": "líىlu",
      ], wrong: "encoding: iso-8859-1", right: "encoding: windows-1252"))
}
