import Components

/// The rules of sources in PostgreSQL.
enum PostgreSQLRules {
  static let rules: [Rule] = [
    .postgresqlChoice, .postgresqlConnection, .postgresqlUnordered, .postgresqlNoTable,
    .postgresqlUnreachable, .postgresqlRefused, .postgresqlLate,
  ]
}

extension Rule {
  static let postgresqlChoice = Rule(
    "postgresql/choice",
    what: Text(
      ar: "يكتب إما table وإما query، واحد منهما فقط.",
      fr: "Il faut table ou query, l’un des deux seulement.",
      en: "Either table or query is needed, and only one of them."),
    fix: Text(
      ar: "اكتب اسم الجدول في table، أو احذفه واكتب query.",
      fr: "Écrivez le nom de la table dans table, ou retirez-le et écrivez query.",
      en: "Write the table’s name in table, or remove it and write query."),
    example: .init(
      wrong: "from: {postgresql: {connection: service=members}}",
      right: "from: {postgresql: {connection: service=members, table: members}}"))

  static let postgresqlConnection = Rule(
    "postgresql/connection",
    what: Text(
      ar: "وصف الاتصال ليس كما يكتبه libpq.",
      fr: "La connexion n’est pas écrite comme libpq le veut.",
      en: "The connection is not written as libpq wants it."),
    fix: Text(
      ar: "اكتب أسماء وقيما مثل host=… dbname=…، أو service=…، أو عنوانا يبدأ بـ postgresql://.",
      fr:
        "Écrivez des noms et des valeurs comme host=… dbname=…, ou service=…, ou une adresse en postgresql://.",
      en:
        "Write names and values such as host=… dbname=…, or service=…, or an address that begins with postgresql://."
    ),
    source: "PostgreSQL, libpq, Connection Strings",
    example: .init(
      wrong: "connection: db.example.org members",
      right: "connection: host=db.example.org dbname=members"))

  static let postgresqlUnordered = Rule(
    "postgresql/unordered", .warning,
    what: Text(
      ar:
        "لا يقول الاستعلام {source} ترتيب صفوفه، فقد تتغير الملفات المنشورة دون أن تتغير البيانات.",
      fr:
        "La requête {source} ne dit pas l’ordre de ses lignes : les fichiers publiés peuvent changer sans que les données changent.",
      en:
        "The query {source} does not say in which order its rows come: the published files may change although the data do not."
    ),
    fix: Text(
      ar: "أضف ORDER BY بعمود أو أعمدة تميز كل صف.",
      fr: "Ajoutez ORDER BY avec une ou plusieurs colonnes qui distinguent chaque ligne.",
      en: "Add ORDER BY with a column or columns that tell each row apart."),
    example: .init(
      ["source": "postgresql:query-1f3a5b7c"],
      wrong: "query: SELECT id, name FROM members",
      right: "query: SELECT id, name FROM members ORDER BY id"))

  static let postgresqlNoTable = Rule(
    "postgresql/no-table",
    what: Text(
      ar: "لا يوجد في قاعدة البيانات جدول باسم {source}، أو لا يظهر لهذا المستعمل.",
      fr: "La base n’a pas de table {source}, ou elle n’est pas visible pour cet utilisateur.",
      en: "The database has no table {source}, or this user cannot see it."),
    fix: Text(
      ar: "تأكد من الاسم حرفا بحرف (الحروف الكبيرة والصغيرة مختلفة) ومن المخطط.",
      fr: "Vérifiez le nom lettre par lettre (majuscules et minuscules diffèrent) et le schéma.",
      en: "Check the name letter by letter (capitals count) and the schema."),
    example: .init(
      ["source": "postgresql:public.members"],
      wrong: "table: Members",
      right: "table: public.members"))

  static let postgresqlUnreachable = Rule(
    "postgresql/unreachable",
    what: Text(
      ar: "تعذر الاتصال بقاعدة بيانات {source} ({reason}).",
      fr: "La base de {source} est injoignable ({reason}).",
      en: "The database of {source} cannot be reached ({reason})."),
    fix: Text(
      ar: "تأكد من connection ومن الشبكة ومن كلمة السر (PGPASSWORD أو ملف pgpass).",
      fr: "Vérifiez connection, le réseau et le mot de passe (PGPASSWORD ou le fichier pgpass).",
      en: "Check connection, the network and the password (PGPASSWORD or the pgpass file)."),
    example: .init(
      ["source": "postgresql:public.members", "reason": "Connection refused"],
      wrong: "connection: host=localhost port=5433 dbname=members",
      right: "connection: host=localhost port=5432 dbname=members"))

  static let postgresqlRefused = Rule(
    "postgresql/refused",
    what: Text(
      ar: "رفضت قاعدة البيانات {source}: {reason} (SQLSTATE {value}).",
      fr: "La base a refusé {source} : {reason} (SQLSTATE {value}).",
      en: "The database refused {source}: {reason} (SQLSTATE {value})."),
    fix: Text(
      ar: "جرب الاستعلام في psql بنفس المستعمل وصححه. لا يسمح إلا بالقراءة.",
      fr:
        "Essayez la requête dans psql avec le même utilisateur et corrigez-la. Seule la lecture est permise.",
      en: "Try the query in psql as the same user and mend it. Only reading is allowed."),
    source: "PostgreSQL, Appendix A",
    example: .init(
      [
        "source": "postgresql:public.members", "reason": "column \"naam\" does not exist",
        "value": "42703",
      ],
      wrong: "query: SELECT naam FROM members ORDER BY id",
      right: "query: SELECT name FROM members ORDER BY id"))

  static let postgresqlLate = Rule(
    "postgresql/late",
    what: Text(
      ar: "لم تصل صفوف {source} في الوقت المحدد.",
      fr: "Les lignes de {source} ne sont pas arrivées à temps.",
      en: "The rows of {source} did not come in time."),
    fix: Text(
      ar: "أعد التنفيذ لاحقا، أو ارفع timeout، أو بسط الاستعلام.",
      fr: "Relancez plus tard, augmentez timeout ou simplifiez la requête.",
      en: "Run again later, raise timeout or make the query simpler."),
    example: .init(
      ["source": "postgresql:public.members"],
      wrong: "timeout: 10s",
      right: "timeout: 30m"))
}
