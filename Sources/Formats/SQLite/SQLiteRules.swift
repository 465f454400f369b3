import Components

extension Rule {
  static let notADatabase = Rule(
    "sqlite/not-a-database",
    what: Text(
      ar: "هذا الملف ليس قاعدة SQLite، أو هو مشفر.",
      fr: "Ce fichier n’est pas une base SQLite, ou il est chiffré.",
      en: "This file is no SQLite database, or it is encrypted."),
    fix: Text(
      ar: "احفظ القاعدة دون كلمة سر ودون ضغط، أو اذكر صيغة الملف الصحيحة.",
      fr: "Enregistrez la base sans mot de passe ni compression, ou indiquez le bon format.",
      en: "Save the database without password and compression, or state the right format."),
    source: "SQLite Database File Format, 1.3.1",
    example: .init(
      wrong: "members: {from: data/members.csv, format: sqlite}",
      right: "members: {from: data/members.sqlite, format: sqlite}"))
  static let databaseFailed = Rule(
    "sqlite/failed",
    what: Text(
      ar: "تعذرت قراءة القاعدة، ويقول SQLite: {reason}.",
      fr: "La base ne peut pas être lue ; SQLite dit : {reason}.",
      en: "The database cannot be read; SQLite says: {reason}."),
    fix: Text(
      ar: "تحقق من الجدول أو الأمر في هذه القاعدة، أو استرجعها من نسخة سليمة.",
      fr: "Vérifiez la table ou la requête dans la base, ou restaurez-la depuis une copie saine.",
      en: "Check the table or query in the database, or restore it from a sound copy."),
    example: .init(
      ["reason": "no such column: nom"], wrong: "query: SELECT nom FROM members",
      right: "query: SELECT name FROM members"))
  static let databaseUnfinished = Rule(
    "sqlite/unfinished",
    what: Text(
      ar: "في {value} تغييرات لم تدخل القاعدة بعد.",
      fr: "{value} contient des changements qui ne sont pas encore dans la base.",
      en: "{value} holds changes that are not in the database yet."),
    fix: Text(
      ar: "أغلق البرنامج الذي يستعمل القاعدة، أو احفظ نسخة منها بالأمر VACUUM INTO.",
      fr: "Fermez le programme qui utilise la base, ou faites-en une copie avec VACUUM INTO.",
      en: "Close the program that uses the database, or make a copy of it with VACUUM INTO."),
    source: "SQLite Database File Format, 4",
    example: .init(
      ["value": "data/members.db-wal"], wrong: "members.db  members.db-wal  members.db-shm",
      right: "members.db"))
  static let whichTable = Rule(
    "sqlite/which-table",
    what: Text(
      ar: "في القاعدة عدة جداول: {expected}.",
      fr: "La base contient plusieurs tables : {expected}.",
      en: "The database has several tables: {expected}."),
    fix: Text(
      ar: "اذكر الجدول في table.", fr: "Nommez la table dans table.",
      en: "Name the table in table."),
    example: .init(
      ["expected": "meetings, members"], wrong: "format: sqlite",
      right: "format: {sqlite: {table: members}}"))
  static let noTables = Rule(
    "sqlite/no-table",
    what: Text(
      ar: "ليس في القاعدة جدول.", fr: "La base ne contient aucune table.",
      en: "The database has no table."),
    fix: Text(
      ar: "تحقق من أنها القاعدة الصحيحة.", fr: "Vérifiez que c’est la bonne base.",
      en: "Check that it is the right database."),
    example: .init(
      wrong: "members: {from: data/empty.db}", right: "members: {from: data/members.db}"))
  static let notASelect = Rule(
    "sqlite/not-a-select",
    what: Text(
      ar: "الأمر في query ليس SELECT واحدا.", fr: "query n’est pas un seul SELECT.",
      en: "The query is not one SELECT."),
    fix: Text(
      ar: "اكتب أمر SELECT واحدا لا يغير شيئا.", fr: "Écrivez un seul SELECT, qui ne change rien.",
      en: "Write one SELECT, which changes nothing."),
    example: .init(
      wrong: "query: DELETE FROM members", right: "query: SELECT id, name FROM members ORDER BY id")
  )
  static let costlyQuery = Rule(
    "sqlite/too-costly",
    what: Text(
      ar: "يحتاج استخراج الأسطر من هذه القاعدة إلى وقت أطول من المسموح به.",
      fr: "Tirer les lignes de cette base demande plus de temps qu’il n’est permis.",
      en: "Getting the rows out of this database takes longer than is allowed."),
    fix: Text(
      ar: "بسط الأمر أو العرض، أو احفظ نتيجته في جدول.",
      fr: "Simplifiez la requête ou la vue, ou enregistrez-en le résultat dans une table.",
      en: "Make the query or view simpler, or save its result as a table."),
    example: .init(
      wrong: "query: SELECT * FROM a, a AS b, a AS c ORDER BY 1", right: "query: SELECT * FROM a"))
  static let sameColumn = Rule(
    "sqlite/same-column",
    what: Text(
      ar: "العمود {value} يرد مرتين في نتيجة الأمر.",
      fr: "La requête donne deux fois la colonne {value}.",
      en: "The query gives the column {value} twice."),
    fix: Text(
      ar: "سم أحدهما باسم آخر بواسطة AS.", fr: "Donnez un autre nom à l’une des deux avec AS.",
      en: "Give one of the two another name with AS."),
    example: .init(
      ["value": "id"], wrong: "query: SELECT a.id, b.id FROM a JOIN b USING (region)",
      right: "query: SELECT a.id, b.id AS other FROM a JOIN b USING (region)"))
  static let blobCell = Rule(
    "sqlite/blob",
    what: Text(
      ar: "القيمة بيانات ثنائية (BLOB) وليست نصا.",
      fr: "La valeur est binaire (BLOB), pas du texte.",
      en: "The value is binary (a BLOB), not text."),
    fix: Text(
      ar: "اترك هذا العمود بواسطة query، أو اكتب فيه hex().",
      fr: "Laissez cette colonne de côté avec query, ou écrivez-y hex().",
      en: "Leave the column out with query, or write hex() of it there."),
    source: "Datatypes in SQLite, 2",
    example: .init(
      wrong: "format: {sqlite: {table: photos}}",
      right: "format: {sqlite: {query: SELECT id, hex(photo) AS photo FROM photos}}"))
  static let notUTF8InDatabase = Rule(
    "sqlite/not-utf8",
    what: Text(
      ar: "في النص بايتات ليست من UTF-8.",
      fr: "Le texte contient des octets qui ne sont pas de l’UTF-8.",
      en: "The text has bytes that are not UTF-8."),
    fix: Text(
      ar: "أعد إدخال القيمة في القاعدة بترميز UTF-8.",
      fr: "Ressaisissez la valeur dans la base, en UTF-8.",
      en: "Enter the value into the database again, as UTF-8."),
    source: "SQLite Database File Format, 1.3.13", example: .init(wrong: #"F\xE8s"#, right: "Fès"))
  static let databaseName = Rule(
    "sqlite/bad-name",
    what: Text(
      ar: "لا يقبل SQLite الاسم {value} هنا: هو محجوز أو لا يختلف عن غيره إلا في حجم الحروف.",
      fr:
        "SQLite n’admet pas le nom {value} ici : il est réservé, ou ne diffère d’un autre que par la casse.",
      en:
        "SQLite does not admit the name {value} here: it is reserved, or differs from another in case only."
    ),
    fix: Text(
      ar: "غير الاسم، أو لا تنشر هذا الجدول بصيغة sqlite.",
      fr: "Changez le nom, ou ne publiez pas cette table en sqlite.",
      en: "Change the name, or do not publish this table as sqlite."),
    example: .init(["value": "Name"], wrong: "id,name,Name", right: "id,name,full_name"))
  static let tooManyFields = Rule(
    "sqlite/too-many-columns",
    what: Text(
      ar: "في الجدول {count:columns}، وSQLite لا يقبل أكثر من {limit:number}.",
      fr: "La table a {count:columns} ; SQLite en admet au plus {limit:number}.",
      en: "The table has {count:columns}; SQLite admits at most {limit:number}."),
    fix: Text(
      ar: "لا تنشر هذا الجدول بصيغة sqlite، أو قسمه.",
      fr: "Ne publiez pas cette table en sqlite, ou divisez-la.",
      en: "Do not publish this table as sqlite, or divide it."),
    source: "Limits In SQLite, 2",
    example: .init(
      ["count": "3000", "limit": "2000"], wrong: "formats: [csv, sqlite]", right: "formats: [csv]"))
  static let integerTooLarge = Rule(
    "sqlite/integer-too-large",
    what: Text(
      ar: "العدد الصحيح {value} أكبر مما يحفظه SQLite (64 بتا).",
      fr: "L’entier {value} dépasse ce que SQLite conserve (64 bits).",
      en: "The integer {value} is larger than SQLite keeps (64 bits)."),
    fix: Text(
      ar: "إذا كان رمزا تعريفيا فاجعل نوع الحقل string في مخطط الجدول.",
      fr: "Si c’est un identifiant, donnez au champ le type string dans le schéma de la table.",
      en: "If it is an identifier, give the field the type string in the table’s schema."),
    source: "Datatypes in SQLite, 2",
    example: .init(
      ["value": "9223372036854775808"], wrong: #"{"name": "receipt", "type": "integer"}"#,
      right: #"{"name": "receipt", "type": "string"}"#))
  static let numberRounded = Rule(
    "sqlite/rounded", .warning,
    what: Text(
      ar: "للعدد {value} أرقام أكثر مما يحفظه SQLite، وهو مقرب في القاعدة.",
      fr:
        "Le nombre {value} a plus de chiffres que SQLite n’en garde : il est arrondi dans la base.",
      en: "The number {value} has more digits than SQLite keeps: it is rounded in the database."),
    fix: Text(
      ar: "القيمة كاملة في CSV؛ إذا لم تكن قياسا فاجعل نوع الحقل string.",
      fr:
        "Le CSV garde la valeur entière ; si ce n’est pas une mesure, donnez au champ le type string.",
      en: "The CSV keeps the whole value; if it is no measure, give the field the type string."),
    source: "Datatypes in SQLite, 3",
    example: .init(
      ["value": "0.12345678901234567"], wrong: "0.12345678901234567", right: "0.123456789"))
  static let databaseBroken = Rule(
    "sqlite/broken",
    what: Text(
      ar: "القاعدة المكتوبة غير سليمة، ويقول SQLite: {reason}.",
      fr: "La base écrite n’est pas saine ; SQLite dit : {reason}.",
      en: "The database that was written is not sound; SQLite says: {reason}."),
    fix: Text(
      ar: "تحقق من القرص، ثم أعد التنفيذ.", fr: "Vérifiez le disque, puis relancez.",
      en: "Check the disk, then run again."),
    example: .init(
      ["reason": "row 3 missing from index"],
      wrong: "PRAGMA integrity_check: row 3 missing from index",
      right: "PRAGMA integrity_check: ok"))
}
