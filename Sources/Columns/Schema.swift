/// A Table Schema (Data Package 2.0), as far as the engine uses it.
///
/// Texts are maps from a language code to wording; the core string of the descriptor stands under the
/// default language of its publication.
public struct Schema: Sendable, Hashable {
  public var fields: [Field]
  public var title: [String: String] = [:]
  public var description: [String: String] = [:]
  public var fieldsMatch = FieldsMatch.exact
  /// Texts that stand for no value; `[""]` unless stated.
  public var missingValues: [String] = [""]
  public var primaryKey: [String] = []
  public var uniqueKeys: [[String]] = []
  public var foreignKeys: [ForeignKey] = []
  /// Properties that Nashr does not interpret, as JSON text, in the order written.
  public var others: [Property] = []

  public init(_ fields: [Field]) { self.fields = fields }

  public func index(of name: String) -> Int? { fields.firstIndex { $0.name == name } }

  /// The schema as its table is published.
  public var published: Schema {
    var copy = self
    copy.fields = fields.map(\.published)
    copy.missingValues = [""]
    return copy
  }

  /// The schema without some fields, and without the keys that name one of them.
  public func dropping(_ names: Set<String>) -> Schema {
    var copy = self
    copy.fields.removeAll { names.contains($0.name) }
    if !names.isDisjoint(with: primaryKey) { copy.primaryKey = [] }
    copy.uniqueKeys.removeAll { !names.isDisjoint(with: $0) }
    copy.foreignKeys.removeAll { !names.isDisjoint(with: $0.fields) }
    return copy
  }
}

/// How the fields of a schema are found among the columns of data (Table Schema 2.0, `fieldsMatch`).
public enum FieldsMatch: String, Sendable, Hashable, CaseIterable {
  /// The same names in the same order.
  case exact
  /// The same names in any order.
  case equal
  /// All fields are there; there may be more columns.
  case subset
  /// Every column is a field; fields may be lacking.
  case superset
  /// One field at least is there.
  case partial
}

/// A property of a descriptor that is carried along: its name and its value as JSON text.
public struct Property: Sendable, Hashable {
  public let name: String, json: String
  public init(_ name: String, json: String) {
    self.name = name
    self.json = json
  }
}

/// One field of a Table Schema.
public struct Field: Sendable, Hashable {
  public var name: String
  /// How its cells are written: the type, and what changes the type's lexical form.
  public var form: LexicalForm
  public var title: [String: String] = [:]
  public var description: [String: String] = [:]
  public var constraints = Constraints()
  /// The values that there are (Table Schema 2.0, categories); nil where it is not stated.
  public var categories: [Category]?
  /// Whether they stand in their natural order; nil where it is not said.
  public var categoriesOrdered: Bool?
  /// Replaces the schema's where it is stated.
  public var missingValues: [String]?
  /// `nashr:role`: what the column is about; `name` marks a person's name.
  public var role: String?
  /// `nashr:language`: the language that the column's texts are in.
  public var language: String?
  public var others: [Property] = []

  /// The type of `form`.
  public var type: FieldType {
    get { form.type }
    set { form.type = newValue }
  }
  /// The format of `form`; nil is `default`.
  public var format: String? {
    get { form.format }
    set { form.format = newValue }
  }

  /// The field as it is published: its cells and values in the published form, missing ones empty.
  public var published: Field {
    var copy = self
    copy.form = form.published
    copy.missingValues = nil
    return copy
  }

  public init(_ name: String, _ type: FieldType = .string) {
    self.name = name
    form = LexicalForm(type)
  }
}

/// One of the values that a field may have, in the field's published form, and what it stands for.
public struct Category: Sendable, Hashable {
  /// The value as published, and what it is shown as; nil where the value stands for itself.
  public let value: String, label: String?
  public init(_ value: String, label: String? = nil) {
    self.value = value
    self.label = label
  }
}

/// What a field's cells must satisfy, on logical values (Table Schema 2.0, Constraints). Values of
/// `minimum`, `enum` … are in the field's published form, whatever form they were declared in.
public struct Constraints: Sendable, Hashable {
  public var required = false
  public var unique = false
  public var minLength: Int?
  public var maxLength: Int?
  public var minimum: String?
  public var maximum: String?
  public var exclusiveMinimum: String?
  public var exclusiveMaximum: String?
  public var pattern: String?
  public var values: [String]?
  /// A JSON Schema, as JSON text.
  public var jsonSchema: String?
  public init() {}
}

/// A reference of some fields to those of a table: of another dataset, of the same dataset, or (where
/// `table` is nil) of the same table.
public struct ForeignKey: Sendable, Hashable {
  public var fields: [String]
  /// Set for a reference across datasets, which core Table Schema cannot state.
  public var dataset: String?
  /// The path of the descriptor of another data package, which `table` is a resource of.
  public var package: String?
  /// The version of an earlier release, or `previous`, as which the table was published.
  public var release: String?
  public var table: String?
  /// The fields referred to, as many as `fields` and in their order.
  public var targets: [String]
  /// Whether it is read the other way: every key of the earlier release is still there.
  public var isKept = false

  public init(
    fields: [String], dataset: String? = nil, package: String? = nil, release: String? = nil,
    table: String?, targets: [String], isKept: Bool = false
  ) {
    self.fields = fields
    self.dataset = dataset
    self.package = package
    self.release = release
    self.table = table
    self.targets = targets
    self.isKept = isKept
  }

  /// Whether it refers to a table that is not of the publication being made.
  public var isForeign: Bool { package != nil || release != nil }
}
