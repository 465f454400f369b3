import Components
import Formats

extension XSDPattern {
  /// Refuses a pattern that is not an XML Schema regular expression.
  static func check(_ pattern: String, at place: Place) throws(Finding) {
    do throws(Fault) { _ = try XSDPattern(pattern) } catch {
      throw Finding(.badPattern, at: place, ["value": pattern, "detail": error.message])
    }
  }
}

extension Rule {
  static let badPattern = Rule(
    "schema/bad-pattern",
    what: Text(
      ar: "النمط {value} غير سليم ({detail}).",
      fr: "Le motif {value} n’est pas une expression régulière valide ({detail}).",
      en: "The pattern {value} is not a valid regular expression ({detail})."),
    fix: Text(
      ar: "اكتبه بصيغة XML Schema، مثل [0-9]+، دون ^ و$.",
      fr: "Écrivez-le dans la syntaxe de XML Schema, par exemple [0-9]+, sans ^ ni $.",
      en: "Write it in the syntax of XML Schema, such as [0-9]+, without ^ and $."),
    source: "Table Schema 2.0, pattern; XML Schema 1.0 Part 2, Appendix F",
    example: .init(
      ["value": "[0-9{2}", "detail": "xmlFAParseCharClassExpr: ']' expected"],
      wrong: #""pattern": "[0-9{2}""#,
      right: #""pattern": "[0-9]{2}""#))
  static let keyShape = Rule(
    "schema/key-shape",
    what: Text(
      ar: "عدد الحقول على جانبي الإحالة مختلف.",
      fr: "La référence n’a pas le même nombre de champs des deux côtés.",
      en: "The reference has not the same number of fields on both sides."),
    fix: Text(
      ar: "اكتب العدد نفسه من الحقول في fields وفي reference.fields.",
      fr: "Écrivez autant de champs dans fields que dans reference.fields.",
      en: "Write as many fields in fields as in reference.fields."),
    source: "Table Schema 2.0, foreignKeys",
    example: .init(
      wrong:
        #""fields": ["region", "province"], "reference": {"resource": "regions", "fields": ["code"]}"#,
      right: #""fields": ["region"], "reference": {"resource": "regions", "fields": ["code"]}"#))
  static let unsupportedType = Rule(
    "schema/unsupported-type",
    what: Text(
      ar: "النوع {value} ليس من أنواع Table Schema.",
      fr: "Le type {value} n’est pas un type de Table Schema.",
      en: "The type {value} is not one of Table Schema."),
    fix: Text(
      ar: "استعمل أحد الأنواع المعروفة: {expected}.",
      fr: "Utilisez un type connu : {expected}.", en: "Use a known type: {expected}."),
    source: "Table Schema 2.0, types",
    example: .init(
      ["value": "text", "expected": "string, integer, number, date"],
      wrong: #"{"name": "title", "type": "text"}"#,
      right: #"{"name": "title", "type": "string"}"#))
  static let unsupported = Rule(
    "schema/unsupported",
    what: Text(
      ar: "الخاصية {value} غير مدعومة بعد.",
      fr: "La propriété {value} n’est pas encore prise en charge.",
      en: "The property {value} is not supported yet."),
    fix: Text(
      ar: "تحقق من كتابة اسمها، أو احذفها من المخطط.",
      fr: "Vérifiez son nom, ou retirez-la du schéma.",
      en: "Check its name, or remove it from the schema."),
    source: "Table Schema 2.0",
    example: .init(
      ["value": "minimun"], wrong: #""constraints": {"minimun": 1}"#,
      right: #""constraints": {"minimum": 1}"#))
  static let unknownProperty = Rule(
    "schema/unknown-property", .warning,
    what: Text(
      ar: "الخاصية {value} ليست من Table Schema، فلا أثر لها.",
      fr: "La propriété {value} n’est pas de Table Schema ; elle est sans effet.",
      en: "The property {value} is not one of Table Schema; it has no effect."),
    fix: Text(
      ar: "أقرب اسم معروف: {expected}. وإن كانت خاصة بكم فاكتبوا لها بادئة.",
      fr: "Le nom connu le plus proche : {expected}. Si elle est à vous, donnez-lui un préfixe.",
      en: "The nearest known name: {expected}. If it is your own, give it a prefix."),
    example: .init(
      ["value": "tittle", "expected": "title"],
      wrong: #"{"name": "region", "tittle": "الجهة"}"#,
      right: #"{"name": "region", "title": "الجهة"}"#))
  static let unknownLanguage = Rule(
    "schema/language", .warning,
    what: Text(
      ar: "القيمة {value} ليست رمز لغة، فلا أثر لها.",
      fr: "La valeur {value} n’est pas un code de langue ; elle est sans effet.",
      en: "The value {value} is not the code of a language; it has no effect."),
    fix: Text(
      ar: "اكتب رمز اللغة، مثل ar أو fr، أو zgh للأمازيغية.",
      fr: "Écrivez le code de la langue, comme ar ou fr, ou zgh pour l’amazighe.",
      en: "Write the code of the language, such as ar or fr, or zgh for Tamazight."),
    source: "BCP 47, 2.2.1; ISO 639",
    example: .init(
      ["value": "arabe"], wrong: #"{"name": "region", "nashr:language": "arabe"}"#,
      right: #"{"name": "region", "nashr:language": "ar"}"#))
  static let badLiteral = Rule(
    "schema/bad-literal",
    what: Text(
      ar: "القيمة {value} في المخطط ليست من نوع الحقل: {expected:type}.",
      fr: "La valeur {value} du schéma n’est pas du type du champ : {expected:type}.",
      en: "The value {value} of the schema is not of the field’s type: {expected:type}."),
    fix: Text(
      ar: "اكتب قيمة من نوع الحقل.", fr: "Écrivez une valeur du type du champ.",
      en: "Write a value of the field’s type."), source: "Table Schema 2.0, constraints",
    example: .init(
      ["value": "zero", "expected": "integer"],
      wrong: #"{"type": "integer", "constraints": {"minimum": "zero"}}"#,
      right: #"{"type": "integer", "constraints": {"minimum": 0}}"#))
  static let inapplicable = Rule(
    "schema/constraint-not-applicable",
    what: Text(
      ar: "القيد {value} لا ينطبق على حقول من هذا النوع: {expected:type}.",
      fr: "La contrainte {value} ne s’applique pas aux champs de ce type : {expected:type}.",
      en: "The constraint {value} does not apply to fields of this type: {expected:type}."),
    fix: Text(
      ar: "احذف القيد أو غير النوع.", fr: "Retirez la contrainte ou changez le type.",
      en: "Remove the constraint or change the type."), source: "Table Schema 2.0, constraints",
    example: .init(
      ["value": "minLength", "expected": "date"],
      wrong: #"{"type": "date", "constraints": {"minLength": 10}}"#,
      right: #"{"type": "date", "constraints": {"minimum": "2018-01-01"}}"#))
  static let inapplicableProperty = Rule(
    "schema/property-not-applicable", .warning,
    what: Text(
      ar: "الخاصية {value} لا تنطبق على النوع {expected:type}، فلا أثر لها.",
      fr: "La propriété {value} ne s’applique pas au type {expected:type} ; elle est sans effet.",
      en: "The property {value} does not apply to the type {expected:type}; it has no effect."),
    fix: Text(
      ar: "احذف الخاصية أو غير النوع.", fr: "Retirez la propriété ou changez le type.",
      en: "Remove the property or change the type."), source: "Table Schema 2.0, types",
    example: .init(
      ["value": "decimalChar", "expected": "string"], wrong: "{type: string, decimalChar: ','}",
      right: "{type: number, decimalChar: ','}"))
  static let badFormat = Rule(
    "schema/bad-format",
    what: Text(
      ar: "الصيغة {value} ليست من صيغ النوع {expected:type}.",
      fr: "Le format {value} n’est pas un format du type {expected:type}.",
      en: "The format {value} is not one of the type {expected:type}."),
    fix: Text(
      ar: "استعمل صيغة يعرفها النوع؛ وصيغة التاريخ تذكر السنة والشهر واليوم، مثل %d/%m/%Y.",
      fr:
        "Utilisez un format du type ; celui d’une date dit l’année, le mois et le jour, comme %d/%m/%Y.",
      en: "Use a format of the type; that of a date says year, month and day, like %d/%m/%Y."),
    source: "Table Schema 2.0, types",
    example: .init(
      ["value": "%d/%m", "expected": "date"], wrong: "{type: date, format: '%d/%m'}",
      right: "{type: date, format: '%d/%m/%Y'}"))
  static let ambiguousForm = Rule(
    "schema/ambiguous-form",
    what: Text(
      ar: "الكتابة {value} لها معنى آخر في هذا الحقل.",
      fr: "L’écriture {value} a déjà un autre sens dans ce champ.",
      en: "The spelling {value} already means something else in this field."),
    fix: Text(
      ar: "اختر كتابة لا تحتمل معنيين.", fr: "Choisissez une écriture qui n’ait qu’un sens.",
      en: "Choose a spelling that means one thing."), source: "Table Schema 2.0, types",
    example: .init(
      ["value": ","], wrong: "{type: number, decimalChar: ',', groupChar: ','}",
      right: "{type: number, decimalChar: ',', groupChar: ' '}"))
  static let duplicateValue = Rule(
    "schema/duplicate-value",
    what: Text(
      ar: "القيمة {value} مكتوبة مرتين في هذه اللائحة.",
      fr: "La valeur {value} est écrite deux fois dans cette liste.",
      en: "The value {value} is written twice in this list."),
    fix: Text(
      ar: "احذف إحداهما.", fr: "Supprimez l’une des deux.", en: "Remove one of the two."),
    source: "Table Schema 2.0, missingValues, categories",
    example: .init(
      ["value": "-"], wrong: "missingValues: ['-', '-']", right: "missingValues: ['-']")
  )
  static let enumOutside = Rule(
    "schema/enum-outside-categories",
    what: Text(
      ar: "القيمة {value} في enum ليست من categories.",
      fr: "La valeur {value} de enum n’est pas dans categories.",
      en: "The value {value} of enum is not among the categories."),
    fix: Text(
      ar: "احذفها من enum أو أضفها إلى categories.",
      fr: "Retirez-la de enum ou ajoutez-la à categories.",
      en: "Remove it from enum or add it to categories."), source: "Table Schema 2.0, categories",
    example: .init(
      ["value": "c"], wrong: "{categories: [a, b], constraints: {enum: [c]}}",
      right: "{categories: [a, b], constraints: {enum: [b]}}"))
  static let badExample = Rule(
    "schema/bad-example", .warning,
    what: Text(
      ar: "المثال {value} ليس من النوع {expected:type}.",
      fr: "L’exemple {value} n’est pas du type {expected:type}.",
      en: "The example {value} is not of the type {expected:type}."),
    fix: Text(
      ar: "اكتب مثالا من نوع الحقل.", fr: "Écrivez un exemple du type du champ.",
      en: "Write an example of the field’s type."), source: "Table Schema 2.0, example",
    example: .init(
      ["value": "abc", "expected": "integer"], wrong: "{type: integer, example: abc}",
      right: "{type: integer, example: 12}"))
}
