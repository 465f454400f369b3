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
      ar: "النوع {value} غير مدعوم.", fr: "Le type {value} n’est pas pris en charge.",
      en: "The type {value} is not supported."),
    fix: Text(
      ar: "استعمل أحد هذه الأنواع: {expected}.", fr: "Utilisez l’un de ces types : {expected}.",
      en: "Use one of these types: {expected}."), source: "Table Schema 2.0, types",
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
      ar: "احذفها من المخطط، أو اكتب القيم بصيغتها الأصلية.",
      fr: "Retirez-la du schéma, ou écrivez les valeurs dans leur forme par défaut.",
      en: "Remove it from the schema, or write the values in their default form."),
    source: "Table Schema 2.0",
    example: .init(
      ["value": "format"],
      wrong: #"{"name": "held", "type": "date", "format": "any"}"#,
      right: #"{"name": "held", "type": "date"}"#))
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
}
