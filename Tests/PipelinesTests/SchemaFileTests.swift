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
    ("decimalChar", "','"), ("groupChar", "' '"), ("bareNumber", "false"), ("trueValues", "[oui]"),
    ("falseValues", "[non]"), ("categories", "[a]"), ("categoriesOrdered", "true"),
    ("delimiter", "';'"), ("itemType", "string"),
  ]) func `names a property of a field that it does not support`(name: String, value: String)
    throws
  {
    let (_, findings) = try read("fields:\n  - name: a\n    type: number\n    \(name): \(value)\n")
    #expect(findings == ["s.yaml:4:5 schema/unsupported \(name)"])
  }

  @Test(arguments: ["list", "object", "array", "duration", "geopoint", "geojson", "text"])
  func `names a type that it does not support`(type: String) throws {
    let (_, findings) = try read("fields:\n  - {name: a, type: \(type)}\n")
    #expect(findings.count == 1)
    #expect(findings[0].hasPrefix("s.yaml:2:21 schema/unsupported-type \(type) → string, integer"))
  }

  @Test(arguments: [
    ("string", "binary"), ("date", "any"), ("date", "'%d/%m/%Y'"), ("integer", "email"),
    ("datetime", "any"),
  ]) func `names a format that it does not support`(type: String, format: String) throws {
    let (_, findings) = try read("fields:\n  - {name: a, type: \(type), format: \(format)}\n")
    let bare = format.filter { $0 != "'" }
    #expect(findings.count == 1 && findings[0].hasSuffix("schema/unsupported format: \(bare)"))
    #expect(try read("fields: [{name: a, type: \(type), format: default}]").1 == [])
  }

  @Test func `names a constraint that it does not support`() throws {
    let (_, findings) = try read(
      "fields:\n  - name: a\n    constraints: {jsonSchema: {}, requierd: true}\n")
    #expect(
      findings == [
        "s.yaml:3:19 schema/unsupported jsonSchema", "s.yaml:3:35 schema/unsupported requierd",
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
    #expect(findings.count == 4)
  }
}
