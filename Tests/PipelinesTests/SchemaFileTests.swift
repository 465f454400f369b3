import Columns
import Components
import Testing

@testable import Pipelines

@Suite struct `Schema file` {
  private func read(_ text: String) throws -> (Schema, [String]) {
    let (schema, findings) = SchemaFile.read(
      try YAML.read(text, file: "s.yaml"), language: "fr")
    return (schema, findings.map(\.brief))
  }

  @Test func `states every property that is known`() throws {
    let (schema, findings) = try read(
      """
      $schema: https://datapackage.org/profiles/2.0/tableschema.json
      name: s
      title: Titre
      description: Texte
      missingValues: ['', '-']
      fieldsMatch: exact
      primaryKey: a
      uniqueKeys: [[a, b], [b]]
      foreignKeys:
        - {fields: b, reference: {resource: t, fields: x}}
        - {fields: [a, b], reference: {resource: '', fields: [b, a]}}
      nashr:foreignKeys:
        - {fields: a, reference: {package: d, resource: t, fields: y}}
      nashr:translations: {ar: {title: عنوان}, en: {title: Title, description: Words}}
      org:note: {x: [1, yes]}
      fields:
        - name: a
          type: integer
          title: A
          description: Le A
          example: 7
          rdfType: http://example.org/a
          bareNumber: true
          missingValues: ['?']
          nashr:role: name
          nashr:language: fr
          nashr:translations: {en: {title: An A}}
          constraints: {required: true, unique: true, minimum: 1, maximum: 9, enum: [1, 2]}
        - name: b
          format: email
          type: string
          constraints: {minLength: 1, maxLength: 3, pattern: '[a-z]+'}
        - {name: c, type: date, constraints: {exclusiveMinimum: 2024-01-01, exclusiveMaximum: 2025-01-01}}
        - {name: d}
      """)
    #expect(findings == [])
    #expect(schema.fields.map(\.name) == ["a", "b", "c", "d"])
    #expect(schema.fields.map(\.type) == [.integer, .string, .date, .any])
    #expect(schema.title == ["fr": "Titre", "ar": "عنوان", "en": "Title"])
    #expect(schema.description == ["fr": "Texte", "en": "Words"])
    #expect(schema.missingValues == ["", "-"] && schema.fields[0].missingValues == ["?"])
    #expect(schema.primaryKey == ["a"] && schema.uniqueKeys == [["a", "b"], ["b"]])
    #expect(
      schema.foreignKeys == [
        ForeignKey(fields: ["b"], table: "t", targets: ["x"]),
        ForeignKey(fields: ["a", "b"], table: nil, targets: ["b", "a"]),
        ForeignKey(fields: ["a"], dataset: "d", table: "t", targets: ["y"]),
      ])
    #expect(schema.others.map(\.name) == ["org:note"])
    let limits = schema.fields.map(\.constraints)
    #expect(limits[0].required && limits[0].unique && limits[0].values == ["1", "2"])
    #expect(limits[0].minimum == "1" && limits[0].maximum == "9")
    #expect(limits[1].minLength == 1 && limits[1].maxLength == 3 && limits[1].pattern == "[a-z]+")
    #expect(limits[2].exclusiveMinimum == "2024-01-01")
    #expect(limits[2].exclusiveMaximum == "2025-01-01")
    #expect(schema.fields[0].role == "name" && schema.fields[0].language == "fr")
    #expect(schema.fields[0].title == ["fr": "A", "en": "An A"])
    #expect(schema.fields[0].others.map(\.name) == ["example", "rdfType"])
    #expect(schema.fields[1].format == "email")
  }

  @Test(arguments: [
    ("string", "decimalChar", "','"), ("integer", "decimalChar", "','"),
    ("date", "groupChar", "' '"),
    ("boolean", "bareNumber", "false"), ("number", "trueValues", "[oui]"),
    ("string", "falseValues", "[non]"), ("number", "categories", "[1]"),
    ("boolean", "categoriesOrdered", "true"), ("array", "delimiter", "';'"),
    ("string", "itemType", "string"),
  ]) func `warns of a property that is not one of the type`(
    type: String, name: String, value: String
  ) throws {
    let (_, findings) = try read("fields:\n  - name: a\n    type: \(type)\n    \(name): \(value)\n")
    #expect(findings == ["s.yaml:4:5 schema/property-not-applicable \(name) → \(type)"])
  }

  @Test(arguments: [
    ("text", "string integer number"), ("currency", "string integer number"),
    ("geo-point", "geopoint"), ("String", "string"), ("datetme", "datetime"), ("dat", "date"),
  ]) func `names a type that there is not`(type: String, expected: String) throws {
    let (_, findings) = try read("fields:\n  - {name: a, type: \(type)}\n")
    #expect(findings.count == 1)
    #expect(
      findings[0].hasPrefix("s.yaml:2:21 schema/unsupported-type \(type) → \(expected)"),
      "\(findings)")
  }

  @Test(arguments: [
    ("integer", "email"), ("string", "phone"), ("date", "'%d/%m'"), ("date", "'%Q'"),
    ("time", "'%H:%M%z'"), ("date", "'%Y-%m-%d %H'"), ("year", "any"), ("geopoint", "topojson"),
    ("geojson", "array"), ("list", "any"), ("date", "dd/mm/yyyy"), ("any", "x"),
  ]) func `names a format that the type has not`(type: String, format: String) throws {
    let (_, findings) = try read("fields:\n  - {name: a, type: \(type), format: \(format)}\n")
    let bare = format.filter { $0 != "'" }
    #expect(findings.count == 1 && findings[0].hasSuffix("schema/bad-format \(bare) → \(type)"))
    #expect(try read("fields: [{name: a, type: \(type), format: default}]").1 == [])
  }

  @Test func `reads a format of version 0 by what follows its prefix`() throws {
    let (schema, findings) = try read("fields: [{name: a, type: date, format: 'fmt:%d/%m/%Y'}]")
    #expect(findings == [] && schema.fields[0].format == "%d/%m/%Y")
  }

  @Test(arguments: [
    ("number", "{decimalChar: ''}", "setting/shape"),
    ("number", "{groupChar: ''}", "setting/shape"),
    ("list", "{delimiter: ''}", "setting/shape"),
    ("number", "{groupChar: '.'}", "ambiguous-form ."),
    ("number", "{decimalChar: ',', groupChar: ','}", "ambiguous-form ,"),
    ("number", "{groupChar: '-'}", "ambiguous-form -"),
    ("integer", "{groupChar: '0'}", "ambiguous-form 0"),
    ("boolean", "{trueValues: ['0']}", "ambiguous-form 0"),
    ("boolean", "{trueValues: [x], falseValues: [x]}", "ambiguous-form x"),
    ("list", "{itemType: object}", "setting/unknown object"),
    ("list", "{itemType: integr}", "setting/misspelt integr → integer"),
  ]) func `refuses properties that leave a form open`(
    type: String, properties: String, expected: String
  ) throws {
    let inner = properties.dropFirst().dropLast()
    let (_, findings) = try read("fields: [{name: a, type: \(type), \(inner)}]")
    #expect(findings.count == 1 && findings[0].contains(expected), "\(findings)")
  }

  @Test func `takes two lists of words in either order`() throws {
    for words in ["trueValues: ['0'], falseValues: ['1']", "falseValues: ['1'], trueValues: ['0']"]
    {
      let (_, findings) = try read("fields: [{name: a, type: boolean, \(words)}]")
      #expect(findings == [])
    }
  }

  @Test(arguments: [
    ("type: integer, groupChar: ' '", "'1 494'", "1494"),
    ("type: integer, groupChar: ' '", "7", "7"),
    ("type: number, decimalChar: ','", "'1,50'", "1.50"),
    ("type: date, format: '%d/%m/%Y'", "12/11/2024", "2024-11-12"),
    ("type: date, format: '%d/%m/%Y'", "2024-11-12", "2024-11-12"),
    ("type: boolean, trueValues: [نعم]", "نعم", "true"),
    ("type: boolean, trueValues: [نعم]", "true", "true"),
    ("type: number", "nan", "NaN"),
    ("type: object", "{b: [1, true, ~], a: x}", #"{"b":[1,true,null],"a":"x"}"#),
    ("type: array", "[1, '2', {a: 1.50}]", #"[1,"2",{"a":1.50}]"#), ("type: array", "'[1]'", "[1]"),
    ("type: list, itemType: integer, delimiter: ;", "[1, 2]", "1;2"),
    ("type: list, itemType: integer", "'1,2'", "1,2"), ("type: list", "[]", ""),
    ("type: geopoint, format: array", "[1, 2.5]", "[1,2.5]"),
    ("type: geopoint", "'1, 2.5'", "1, 2.5"),
    (
      "type: geojson", "{type: Point, coordinates: [1, 2]}",
      #"{"type":"Point","coordinates":[1,2]}"#
    ),
    ("type: duration", "P1Y", "P1Y"),
  ]) func `reads values of constraints as primitives, JSON or texts in the field's form`(
    field: String, value: String, expected: String
  ) throws {
    let (schema, findings) = try read(
      "fields: [{name: a, \(field), constraints: {enum: [\(value)]}}]")
    #expect(findings == [] && schema.fields.first?.constraints.values == [expected])
  }

  @Test(arguments: ["arabe", "ar_MA", "xx", "qaa"])
  func `a language that is no tag of BCP 47 has no effect, and it is said`(tag: String) throws {
    let (schema, findings) = try read("fields: [{name: a, 'nashr:language': '\(tag)'}]")
    #expect(findings.count == 1 && findings[0].hasSuffix("schema/language \(tag)"))
    #expect(schema.fields.first?.language == nil)
    let (good, none) = try read("fields: [{name: a, 'nashr:language': zgh}]")
    #expect(none == [] && good.fields.first?.language == "zgh")
  }

  @Test(arguments: [
    ("type: integer", "[1]", "setting/shape"), ("type: array", "{a: 1}", "schema/bad-literal"),
    ("type: list", "['a,b']", "schema/bad-literal"), ("type: object", "x", "schema/bad-literal"),
    ("type: date, format: '%d/%m/%Y'", "'2024-11-12'", "schema/bad-literal"),
    ("type: number, decimalChar: ','", "'1.5'", "schema/bad-literal"),
  ]) func `refuses values of constraints in another form`(
    field: String, value: String, expected: String
  ) throws {
    let (_, findings) = try read("fields: [{name: a, \(field), constraints: {enum: [\(value)]}}]")
    #expect(findings.count == 1 && findings[0].contains(expected), "\(findings)")
  }

  @Test(arguments: [
    ("duration", "pattern: x"), ("integer", "pattern: x"), ("array", "minimum: 1"),
    ("geopoint", "minLength: 1"), ("duration", "maxLength: 1"), ("any", "minimum: 1"),
    ("list", "maximum: 1"), ("boolean", "pattern: x"),
  ]) func `refuses a constraint that is not one of the type`(type: String, constraint: String)
    throws
  {
    let (_, findings) = try read("fields: [{name: a, type: \(type), constraints: {\(constraint)}}]")
    let name = constraint.prefix { $0 != ":" }
    #expect(findings.count == 1)
    #expect(findings[0].hasSuffix("schema/constraint-not-applicable \(name) → \(type)"))
  }

  @Test func `reads missing values with labels`() throws {
    let (schema, findings) = try read(
      """
      missingValues: [{value: '', label: omitted}, {value: '-99'}]
      fields: [{name: a, missingValues: [{value: '?', label: unknown}]}]
      """)
    #expect(findings == [] && schema.missingValues == ["", "-99"])
    #expect(schema.fields[0].missingValues == ["?"])
  }

  @Test(arguments: [
    ("['', '']", "schema/duplicate-value"),
    ("[{value: a}, {value: a}]", "schema/duplicate-value a"),
    ("[{value: a, label: x}, {value: b, label: x}]", "schema/duplicate-value x"),
    ("[{label: x}]", "setting/missing value"), ("[{value: a, lable: x}]", "lable → label"),
  ]) func `refuses missing values that come twice`(list: String, expected: String) throws {
    for text in [
      "missingValues: \(list)\nfields: [{name: a}]", "fields: [{name: a, missingValues: \(list)}]",
    ] {
      let (_, findings) = try read(text)
      #expect(findings.count == 1 && findings[0].contains(expected), "\(findings)")
    }
  }

  @Test func `reads categories as values or with labels`() throws {
    let (schema, findings) = try read(
      """
      fields:
        - {name: a, type: string, categories: [apple, orange], categoriesOrdered: false}
        - name: b
          type: integer
          groupChar: ' '
          categories: [{value: 0, label: apple}, {value: '1 000'}]
          categoriesOrdered: true
          constraints: {enum: ['+1000']}
      """)
    #expect(findings == [])
    #expect(schema.fields[0].categories == [Category("apple"), Category("orange")])
    #expect(schema.fields[1].categories == [Category("0", label: "apple"), Category("1000")])
    #expect(schema.fields.map(\.categoriesOrdered) == [false, true])
  }

  @Test(arguments: [
    ("categories: [1, '+1']", "schema/duplicate-value 1"),
    ("categories: [x]", "schema/bad-literal x"),
    ("categories: [{value: 1, label: a}, {value: 2, label: a}]", "schema/duplicate-value a"),
    ("categories: 1", "setting/shape"), ("categoriesOrdered: maybe", "setting/shape"),
    ("categories: [1, 2], constraints: {enum: [2, 3]}", "schema/enum-outside-categories 3"),
  ]) func `refuses categories that are not`(properties: String, expected: String) throws {
    let (_, findings) = try read("fields: [{name: a, type: integer, \(properties)}]")
    #expect(findings.count == 1 && findings[0].contains(expected), "\(findings)")
  }

  @Test func `warns of an example that is not of the type, and respells one that is`() throws {
    let (schema, findings) = try read(
      """
      fields:
        - {name: a, type: integer, example: x}
        - {name: b, type: date, format: '%d/%m/%Y', example: 12/11/2024}
      """)
    #expect(findings == ["s.yaml:2:39 schema/bad-example x → integer"])
    #expect(schema.fields[1].others == [Property("example", json: "\"2024-11-12\"")])
  }

  @Test func `names a constraint that it does not support`() throws {
    let (_, findings) = try read(
      "fields:\n  - name: a\n    constraints: {jsonSchema: {}, requierd: true}\n")
    #expect(
      findings == [
        "s.yaml:3:19 schema/constraint-not-applicable jsonSchema → any",
        "s.yaml:3:35 schema/unsupported requierd",
      ])
  }

  @Test func `warns of a misspelt property and carries it along`() throws {
    let (schema, findings) = try read(
      "primarykey: a\nfields:\n  - {name: a, tpye: integer}\n")
    #expect(
      findings == [
        "s.yaml:3:15 schema/unknown-property tpye → type",
        "s.yaml:1:1 schema/unknown-property primarykey → primaryKey",
      ])
    #expect(schema.others == [Property("primarykey", json: "\"a\"")])
  }

  @Test(arguments: [
    ("integer", "minimum: abc", "schema/bad-literal abc → integer"),
    ("integer", "maximum: 1.5", "schema/bad-literal 1.5 → integer"),
    ("date", "minimum: 2024-02-30", "schema/bad-literal 2024-02-30 → date"),
    ("boolean", "enum: [yes]", "schema/bad-literal yes → boolean"),
    ("string", "minimum: a", "schema/constraint-not-applicable minimum → string"),
    (
      "boolean", "exclusiveMaximum: 1",
      "schema/constraint-not-applicable exclusiveMaximum → boolean"
    ),
    ("integer", "minLength: 1", "schema/constraint-not-applicable minLength → integer"),
    ("string", "minLength: x", "setting/shape → integer"),
    ("string", "required: yes", "setting/shape → true | false"),
    ("string", "enum: a", "setting/shape → list"),
    ("string", "pattern: '[a-'", "schema/bad-pattern [a-"),
    ("string", "pattern: '(a'", "schema/bad-pattern (a"),
  ]) func `says which constraint is wrong, with line and column`(
    type: String, constraint: String, expected: String
  ) throws {
    let (_, findings) = try read(
      "fields:\n  - name: a\n    type: \(type)\n    constraints:\n      \(constraint)\n")
    #expect(findings.count == 1)
    #expect(findings[0].hasPrefix("s.yaml:5:") && findings[0].hasSuffix(expected))
  }

  @Test(arguments: [
    ("primaryKey: x", "setting/misspelt x → a"),
    ("uniqueKeys: [[a, aa]]", "setting/misspelt aa → a"),
    ("foreignKeys: [{fields: x, reference: {resource: t, fields: y}}]", "setting/misspelt x → a"),
    ("foreignKeys: [{fields: [a, b], reference: {resource: t, fields: y}}]", "schema/key-shape"),
    (
      "foreignKeys: [{fields: a, reference: {resorce: t, fields: y}}]",
      "setting/misspelt resorce → resource"
    ),
    (
      "foreignKeys: [{fields: a, reference: {package: d, resource: t, fields: y}}]",
      "setting/misspelt package"
    ),
    ("foreignKeys: [{fields: a}]", "setting/missing reference"),
    (
      "nashr:foreignKeys: [{fields: a, reference: {resource: t, fields: y}}]",
      "setting/missing package"
    ),
    ("nashr:translations: {de: {title: x}}", "setting/unknown de → ar, en, fr"),
  ]) func `says which key is wrong`(line: String, expected: String) throws {
    let (_, findings) = try read("fields: [{name: a}, {name: b}]\n\(line)\n")
    // A word far from all known ones gets the list of them instead.
    let relaxed = expected.replacing("misspelt package", with: "unknown package")
    #expect(
      findings.contains { $0.contains(expected) || $0.contains(relaxed) }, "\(findings)")
  }

  @Test(arguments: [
    "fields: []", "title: x", "fields: a", "fields: [{type: integer}]", "- a", "fields: [a]",
    "fields: [{name: a}, {name: a}]", "fields: [{name: ~}]",
  ]) func `refuses a schema without usable fields`(text: String) throws {
    #expect(try !read(text).1.isEmpty)
  }

  @Test func `reports all mistakes together`() throws {
    let (_, findings) = try read(
      """
      fields:
        - {name: a, type: integr}
        - {name: b, constraints: {pattern: '('}}
        - {name: c, type: date, format: any}
        - {name: c}
      """)
    #expect(findings.count == 3)
  }
}
