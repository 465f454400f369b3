public import Components

extension Rule {
  public static let notJSONSchema = Rule(
    "schema/json-schema-shape",
    what: Text(
      ar: "قيمة {value} في JSON Schema ليست من الشكل {expected}.",
      fr: "Dans ce JSON Schema, la valeur de {value} n’a pas la forme {expected}.",
      en: "In this JSON Schema, the value of {value} is not of the form {expected}."),
    fix: Text(
      ar: "اكتب قيمة من هذا الشكل.", fr: "Écrivez une valeur de cette forme.",
      en: "Write a value of this form."),
    source: "JSON Schema 2020-12",
    example: .init(
      ["value": "minLength", "expected": "0, 1, 2, …"], wrong: #"{"minLength": "3"}"#,
      right: #"{"minLength": 3}"#))
  public static let jsonSchemaUnsupported = Rule(
    "schema/json-schema-unsupported",
    what: Text(
      ar: "لا تدعم {value} في JSON Schema.",
      fr: "Dans un JSON Schema, {value} n’est pas pris en charge.",
      en: "In a JSON Schema, {value} is not supported."),
    fix: Text(
      ar: "اكتب القيد بكلمات JSON Schema 2020-12 وبنمط بسيط.",
      fr: "Écrivez cette contrainte avec les mots de JSON Schema 2020-12 et un motif simple.",
      en: "Write the constraint in the words of JSON Schema 2020-12 and with a plain pattern."),
    source: "JSON Schema 2020-12",
    example: .init(
      ["value": "dependencies"], wrong: #"{"dependencies": {"from": ["to"]}}"#,
      right: #"{"dependentRequired": {"from": ["to"]}}"#))
  public static let jsonSchemaReference = Rule(
    "schema/json-schema-reference",
    what: Text(
      ar: "الإحالة {value} لا تجد هدفها في هذا المخطط. لا يجلب نشر وثائق أخرى.",
      fr:
        "La référence {value} ne trouve rien dans ce schéma. Nashr ne va pas chercher d’autres documents.",
      en: "The reference {value} finds nothing in this schema. Nashr fetches no other documents."),
    fix: Text(
      ar: "انسخ المخطط المقصود إلى $defs وأحل إليه هناك.",
      fr: "Copiez le schéma visé dans $defs et renvoyez-y.",
      en: "Copy the schema it means into $defs and refer to it there."),
    source: "JSON Schema Core 2020-12 §8.2.3",
    example: .init(
      ["value": "https://example.org/point.json"],
      wrong: ##"{"$ref": "https://example.org/point.json"}"##,
      right: ##"{"$ref": "#/$defs/point", "$defs": {"point": {"type": "array"}}}"##))
  public static let jsonSchemaCycle = Rule(
    "schema/json-schema-cycle",
    what: Text(
      ar: "المخطط {value} يحيل إلى نفسه بلا نهاية.",
      fr: "Le schéma {value} renvoie à lui-même sans fin.",
      en: "The schema {value} refers to itself without end."),
    fix: Text(
      ar: "أحل إليه من داخل properties أو items فقط.",
      fr: "N’y renvoyez que depuis properties ou items.",
      en: "Refer to it only from within properties or items."),
    source: "JSON Schema Core 2020-12 §9.4.1",
    example: .init(
      ["value": "#"], wrong: ##"{"allOf": [{"$ref": "#"}]}"##,
      right: ##"{"properties": {"child": {"$ref": "#"}}}"##))
  public static let badExpression = Rule(
    "schema/json-schema-pattern",
    what: Text(
      ar: "النمط {value} في JSON Schema ليس تعبيرا نمطيا سليما ({detail}).",
      fr: "Dans ce JSON Schema, {value} n’est pas une expression régulière valide ({detail}).",
      en: "In this JSON Schema, {value} is not a valid regular expression ({detail})."),
    fix: Text(
      ar: "اكتبه بصيغة ECMA-262، مثل ^[0-9]+$.",
      fr: "Écrivez-le dans la syntaxe d’ECMA-262, par exemple ^[0-9]+$.",
      en: "Write it in the syntax of ECMA-262, such as ^[0-9]+$."),
    source: "JSON Schema Core 2020-12 §6.4; ECMA-262",
    example: .init(
      ["value": "[0-9", "detail": "["], wrong: #"{"pattern": "[0-9"}"#,
      right: #"{"pattern": "[0-9]"}"#))
}
