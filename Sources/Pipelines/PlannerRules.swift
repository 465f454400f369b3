public import Components

extension Rule {
  static let dataCycle = Rule(
    "pipeline/cycle",
    what: Text(
      ar: "هذه الجداول يحتاج بعضها إلى بعض في دائرة: {value}.",
      fr: "Ces tables dépendent les unes des autres en cercle : {value}.",
      en: "These tables depend on each other in a circle: {value}."),
    fix: Text(
      ar: "افتح الدائرة بجدول وسيط ضمن inputs.",
      fr: "Ouvrez le cercle par une table intermédiaire dans inputs.",
      en: "Open the circle with a table of its own under inputs."),
    example: .init(
      ["value": "a → b → a"],
      wrong: """
        a: {from: {table: b}}
        b: {from: {table: a}}
        """,
      right: """
        a: {from: data/a.csv}
        b: {from: {table: a}}
        """))
  static let tooDeep = Rule(
    "pipeline/too-deep",
    what: Text(
      ar: "سلسلة الجداول التي يصنع بعضها من بعض أطول من الحد، وهو {limit:tables}.",
      fr: "La suite de tables faites l’une de l’autre dépasse la limite : {limit:tables}.",
      en: "The chain of tables made one out of the other is longer than the limit: {limit:tables}."),
    fix: Text(
      ar: "اقرأ الجدول من ملفه مباشرة أو اختصر السلسلة.",
      fr: "Lisez la table depuis son fichier, ou raccourcissez la suite.",
      en: "Read the table from its file, or shorten the chain."),
    example: .init(
      ["limit": "100"],
      wrong: "t101: {from: {table: t100}}",
      right: "t101: {from: data/t101.csv}"))
  static let tooManyFiles = Rule(
    "pipeline/too-many-files",
    what: Text(
      ar: "هذا الجدول يجعل عدد الملفات المقروءة يتجاوز الحد، وهو {limit:files}.",
      fr: "Cette table fait lire plus de fichiers que la limite : {limit:files}.",
      en: "This table makes more files be read than the limit: {limit:files}."),
    fix: Text(
      ar: "لا تكدس جدولا على نفسه، أو قسم الجدول.",
      fr: "N’empilez pas une table sur elle-même, ou divisez la table.",
      en: "Do not stack a table on itself, or divide the table."),
    example: .init(
      ["limit": "1000"],
      wrong: """
        stages:
          - stack: {tables: [all]}
        """,
      right: """
        stages:
          - stack: {tables: [other]}
        """))
  public static let partDiffers = Rule(
    "package/part-differs",
    what: Text(
      ar: "في هذا الجزء {count:columns}، وفي الجزء الأول {expected:columns}.",
      fr: "Cette partie a {count:columns}, la première {expected:columns}.",
      en: "This part has {count:columns}; the first part has {expected:columns}."),
    fix: Text(
      ar: "اجعل كل الأجزاء بنفس الأعمدة، والعناوين في الأول فقط.",
      fr: "Donnez à toutes les parties les mêmes colonnes, l’en-tête dans la première seulement.",
      en: "Give all parts the same columns, with the header in the first only."),
    source: "Data Package 2.0, Multiple Files",
    example: .init(["count": "2", "expected": "3"], wrong: "1,a", right: "1,a,x"))
  public static let columnsDiffer = Rule(
    "input/columns-differ",
    what: Text(
      ar: "أعمدة هذا الملف ليست أعمدة الملف الأول من الجدول: زائد {value}، ناقص {expected}.",
      fr:
        "Les colonnes de ce fichier ne sont pas celles du premier fichier de la table : en trop {value}, il manque {expected}.",
      en:
        "The columns of this file are not those of the table’s first file: too many {value}, lacking {expected}."
    ),
    fix: Text(
      ar: "اجعل لكل الملفات نفس أسماء الأعمدة؛ الترتيب لا يهم.",
      fr: "Donnez à tous les fichiers les mêmes noms de colonnes ; l’ordre est libre.",
      en: "Give all files the same names of columns; their order is free."),
    example: .init(
      ["value": "town", "expected": "commune"], wrong: "id,town", right: "id,commune"))
}
