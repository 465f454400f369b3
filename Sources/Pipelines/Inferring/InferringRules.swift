public import Components

/// What can be said beside a proposed schema.
public enum InferringRules: RuleFamily {
  public static let rules: [Rule] = [
    .mixedValues, .twoReadings, .pointTaken, .formAssumed, .wordsForNone, .codes, .emptyColumn,
    .listProposed, .keyProposed, .notData,
  ]
}

extension Rule {
  static let mixedValues = Rule(
    "infer/mixed", .note,
    what: Text(
      ar:
        "ليس من النوع {expected:type}: {count:cells} من أصل {limit:number}، أولها {value}. اقترح النوع string.",
      fr:
        "Pas du type {expected:type} : {count:cells} sur {limit:number}, à commencer par {value}. Le type string est proposé.",
      en:
        "Not of the type {expected:type}: {count:cells} of {limit:number}, the first being {value}. The type string is proposed."
    ),
    fix: Text(
      ar: "صحح هذه الخانات ثم أعد الاقتراح، أو اقبل النص.",
      fr: "Corrigez ces cellules et recommencez, ou gardez le texte.",
      en: "Mend these cells and infer again, or keep the text."),
    example: .init(
      ["count": "1", "limit": "4000", "expected": "integer", "value": "12 a"],
      wrong: "12\n12 a\n13", right: "12\n12\n13"))
  static let twoReadings = Rule(
    "infer/ambiguous", .note,
    what: Text(
      ar: "قيم مثل {value} تقرأ بطريقتين ({expected})، ولا قيمة تفصل بينهما. اقترح النوع string.",
      fr:
        "Des valeurs comme {value} se lisent de deux façons ({expected}) et aucune ne tranche. Le type string est proposé.",
      en:
        "Values such as {value} can be read in two ways ({expected}) and none decides. The type string is proposed."
    ),
    fix: Text(
      ar: "اكتب في المخطط الطريقة الصحيحة منهما.",
      fr: "Écrivez dans le schéma celle des deux qui est la bonne.",
      en: "Write the right one of the two into the schema."),
    example: .init(
      ["value": "03/04/2024", "expected": "date, format: %d/%m/%Y | date, format: %m/%d/%Y"],
      wrong: "03/04/2024", right: "2024-04-03"))
  static let pointTaken = Rule(
    "infer/point", .note,
    what: Text(
      ar: "النقطة في قيم مثل {value} اعتبرت فاصلة عشرية، وقد تفصل الآلاف ({expected}).",
      fr:
        "Le point de valeurs comme {value} est pris pour une décimale ; il pourrait séparer les milliers ({expected}).",
      en:
        "The point in values such as {value} is taken for a decimal one; it might separate thousands ({expected})."
    ),
    fix: Text(
      ar: "إن كان يفصل الآلاف، فاكتب groupChar في المخطط.",
      fr: "S’il sépare les milliers, écrivez groupChar dans le schéma.",
      en: "If it separates thousands, write groupChar into the schema."),
    example: .init(
      ["value": "1.494", "expected": "number | integer, groupChar: ."], wrong: "1.494",
      right: "1494"))
  static let formAssumed = Rule(
    "infer/form", .note,
    what: Text(
      ar: "القيم مثل {value} تقرأ هكذا: {expected}.",
      fr: "Des valeurs comme {value} sont lues ainsi : {expected}.",
      en: "Values such as {value} are read as: {expected}."),
    fix: Text(
      ar: "تأكد من صحة ذلك.", fr: "Vérifiez que c’est bien le sens.",
      en: "Make sure that this is what they mean."),
    example: .init(
      ["value": "1 494,5", "expected": "number, decimalChar: ,, groupChar: U+0020"],
      wrong: "1 494,5", right: "1494.5"))
  static let wordsForNone = Rule(
    "infer/missing-values", .note,
    what: Text(
      ar: "تعتبر {expected} خلوا من القيمة ({count:cells}).",
      fr: "{expected} est pris pour une absence de valeur ({count:cells}).",
      en: "{expected} is taken to stand for no value ({count:cells})."),
    fix: Text(
      ar: "إن كان لها معنى آخر، فاحذفها من missingValues.",
      fr: "Si cela veut dire autre chose, retirez-le de missingValues.",
      en: "If it means something else, remove it from missingValues."),
    example: .init(["expected": "-", "count": "3"], wrong: "12\n-\n13", right: "12\n\n13"))
  static let codes = Rule(
    "infer/codes", .note,
    what: Text(
      ar: "أرقام مثل {value} رموز، بعضها يبدأ بصفر أو بعلامة زائد، فاقترح النوع string.",
      fr:
        "Des chiffres comme {value} sont des codes, certains avec un zéro ou un plus en tête. Le type string est proposé.",
      en:
        "Digits such as {value} are codes, some with a leading zero or plus. The type string is proposed."
    ),
    fix: Text(
      ar: "لا تغير النوع إلا إذا كانت أعدادا للحساب.",
      fr: "Ne changez le type que si l’on calcule avec ces nombres.",
      en: "Change the type only if people calculate with these numbers."),
    example: .init(
      ["value": "007"], wrong: #"{"name": "code", "type": "integer"}"#,
      right: #"{"name": "code", "type": "string"}"#))
  static let emptyColumn = Rule(
    "infer/empty-column", .note,
    what: Text(
      ar: "لا قيمة في العمود {value}، فاقترح النوع string.",
      fr: "La colonne {value} n’a aucune valeur. Le type string est proposé.",
      en: "The column {value} has no value. The type string is proposed."),
    fix: Text(
      ar: "اكتب نوع العمود، أو احذفه.", fr: "Écrivez le type de la colonne, ou retirez-la.",
      en: "Write the type of the column, or remove it."),
    example: .init(["value": "remark"], wrong: "id,remark\n1,", right: "id\n1"))
  static let listProposed = Rule(
    "infer/enum", .note,
    what: Text(
      ar: "لا توجد في العمود غير هذه القيم: {expected}.",
      fr: "La colonne n’a que ces valeurs : {expected}.",
      en: "The column has only these values: {expected}."),
    fix: Text(
      ar: "أضف إلى enum القيم التي قد تأتي، أو احذف enum.",
      fr: "Ajoutez à enum les valeurs qui peuvent encore venir, ou retirez-le.",
      en: "Add the values that may still come to enum, or remove it."),
    example: .init(
      ["expected": "commune | region"], wrong: "commune", right: "commune | region"))
  static let keyProposed = Rule(
    "infer/primary-key", .note,
    what: Text(
      ar: "العمود {value} اقترح مفتاحا أساسيا، فقيمه كلها موجودة ومختلفة.",
      fr:
        "La colonne {value} est proposée comme clé primaire : toutes ses valeurs sont là et diffèrent.",
      en: "The column {value} is proposed as primary key: all its values are there and differ."),
    fix: Text(
      ar: "إن لم يكن هذا العمود معرفا، فغير primaryKey.",
      fr: "Si ce n’est pas un identifiant, changez primaryKey.",
      en: "If it is not an identifier, change primaryKey."),
    example: .init(["value": "id"], wrong: "id\n1\n1", right: "id\n1\n2"))
  public static let notData = Rule(
    "infer/not-data",
    what: Text(
      ar: "{value} ليس ملف بيانات.", fr: "{value} n’est pas un fichier de données.",
      en: "{value} is not a file of data."),
    fix: Text(
      ar: "أعط ملف CSV.", fr: "Donnez un fichier CSV.", en: "Give a CSV file."),
    example: .init(["value": "pipeline.yaml"], wrong: "pipeline.yaml", right: "members.csv"))
}
