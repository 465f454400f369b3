public import Components

extension Rule {
  static let noHeader = Rule(
    "csv/no-header",
    what: Text(
      ar: "ليس في الملف سطر عناوين.", fr: "Le fichier n’a pas de ligne d’en-tête.",
      en: "The file has no header row."),
    fix: Text(
      ar: "اكتب أسماء الأعمدة في السطر الأول.",
      fr: "Écrivez les noms des colonnes sur la première ligne.",
      en: "Write the names of the columns on the first line."), source: "RFC 4180 §2.3",
    example: .init(
      wrong: "regions.csv: 0 B",
      right: """
        code,name
        01,طنجة - تطوان - الحسيمة
        """))
  static let noRows = Rule(
    "csv/no-rows",
    what: Text(
      ar: "الملف فارغ وبدون سطر عناوين، فلا تعرف أعمدته.",
      fr: "Le fichier est vide et sans en-tête : ses colonnes sont inconnues.",
      en: "The file is empty and has no header, so its columns are not known."),
    fix: Text(
      ar: "أضف سطرا واحدا على الأقل، أو سطر عناوين مع header: true.",
      fr: "Ajoutez au moins une ligne, ou une ligne d’en-tête avec header: true.",
      en: "Add a row at least, or a header row with header: true."),
    source: "Table Dialect 2.0, header",
    example: .init(wrong: "regions.csv: 0 B", right: "01,طنجة - تطوان - الحسيمة"))
  static let escapeAtEnd = Rule(
    "csv/escape-at-end",
    what: Text(
      ar: "حرف الهروب في آخر الملف لا يتبعه شيء.",
      fr: "Le caractère d’échappement à la fin du fichier n’est suivi de rien.",
      en: "The escape character at the end of the file has nothing behind it."),
    fix: Text(
      ar: "احذف الحرف أو ضاعفه.", fr: "Retirez ce caractère ou doublez-le.",
      en: "Remove the character or double it."), source: "Table Dialect 2.0, escapeChar",
    example: .init(wrong: #"05,بني ملال\"#, right: #"05,بني ملال\\"#))
  public static let dialectClash = Rule(
    "csv/dialect-clash",
    what: Text(
      ar: "الخاصيتان {value} و {expected} في لهجة الملف لا يمكن أن تكونا نفس الحرف.",
      fr: "{value} et {expected} du dialecte ne peuvent pas être le même caractère.",
      en: "{value} and {expected} of the dialect cannot be the same character."),
    fix: Text(
      ar: "غير إحداهما، أو اكتب quoteChar: null إذا كان الملف بدون علامات اقتباس.",
      fr: "Changez l’un des deux, ou écrivez quoteChar: null si le fichier est sans guillemets.",
      en: "Change one of the two, or write quoteChar: null where the file has no quotes."),
    source: "Table Dialect 2.0",
    example: .init(
      ["value": "delimiter", "expected": "quoteChar"],
      wrong: #"{"delimiter": ";", "quoteChar": ";"}"#, right: #"{"delimiter": ";"}"#))
  static let emptyName = Rule(
    "csv/empty-name",
    what: Text(
      ar: "العمود رقم {number} بلا اسم.", fr: "La colonne n° {number} n’a pas de nom.",
      en: "Column number {number} has no name."),
    fix: Text(
      ar: "اكتب اسم العمود في سطر العناوين.",
      fr: "Écrivez le nom de la colonne dans la ligne d’en-tête.",
      en: "Write the column’s name in the header row."), source: "Table Schema 2.0, field name",
    example: .init(
      ["number": "2"],
      wrong: """
        code,,population
        04,الرباط - سلا - القنيطرة,5132639
        """,
      right: """
        code,name,population
        04,الرباط - سلا - القنيطرة,5132639
        """))
  static let duplicateColumn = Rule(
    "csv/duplicate-column",
    what: Text(
      ar: "اسم العمود {value} مكتوب مرتين في سطر العناوين.",
      fr: "Le nom de colonne {value} figure deux fois dans l’en-tête.",
      en: "The column name {value} stands twice in the header."),
    fix: Text(
      ar: "غير اسم أحد العمودين.", fr: "Renommez l’une des deux colonnes.",
      en: "Rename one of the two columns."), source: "Table Schema 2.0, field name",
    example: .init(
      ["value": "name"],
      wrong: """
        code,name,name
        03,فاس - مكناس,Fès-Meknès
        """,
      right: """
        code,name_ar,name_fr
        03,فاس - مكناس,Fès-Meknès
        """))
  static let raggedRow = Rule(
    "csv/ragged-row",
    what: Text(
      ar: "في هذا السطر {count:cells}، والمنتظر {expected:cells}.",
      fr: "Cette ligne a {count:cells} au lieu de {expected:number}.",
      en: "This row has {count:cells} instead of {expected:number}."),
    fix: Text(
      ar: "تحقق من الفواصل ومن علامات الاقتباس في هذا السطر.",
      fr: "Vérifiez les séparateurs et les guillemets de cette ligne.",
      en: "Check the delimiters and quotes of this row."), source: "RFC 4180 §2.4",
    example: .init(
      ["count": "3", "expected": "2"],
      wrong: """
        held,subject
        2024-11-12,الميزانية, القراءة الأولى
        """,
      right: """
        held,subject
        2024-11-12,"الميزانية, القراءة الأولى"
        """))
  static let blankLine = Rule(
    "csv/blank-line", .note,
    what: Text(
      ar: "يوجد هنا سطر فارغ لم يؤخذ بعين الاعتبار.",
      fr: "Cette ligne vide n’a pas été prise en compte.",
      en: "This blank line was passed over."),
    fix: Text(
      ar: "احذف السطر الفارغ.", fr: "Supprimez la ligne vide.", en: "Delete the blank line."),
    example: .init(
      wrong: """
        code,name
        06,الدار البيضاء - سطات

        07,مراكش - آسفي
        """,
      right: """
        code,name
        06,الدار البيضاء - سطات
        07,مراكش - آسفي
        """))
  static let strayQuote = Rule(
    "csv/stray-quote", .warning,
    what: Text(
      ar: "توجد علامة اقتباس داخل خانة غير محاطة بعلامات اقتباس: {value}.",
      fr: "Un guillemet se trouve dans une cellule sans guillemets : {value}.",
      en: "A quote stands within a cell that is not quoted: {value}."),
    fix: Text(
      ar: "أحط الخانة بعلامات اقتباس وضاعف العلامة الداخلية.",
      fr: "Entourez la cellule de guillemets et doublez celui du milieu.",
      en: "Put the cell in quotes and double the quote within."), source: "RFC 4180 §2.5",
    example: .init(
      ["value": #"جلسة "استثنائية""#],
      wrong: """
        held,subject
        2024-11-12,جلسة "استثنائية"
        """,
      right: #"""
        held,subject
        2024-11-12,"جلسة ""استثنائية"""
        """#))
  static let afterQuote = Rule(
    "csv/after-quote",
    what: Text(
      ar: "يوجد نص بعد علامة الاقتباس التي تغلق خانة.",
      fr: "Du texte suit le guillemet qui ferme une cellule.",
      en: "Text follows the quote that closes a cell."),
    fix: Text(
      ar: "ضاعف علامات الاقتباس التي هي جزء من النص.",
      fr: "Doublez les guillemets qui font partie du texte.",
      en: "Double the quotes that are part of the text."), source: "RFC 4180 §2.7",
    example: .init(
      wrong: """
        held,subject
        2024-11-12,"الميزانية" 2025
        """,
      right: """
        held,subject
        2024-11-12,"الميزانية 2025"
        """))
  static let unclosedQuote = Rule(
    "csv/unclosed-quote",
    what: Text(
      ar: "فتحت في هذا السطر علامة اقتباس ولم تغلق حتى نهاية الملف.",
      fr: "Un guillemet ouvert dans cette ligne n’est pas fermé avant la fin du fichier.",
      en: "A quote opened in this row is not closed before the end of the file."),
    fix: Text(
      ar: "أغلق علامة الاقتباس، أو ضاعفها إن كانت جزءا من النص.",
      fr: "Fermez le guillemet, ou doublez-le s’il fait partie du texte.",
      en: "Close the quote, or double it where it is part of the text."), source: "RFC 4180 §2.6",
    example: .init(
      wrong: """
        held,subject
        2024-11-12,"الميزانية
        """,
      right: """
        held,subject
        2024-11-12,"الميزانية"
        """))
  static let recordTooLong = Rule(
    "csv/record-too-long",
    what: Text(
      ar: "هذا السطر أطول من الحد المسموح به ({limit:bytes}).",
      fr: "Cette ligne dépasse la taille permise ({limit:bytes}).",
      en: "This row is longer than the limit ({limit:bytes})."),
    fix: Text(
      ar: "تحقق من علامة اقتباس لم تغلق، أو ارفع الحد بالخيار --max-record.",
      fr: "Cherchez un guillemet non fermé, ou relevez la limite avec --max-record.",
      en: "Look for a quote that is not closed, or raise the limit with --max-record."),
    example: .init(
      ["limit": "16777216"],
      wrong: "nashr validate minutes.csv",
      right: "nashr validate minutes.csv --max-record 64M"))
  static let notUTF8 = Rule(
    "csv/not-utf8",
    what: Text(
      ar: """
        الخانة رقم {number} ليست بترميز UTF-8: البايت {byte} في الموضع {offset:number}. يقرأ النص \
        {one} بالترميز {first}، و {two} بالترميز {second}.
        """,
      fr: """
        La cellule n° {number} n’est pas en UTF-8 : octet {byte} à la position {offset:number}. Le \
        texte se lit {one} en {first} et {two} en {second}.
        """,
      en: """
        Cell number {number} is not UTF-8: byte {byte} at offset {offset:number}. The text reads \
        {one} in {first} and {two} in {second}.
        """),
    fix: Text(
      ar: "احفظ الملف من جديد بترميز UTF-8، أو اكتب encoding: {first} إذا كان كله كذلك.",
      fr: """
        Enregistrez de nouveau le fichier en UTF-8, ou écrivez encoding: {first} s’il est ainsi en \
        entier.
        """,
      en: """
        Save the file again as UTF-8, or state encoding: {first} if the whole of it is so written.
        """), source: "RFC 3629",
    example: .init(
      [
        "number": "2", "byte": "0xE8", "offset": "4", "first": "windows-1252", "one": "Fès-Meknès",
        "second": "iso-8859-6", "two": "Fوs-Meknوs",
      ],
      wrong: #"03,F\xE8s-Mekn\xE8s"#,
      right: "03,Fès-Meknès"))
  static let nul = Rule(
    "csv/nul",
    what: Text(
      ar: "في الخانة رقم {number} البايت 0x00 الذي لا مكان له في النصوص.",
      fr: "La cellule n° {number} contient l’octet 0x00, qui n’a pas sa place dans un texte.",
      en: "Cell number {number} holds the byte 0x00, which has no place in a text."),
    fix: Text(
      ar: "احذف هذا البايت. كثيرا ما يدل على ملف لم يكتمل حفظه.",
      fr: "Retirez cet octet. Il est souvent la trace d’un enregistrement interrompu.",
      en: "Remove this byte. It is often left where saving a file broke off."),
    source: "RFC 4180 §2, TEXTDATA",
    example: .init(
      ["number": "2"], wrong: #"04,Rabat\x00\x00"#, right: "04,Rabat"))
  static let mixedLineEnds = Rule(
    "csv/mixed-line-ends", .note,
    what: Text(
      ar:
        "تنتهي الأسطر بطرق مختلفة: {crlf:number} بـ CRLF و {lf:number} بـ LF و {cr:number} بـ CR.",
      fr: """
        Les lignes se terminent de plusieurs façons : {crlf:number} par CRLF, {lf:number} par LF, \
        {cr:number} par CR.
        """,
      en: """
        Rows end in more than one way: {crlf:number} with CRLF, {lf:number} with LF, {cr:number} \
        with CR.
        """),
    fix: Text(
      ar: "احفظ الملف من جديد بنهاية واحدة لكل الأسطر.",
      fr: "Enregistrez de nouveau le fichier avec une seule fin de ligne.",
      en: "Save the file again with one kind of line end."), source: "RFC 4180 §2.1",
    example: .init(
      ["crlf": "120", "lf": "3", "cr": "0"],
      wrong: #"code,name\r\n01,Tanger\n"#, right: #"code,name\r\n01,Tanger\r\n"#))
  static let openQuote = Rule(
    "csv/open-quote",
    what: Text(
      ar: """
        في السطر {line:number} من الملف فتحت علامة اقتباس لم تغلق بعد {limit:bytes}: {value}.
        """,
      fr: """
        À la ligne {line:number} du fichier s’ouvre un guillemet qui n’est pas fermé après \
        {limit:bytes} : {value}.
        """,
      en: """
        In line {line:number} of the file a quote opens that is not closed after {limit:bytes}: \
        {value}.
        """),
    fix: Text(
      ar: """
        أغلق علامة الاقتباس، أو ضاعفها إن كانت جزءا من النص، أو ارفع الحد بالخيار --max-record.
        """,
      fr: """
        Fermez le guillemet, ou doublez-le s’il fait partie du texte ; sinon relevez la limite avec \
        --max-record.
        """,
      en: """
        Close the quote, or double it where it is part of the text; else raise the limit with \
        --max-record.
        """), source: "RFC 4180 §2.6",
    example: .init(
      ["line": "2", "limit": "16777216", "value": "\"الميزانية"],
      wrong: """
        held,subject
        2024-11-12,"الميزانية
        """,
      right: """
        held,subject
        2024-11-12,"الميزانية"
        """))
  static let dialectDetected = Rule(
    "csv/dialect-detected", .note,
    what: Text(
      ar: "لم تذكر لهجة الملف، فقرئ هكذا: {value}. بذلك تكون في أسطره {expected:columns}.",
      fr: """
        Le dialecte du fichier n’est pas indiqué ; il a été lu ainsi : {value}. Ses lignes ont alors \
        {expected:columns}.
        """,
      en: """
        The dialect of the file is not stated; it was read so: {value}. Its rows then have \
        {expected:columns}.
        """),
    fix: Text(
      ar: "اكتب {value} لتثبيت هذا الاختيار.", fr: "Écrivez {value} pour fixer ce choix.",
      en: "State {value} to settle it."), source: "Table Dialect 2.0",
    example: .init(
      ["value": #"delimiter: ";""#, "expected": "4"],
      wrong: "members: {from: data/members.csv}",
      right: #"members: {from: data/members.csv, format: {csv: {delimiter: ";"}}}"#))
  static let dialectUndecided = Rule(
    "csv/dialect-undecided", .warning,
    what: Text(
      ar: "لا يتبين ما يفصل بين الخانات: {value}. قرئ الملف هكذا: {expected}.",
      fr: """
        Rien ne décide de ce qui sépare les cellules : {value}. Le fichier a été lu ainsi : {expected}.
        """,
      en: """
        Nothing decides what separates the cells: {value}. The file was read so: {expected}.
        """),
    fix: Text(
      ar: "اكتب {expected} أو فاصلا آخر.", fr: "Écrivez {expected}, ou un autre séparateur.",
      en: "State {expected}, or another delimiter."), source: "Table Dialect 2.0, delimiter",
    example: .init(
      ["value": #"";" "|""#, "expected": #"delimiter: ",""#],
      wrong: """
        a;b|c
        1;2
        3|4
        """,
      right: #"delimiter: ";""#))
}
