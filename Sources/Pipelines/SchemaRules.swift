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
      ar: "النمط {value} ليس تعبيرا نمطيا سليما ({detail}).",
      fr: "Le motif {value} n’est pas une expression régulière valide ({detail}).",
      en: "The pattern {value} is not a valid regular expression ({detail})."),
    fix: Text(
      ar: "اكتبه بصيغة XML Schema، مثل [0-9]{4} بدون ^ و $.",
      fr: "Écrivez-le dans la syntaxe de XML Schema, par exemple [0-9]{4}, sans ^ ni $.",
      en: "Write it in the syntax of XML Schema, such as [0-9]{4}, without ^ and $."),
    source: "Table Schema 2.0, pattern; XML Schema 1.0 Part 2, Appendix F")
  static let keyShape = Rule(
    "schema/key-shape",
    what: Text(
      ar: "عدد الحقول على جانبي الإحالة مختلف.",
      fr: "La référence n’a pas le même nombre de champs des deux côtés.",
      en: "The reference has not the same number of fields on both sides."),
    fix: Text(
      ar: "اكتب نفس عدد الحقول في fields و reference.fields.",
      fr: "Écrivez autant de champs dans fields que dans reference.fields.",
      en: "Write as many fields in fields as in reference.fields."),
    source: "Table Schema 2.0, foreignKeys")
  static let unsupportedType = Rule(
    "schema/unsupported-type",
    what: Text(
      ar: "النوع {value} غير مدعوم.", fr: "Le type {value} n’est pas pris en charge.",
      en: "The type {value} is not supported."),
    fix: Text(
      ar: "استعمل أحد هذه الأنواع: {expected}.", fr: "Utilisez l’un de ces types : {expected}.",
      en: "Use one of these types: {expected}."), source: "Table Schema 2.0, types")
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
    source: "Table Schema 2.0")
  static let unknownProperty = Rule(
    "schema/unknown-property", .warning,
    what: Text(
      ar: "الخاصية {value} ليست من Table Schema، فلا أثر لها.",
      fr: "La propriété {value} n’est pas de Table Schema ; elle est sans effet.",
      en: "The property {value} is not one of Table Schema; it has no effect."),
    fix: Text(
      ar: "أقرب اسم معروف: {expected}. وإن كانت خاصة بكم فاكتبوا لها بادئة.",
      fr: "Le nom connu le plus proche : {expected}. Si elle est à vous, donnez-lui un préfixe.",
      en: "The nearest known name: {expected}. If it is your own, give it a prefix."))
  static let badLiteral = Rule(
    "schema/bad-literal",
    what: Text(
      ar: "القيمة {value} في المخطط ليست من النوع {expected}.",
      fr: "La valeur {value} du schéma n’est pas du type {expected}.",
      en: "The value {value} of the schema is not of the type {expected}."),
    fix: Text(
      ar: "اكتب قيمة من نوع الحقل.", fr: "Écrivez une valeur du type du champ.",
      en: "Write a value of the field’s type."), source: "Table Schema 2.0, constraints")
  static let inapplicable = Rule(
    "schema/constraint-not-applicable",
    what: Text(
      ar: "القيد {value} لا ينطبق على النوع {expected}.",
      fr: "La contrainte {value} ne s’applique pas au type {expected}.",
      en: "The constraint {value} does not apply to the type {expected}."),
    fix: Text(
      ar: "احذف القيد أو غير النوع.", fr: "Retirez la contrainte ou changez le type.",
      en: "Remove the constraint or change the type."), source: "Table Schema 2.0, constraints")
}
