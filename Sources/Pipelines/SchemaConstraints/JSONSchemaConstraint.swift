import Columns
import Components
import Formats

/// An object or a list in a cell obeys its field's JSON Schema.
struct JSONSchemaConstraint: Constraint {
  static let card = Card(
    "json-schema",
    Text(
      ar: "محتوى الخلية يوافق مخطط JSON Schema لحقلها.",
      fr: "L’objet ou la liste d’une cellule suit le JSON Schema de son champ.",
      en: "An object or a list in a cell obeys its field’s JSON Schema."),
    rules: [
      .breaksJSONSchema, .jsonSchemaUnread, .jsonSchemaTooCostly, .notJSONSchema,
      .jsonSchemaUnsupported, .jsonSchemaReference, .jsonSchemaCycle, .badExpression,
    ])

  static func plan(_ table: TableOutline) throws(Finding) -> [any RowCheck] {
    var checks: [any RowCheck] = []
    for (index, field) in table.schema.fields.enumerated() {
      guard let text = field.constraints.jsonSchema else { continue }
      let document = try JSONReader.read(Array(text.utf8), file: table.place.file)
      do throws(Finding) {
        checks.append(Obeying(field: index, form: field.form, schema: try JSONSchema(document)))
      } catch { throw error.at(table.place) }
    }
    return checks
  }

  /// The types of fields that the constraint is about (Table Schema 2.0, jsonSchema).
  private static let types: Set<String> = ["object", "array"]

  /// The JSON text of the schema that a descriptor states for a field. Refuses what is not a schema,
  /// and fields of other types.
  static func read(_ entry: Setting.Entry, of field: Field) throws(Finding) -> String {
    guard types.contains(field.type.rawValue) else {
      throw Finding(
        .inapplicable, at: entry.place, ["value": entry.name, "expected": field.type.rawValue])
    }
    let document = typed(entry.value)
    _ = try JSONSchema(document)
    return String(decoding: JSONValue(document).encoded(indented: false), as: UTF8.self)
  }

  /// A document in which plain scalars of YAML are what JSON would read.
  static func typed(_ setting: Setting) -> Setting {
    switch setting.value {
    case .scalar(let text, .plain):
      let kind: Setting.Scalar =
        switch text {
        case "true", "false": .boolean
        case "null", "~", "": .null
        default: JSONReader.isNumber(text) ? .number : .text
        }
      return Setting(.scalar(text, kind), at: setting.place)
    case .scalar: return setting
    case .sequence(let items): return Setting(.sequence(items.map(typed)), at: setting.place)
    case .mapping(let entries):
      let members = entries.map { Setting.Entry($0.name, at: $0.place, typed($0.value)) }
      return Setting(.mapping(members), at: setting.place)
    }
  }

  /// Remembers the distinct values of a batch. Once a cell has cost too much, the column is looked at
  /// no further; as with patterns, `Costly` drops what batches under way found after it.
  fileprivate struct Obeying: RowCheck {
    let field: Int, form: LexicalForm, schema: JSONSchema
    let state = GivenUp()

    func look(at batch: Batch, _ faults: inout [CellFault]) -> Bool {
      var known = CellMemo<Rule?>()
      let column = batch.columns[field]
      for row in 0..<batch.count where !state.isSet {
        guard case .some(.some(let rule)) = known.answer(row, of: column, rule) else { continue }
        faults.append(CellFault(rule, row: row, field: field))
        if rule == .jsonSchemaTooCostly { return true }
      }
      return false
    }

    /// The rule that a cell breaks; a cell that is not of the field's type breaks that one alone.
    private func rule(_ cell: Span<UInt8>) -> Rule? {
      guard form.accepts(cell) else { return nil }
      var bytes: [UInt8] = []
      bytes.append(cell)
      guard let document = try? JSONReader.read(bytes, file: "") else { return .jsonSchemaUnread }
      switch schema.judge(document, limit: 1) {
      case .valid: return nil
      case .invalid: return .breaksJSONSchema
      case .gaveUp: return .jsonSchemaTooCostly
      }
    }

    func values(of fault: CellFault, in batch: Batch) -> [String: String] {
      guard let cell = batch.columns[fault.field].copy(fault.row) else { return [:] }
      do throws(Finding) {
        let document = try JSONReader.read(cell, file: "")
        guard case .invalid(let faults) = schema.judge(document, limit: 1), let first = faults.first
        else { return [:] }
        let demand = [first.keyword, first.expected].filter { !$0.isEmpty }
        return [
          "pointer": first.instance.isEmpty ? "#" : first.instance, "schemaPath": first.schema,
          "expected": demand.joined(separator: ": "),
        ]
      } catch { return ["detail": error.values["detail"] ?? error.rule.id] }
    }

    func ledger() -> any Ledger<Bool> { state.ledger() }
  }
}

extension Rule {
  static let breaksJSONSchema = Rule(
    "schema/json-schema",
    what: Text(
      ar: "في القيمة {value}، الجزء {pointer} لا يوافق المطلوب ({expected}).",
      fr: "Dans {value}, la partie {pointer} n’est pas ce que le schéma demande ({expected}).",
      en: "In {value}, the part {pointer} is not what the schema asks for ({expected})."),
    fix: Text(
      ar: "صحح هذا الجزء من القيمة.", fr: "Corrigez cette partie de la valeur.",
      en: "Mend this part of the value."),
    source: "Table Schema 2.0, jsonSchema; JSON Schema 2020-12",
    example: .init(
      ["value": #"{"age": -3}"#, "pointer": "/age", "expected": "minimum: ≥ 0"],
      wrong: #"{"age": -3}"#, right: #"{"age": 3}"#))
  static let jsonSchemaUnread = Rule(
    "schema/json-schema-unread",
    what: Text(
      ar: "تعذرت قراءة القيمة {value} بصيغة JSON ({detail}).",
      fr: "La valeur {value} ne peut pas être lue comme du JSON ({detail}).",
      en: "The value {value} cannot be read as JSON ({detail})."),
    fix: Text(
      ar: "صحح كتابة القيمة، ولا تكرر اسما فيها.",
      fr: "Corrigez l’écriture de la valeur ; n’y répétez aucun nom.",
      en: "Mend the spelling of the value; repeat no name in it."), source: "RFC 8259",
    example: .init(
      ["value": #"{"a": 1, "a": 2}"#, "detail": "setting/duplicate"], wrong: #"{"a": 1, "a": 2}"#,
      right: #"{"a": 1, "b": 2}"#))
  static let jsonSchemaTooCostly = Rule(
    "schema/json-schema-too-costly",
    what: Text(
      ar: "تعذر التحقق من القيمة {value}، فمخطط JSON Schema لحقلها يكلف وقتا طويلا.",
      fr: "La valeur {value} n’a pu être contrôlée : le JSON Schema de son champ est trop coûteux.",
      en: "The value {value} could not be checked: the JSON Schema of its field is too costly."),
    fix: Text(
      ar: "بسط المخطط: قلل من الإحالات داخل الإحالات، وبسط الأنماط.",
      fr: "Simplifiez le schéma : moins de références imbriquées, des motifs plus simples.",
      en: "Simplify the schema: fewer references within references, plainer patterns."),
    example: .init(
      ["value": "[1]"],
      wrong: ##"{"$dynamicAnchor": "a", "allOf": [{"$dynamicRef": "#a"}]}"##,
      right: ##"{"items": {"type": "integer"}}"##))
}
