internal import Components

extension Rule {
  /// The rules of every kind of spreadsheet.
  static let sheetRules: [Rule] = [
    .noHeader, .noRows, .emptyName, .duplicateColumn, .sheetUnknown, .sheetNumberBeyond,
    .noVisibleSheet, .sheetHidden, .sheetOthers, .blankRow, .beyondHeader, .errorValue,
    .noCachedValue, .notADate, .brokenCell, .rowOrder, .cellOrder, .tooManyRows, .sheetTooWide,
    .sheetRowTooLong, .sheetTooLarge, .notAWorkbook, .sheetDamaged, .sheetEncrypted,
    .oldWorkbook, .sheetDoctype, .harmfulArchive,
  ]

  static let sheetUnknown = Rule(
    "sheet/unknown",
    what: Text(
      ar: "لا توجد في الملف ورقة اسمها {value}.", fr: "Le fichier n’a pas de feuille {value}.",
      en: "The file has no sheet {value}."),
    fix: Text(
      ar: "اختر إحدى أوراقه: {expected}.", fr: "Choisissez une de ses feuilles : {expected}.",
      en: "Choose one of its sheets: {expected}."), source: "Table Dialect 2.0, sheetName",
    example: .init(
      ["value": "Membre", "expected": "Membres, Bureau"],
      wrong: "members: {from: data/members.xlsx, format: {xlsx: {sheetName: Membre}}}",
      right: "members: {from: data/members.xlsx, format: {xlsx: {sheetName: Membres}}}"))
  static let sheetNumberBeyond = Rule(
    "sheet/number-beyond",
    what: Text(
      ar: "لا توجد ورقة رقمها {value}؛ عدد أوراق الملف {count:number}.",
      fr: "Il n’y a pas de feuille n° {value} ; le fichier en a {count:number}.",
      en: "There is no sheet number {value}; the file has {count:number}."),
    fix: Text(
      ar: "اكتب رقما أصغر، أو اسم الورقة بالخاصية sheetName.",
      fr: "Écrivez un numéro plus petit, ou le nom de la feuille avec sheetName.",
      en: "Write a smaller number, or the name of the sheet as sheetName."),
    source: "Table Dialect 2.0, sheetNumber",
    example: .init(
      ["value": "3", "count": "2"], wrong: "{xlsx: {sheetNumber: 3}}",
      right: "{xlsx: {sheetNumber: 2}}"))
  static let noVisibleSheet = Rule(
    "sheet/none-visible",
    what: Text(
      ar: "ليست في الملف ورقة ظاهرة ({value}).",
      fr: "Le fichier n’a pas de feuille visible ({value}).",
      en: "The file has no visible sheet ({value})."),
    fix: Text(
      ar: "أظهر الورقة التي فيها البيانات، أو اكتب اسمها بالخاصية sheetName.",
      fr: "Affichez la feuille des données, ou écrivez son nom avec sheetName.",
      en: "Show the sheet with the data, or write its name as sheetName."),
    example: .init(
      ["value": "Membres"], wrong: "{xlsx: {}}", right: "{xlsx: {sheetName: Membres}}"))
  static let sheetHidden = Rule(
    "sheet/hidden", .note,
    what: Text(
      ar: "أوراق مخفية لم تقرأ: {value}.",
      fr: "Des feuilles masquées n’ont pas été lues : {value}.",
      en: "Hidden sheets were not read: {value}."),
    fix: Text(
      ar: "إذا كانت البيانات فيها فاكتب اسم الورقة بالخاصية sheetName.",
      fr: "Si les données y sont, écrivez le nom de la feuille avec sheetName.",
      en: "If the data are there, write the name of the sheet as sheetName."),
    example: .init(
      ["value": "Listes"], wrong: "{xlsx: {}}", right: "{xlsx: {sheetName: Membres}}"))
  static let sheetOthers = Rule(
    "sheet/several", .note,
    what: Text(
      ar: "قرئت الورقة {value}؛ وفي أوراق أخرى بيانات أيضا: {expected}.",
      fr: "La feuille {value} a été lue ; d’autres ont aussi des données : {expected}.",
      en: "The sheet {value} was read; others hold data too: {expected}."),
    fix: Text(
      ar: "اكتب اسم الورقة المقصودة بالخاصية sheetName.",
      fr: "Écrivez le nom de la feuille voulue avec sheetName.",
      en: "Write the name of the sheet you mean as sheetName."),
    source: "Table Dialect 2.0, sheetName",
    example: .init(
      ["value": "2024", "expected": "2023, 2022"], wrong: "{xlsx: {}}",
      right: "{xlsx: {sheetName: \"2024\"}}"))
  static let blankRow = Rule(
    "sheet/blank-row", .note,
    what: Text(
      ar: "توجد هنا أسطر فارغة لم تؤخذ بعين الاعتبار، عددها {count:number}.",
      fr: "Des lignes vides n’ont pas été prises en compte ici : {count:number}.",
      en: "Blank rows were passed over here: {count:number}."),
    fix: Text(
      ar: "احذف الأسطر الفارغة.", fr: "Supprimez les lignes vides.", en: "Delete the blank rows."),
    example: .init(
      ["count": "1"],
      wrong: """
        06 | الدار البيضاء - سطات
           |
        07 | مراكش - آسفي
        """,
      right: """
        06 | الدار البيضاء - سطات
        07 | مراكش - آسفي
        """))
  static let beyondHeader = Rule(
    "sheet/beyond-header",
    what: Text(
      ar: "الخانة {cell} خارج الأعمدة التي لها عنوان: {value}.",
      fr: "La cellule {cell} est hors des colonnes qui ont un en-tête : {value}.",
      en: "The cell {cell} is outside the columns that have a header: {value}."),
    fix: Text(
      ar: "أعط العمود اسما في سطر العناوين، أو أفرغ الخانة.",
      fr: "Donnez un nom à la colonne dans l’en-tête, ou videz la cellule.",
      en: "Give the column a name in the header, or clear the cell."),
    example: .init(
      ["cell": "C2", "value": "à vérifier"],
      wrong: """
        code | name      |
        03   | Fès-Meknès | à vérifier
        """,
      right: """
        code | name      | remark
        03   | Fès-Meknès | à vérifier
        """))
  static let errorValue = Rule(
    "sheet/error-value",
    what: Text(
      ar: "في الخانة {cell} خطأ حساب: {value}.",
      fr: "La cellule {cell} contient une erreur de calcul : {value}.",
      en: "The cell {cell} holds an error: {value}."),
    fix: Text(
      ar: "صحح الصيغة أو اكتب القيمة.", fr: "Corrigez la formule ou écrivez la valeur.",
      en: "Mend the formula or write the value."), source: "ECMA-376 Part 1, 18.18.11",
    example: .init(["cell": "B7", "value": "#N/A"], wrong: "#N/A", right: "112"))
  static let noCachedValue = Rule(
    "sheet/no-cached-value",
    what: Text(
      ar: "الخانة {cell} صيغة لم تحفظ قيمتها: {value}.",
      fr: "La cellule {cell} est une formule dont la valeur n’est pas enregistrée : {value}.",
      en: "The cell {cell} is a formula whose value was not saved: {value}."),
    fix: Text(
      ar: "افتح الملف ببرنامج الجداول ثم احفظه ليحسب القيم.",
      fr: "Ouvrez le fichier dans le tableur et enregistrez-le, pour qu’il calcule les valeurs.",
      en: "Open the file in a spreadsheet program and save it, so that values are computed."),
    source: "ECMA-376 Part 1, 18.3.1.40",
    example: .init(["cell": "D9", "value": "=SUM(D2:D8)"], wrong: "=SUM(D2:D8)", right: "112"))
  static let notADate = Rule(
    "sheet/not-a-date",
    what: Text(
      ar: "الخانة {cell} بصيغة تاريخ وليس فيها يوم من التقويم: {value}.",
      fr: "La cellule {cell} est au format date, mais {value} n’est pas un jour du calendrier.",
      en: "The cell {cell} is formatted as a date, but {value} is no day of the calendar."),
    fix: Text(
      ar: "صحح التاريخ أو صيغة الخانة.", fr: "Corrigez la date ou le format de la cellule.",
      en: "Mend the date or the format of the cell."), source: "ECMA-376 Part 1, 18.17.4.1",
    example: .init(["cell": "C4", "value": "60"], wrong: "29/02/1900", right: "28/02/1900"))
  static let brokenCell = Rule(
    "sheet/broken-cell",
    what: Text(
      ar: "لا يمكن فهم محتوى الخانة {cell} في الملف: {value}.",
      fr: "Le contenu de la cellule {cell} est incompréhensible dans le fichier : {value}.",
      en: "What the file holds for the cell {cell} makes no sense: {value}."),
    fix: Text(
      ar: "افتح الملف ببرنامج الجداول، وصحح الخانة ثم احفظه.",
      fr: "Ouvrez le fichier dans le tableur, corrigez la cellule et enregistrez.",
      en: "Open the file in a spreadsheet program, mend the cell and save."),
    source: "ECMA-376 Part 1, 18.3.1.4",
    example: .init(
      ["cell": "B3", "value": "12O"], wrong: "<c r=\"B3\"><v>12O</v></c>",
      right: "<c r=\"B3\"><v>120</v></c>"))
  static let rowOrder = Rule(
    "sheet/row-order",
    what: Text(
      ar: "أسطر الورقة في الملف ليست مرتبة: جاء السطر {value} بعد السطر {expected}.",
      fr:
        "Les lignes de la feuille ne se suivent pas dans le fichier : la ligne {value} vient après la ligne {expected}.",
      en:
        "The rows of the sheet are out of order in the file: row {value} comes after row {expected}."
    ),
    fix: Text(
      ar: "افتح الملف ببرنامج الجداول ثم احفظه من جديد.",
      fr: "Ouvrez le fichier dans le tableur et enregistrez-le de nouveau.",
      en: "Open the file in a spreadsheet program and save it again."),
    source: "ECMA-376 Part 1, 18.3.1.73",
    example: .init(
      ["value": "4", "expected": "5"], wrong: "<row r=\"5\"/><row r=\"4\"/>",
      right: "<row r=\"4\"/><row r=\"5\"/>"))
  static let cellOrder = Rule(
    "sheet/cell-order",
    what: Text(
      ar: "الخانة {cell} ليست في مكانها من السطر داخل الملف.",
      fr: "La cellule {cell} n’est pas à sa place dans la ligne du fichier.",
      en: "The cell {cell} is out of its place in the row of the file."),
    fix: Text(
      ar: "افتح الملف ببرنامج الجداول ثم احفظه من جديد.",
      fr: "Ouvrez le fichier dans le tableur et enregistrez-le de nouveau.",
      en: "Open the file in a spreadsheet program and save it again."),
    source: "ECMA-376 Part 1, 18.3.1.4",
    example: .init(
      ["cell": "A2"], wrong: "<c r=\"B2\"/><c r=\"A2\"/>", right: "<c r=\"A2\"/><c r=\"B2\"/>"))
  static let tooManyRows = Rule(
    "sheet/too-many-rows",
    what: Text(
      ar: "في الورقة سطر رقمه {value}، وأقصى ما تسعه الورقة {limit:number}.",
      fr: "La feuille a une ligne n° {value} ; une feuille en a {limit:number} au plus.",
      en: "The sheet has a row number {value}; a sheet has {limit:number} at most."),
    fix: Text(
      ar: "تحقق من مصدر الملف، أو وزع البيانات على عدة أوراق.",
      fr: "Vérifiez d’où vient le fichier, ou répartissez les données sur plusieurs feuilles.",
      en: "Check where the file comes from, or share the data out over several sheets."),
    source: "ECMA-376 Part 1, 18.3.1.73",
    example: .init(
      ["value": "2000000", "limit": "1048576"], wrong: "<row r=\"2000000\"/>",
      right: "<row r=\"200000\"/>"))
  static let sheetTooWide = Rule(
    "sheet/too-many-columns",
    what: Text(
      ar: "الخانة {cell} بعد آخر عمود ممكن، وهو XFD.",
      fr: "La cellule {cell} est au-delà de la dernière colonne possible, XFD.",
      en: "The cell {cell} is beyond the last column that there can be, XFD."),
    fix: Text(
      ar: "تحقق من مصدر الملف ثم احفظه من جديد ببرنامج الجداول.",
      fr: "Vérifiez d’où vient le fichier et enregistrez-le de nouveau dans le tableur.",
      en: "Check where the file comes from and save it again in a spreadsheet program."),
    source: "ECMA-376 Part 1, 18.3.1.4",
    example: .init(["cell": "XFE1"], wrong: "<c r=\"XFE1\"/>", right: "<c r=\"XFD1\"/>"))
  static let sheetRowTooLong = Rule(
    "sheet/row-too-long",
    what: Text(
      ar: "هذا السطر أطول من الحد المسموح به ({limit:bytes}).",
      fr: "Cette ligne dépasse la taille permise ({limit:bytes}).",
      en: "This row is longer than the limit ({limit:bytes})."),
    fix: Text(
      ar: "اختصر الخانة الطويلة، أو ارفع الحد بالخيار --max-record.",
      fr: "Abrégez la cellule trop longue, ou relevez la limite avec --max-record.",
      en: "Shorten the cell that is too long, or raise the limit with --max-record."),
    example: .init(
      ["limit": "16777216"], wrong: "nashr validate minutes.xlsx",
      right: "nashr validate minutes.xlsx --max-record 64M"))
  static let sheetTooLarge = Rule(
    "sheet/too-large",
    what: Text(
      ar: "في ملف الجداول أكثر من المسموح به من {value} ({limit:number}).",
      fr: "Le classeur dépasse ce qui est permis ({value} : {limit:number}).",
      en: "The workbook has more than is allowed ({value}: {limit:number})."),
    fix: Text(
      ar: "احفظ الورقة بصيغة CSV، أو وزعها على عدة ملفات.",
      fr: "Enregistrez la feuille en CSV, ou répartissez-la sur plusieurs fichiers.",
      en: "Save the sheet as CSV, or share it out over several files."),
    example: .init(
      ["value": "sharedStrings", "limit": "16777216"], wrong: "archive.xlsx",
      right: "archive.csv"))
  static let notAWorkbook = Rule(
    "sheet/not-a-workbook",
    what: Text(
      ar: "هذا الملف ليس ملف جداول بالصيغة {value}.",
      fr: "Ce fichier n’est pas un classeur {value}.",
      en: "This file is not a workbook of the format {value}."),
    fix: Text(
      ar: "افتحه ببرنامج الجداول واحفظه بالصيغة {value}، أو اذكر صيغته الصحيحة بالخاصية format.",
      fr:
        "Ouvrez-le dans le tableur et enregistrez-le au format {value}, ou donnez son vrai format avec format.",
      en:
        "Open it in a spreadsheet program and save it as {value}, or give its true format as format."
    ),
    source: "ECMA-376 Part 2, 10",
    example: .init(["value": "xlsx"], wrong: "members.csv → members.xlsx", right: "members.csv"))
  static let sheetDamaged = Rule(
    "sheet/damaged",
    what: Text(
      ar: "ملف الجداول تالف ({reason}).", fr: "Le classeur est endommagé ({reason}).",
      en: "The workbook is damaged ({reason})."),
    fix: Text(
      ar: "اطلب نسخة سليمة، أو افتحه ببرنامج الجداول ثم احفظه من جديد.",
      fr: "Demandez une copie intacte, ou ouvrez-le dans le tableur et enregistrez-le de nouveau.",
      en: "Ask for a whole copy, or open it in a spreadsheet program and save it again."),
    source: "ECMA-376 Part 2; OpenDocument 1.3 Part 2",
    example: .init(
      ["reason": "xl/worksheets/sheet1.xml: truncated"], wrong: "members.xlsx: 12 kB",
      right: "members.xlsx: 48 kB"))
  static let sheetEncrypted = Rule(
    "sheet/encrypted",
    what: Text(
      ar: "ملف الجداول محمي بكلمة سر.", fr: "Le classeur est protégé par un mot de passe.",
      en: "The workbook is protected by a password."),
    fix: Text(
      ar: "افتحه بكلمة السر واحفظه بدونها.",
      fr: "Ouvrez-le avec le mot de passe et enregistrez-le sans.",
      en: "Open it with the password and save it without."),
    example: .init(wrong: "members.xlsx: EncryptedPackage", right: "members.xlsx"))
  static let oldWorkbook = Rule(
    "sheet/old-format",
    what: Text(
      ar: "هذا ملف جداول بصيغة لا تقرأ: {value}.",
      fr: "Ce classeur est d’un format qui ne se lit pas ici : {value}.",
      en: "This workbook is of a format that is not read here: {value}."),
    fix: Text(
      ar: "افتحه ببرنامج الجداول واختر «حفظ باسم» بالصيغة .xlsx.",
      fr: "Ouvrez-le dans le tableur et choisissez « Enregistrer sous », .xlsx.",
      en: "Open it in a spreadsheet program and choose “Save as”, .xlsx."),
    example: .init(["value": ".xls"], wrong: "members.xls", right: "members.xlsx"))
  static let sheetDoctype = Rule(
    "sheet/doctype",
    what: Text(
      ar: "في ملف الجداول تعريف DTD، وهو غير مسموح به ({value}).",
      fr: "Le classeur contient une DTD, ce qui n’est pas permis ({value}).",
      en: "The workbook holds a document type declaration, which is not allowed ({value})."),
    fix: Text(
      ar: "لا تفتح الملف قبل التحقق من مصدره، واطلب نسخة أخرى.",
      fr: "Vérifiez d’où vient ce fichier avant de l’ouvrir, et demandez-en un autre.",
      en: "Check where the file comes from before you open it, and ask for another."),
    source: "ECMA-376 Part 2, 8.2",
    example: .init(
      ["value": "xl/workbook.xml"], wrong: "<!DOCTYPE x [<!ENTITY a \"…\">]>", right: "<workbook>"))
  static let harmfulArchive = Rule(
    "sheet/harmful",
    what: Text(
      ar: "ملف الجداول مركب بطريقة قد تضر بالجهاز ({reason}).",
      fr: "Le classeur est fait d’une manière qui pourrait nuire ({reason}).",
      en: "The workbook is made in a way that may do harm ({reason})."),
    fix: Text(
      ar: "لا تفتح الملف قبل التحقق من مصدره، واطلب نسخة أخرى.",
      fr: "Vérifiez d’où vient ce fichier avant de l’ouvrir, et demandez-en un autre.",
      en: "Check where the file comes from before you open it, and ask for another."),
    source: "APPNOTE.TXT 6.3.10",
    example: .init(
      ["reason": "xl/worksheets/sheet1.xml: ratio 1030"], wrong: "members.xlsx: 42 kB → 4 GB",
      right: "members.xlsx: 42 kB → 300 kB"))
}
