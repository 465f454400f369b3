import Bytes
public import Columns
public import Formats

/// A Table Schema 2.0 descriptor as published: what the engine knows of a schema and what it carries
/// along. Core texts are those of one language, the others stand under `nashr:translations`.
public enum SchemaDescriptor {
  /// The schema must be a published one.
  public static func json(of schema: Schema, language: String) -> JSONValue {
    let inside = schema.foreignKeys.filter { $0.dataset == nil && !$0.isForeign }
    // The descriptor of another package is not published with this one, so its path would lead nowhere.
    let outside = schema.foreignKeys.filter {
      $0.package == nil && ($0.dataset != nil || $0.release != nil)
    }
    let object = JSONValue.object([
      "$schema": .string("https://datapackage.org/profiles/2.0/tableschema.json"),
      "title": schema.title[language].map { .string($0) },
      "description": schema.description[language].map { .string($0) },
      "fields": .array(schema.fields.map { json(of: $0, language) }),
      "primaryKey": schema.primaryKey.isEmpty ? nil : .strings(schema.primaryKey),
      "uniqueKeys": schema.uniqueKeys.isEmpty
        ? nil : .array(schema.uniqueKeys.map { .strings($0) }),
      "foreignKeys": inside.isEmpty ? nil : .array(inside.map(json)),
      "nashr:foreignKeys": outside.isEmpty ? nil : .array(outside.map(json)),
      "nashr:translations": translations(schema.title, schema.description, language),
    ])
    return adding(schema.others, to: object)
  }

  /// Missing values are always written as empty cells, so the published schema has the default.
  private static func json(of field: Field, _ language: String) -> JSONValue {
    let object = JSONValue.object([
      "name": .string(field.name),
      "type": .string(field.type.rawValue),
      "format": field.format.map { .string($0) },
      "delimiter": delimiter(field),
      "itemType": itemType(field),
      "title": field.title[language].map { .string($0) },
      "description": field.description[language].map { .string($0) },
      "categories": categories(field),
      "categoriesOrdered": field.categoriesOrdered.map { .boolean($0) },
      "constraints": constraints(field),
      "nashr:role": field.role.map { .string($0) },
      "nashr:language": field.language.map { .string($0) },
      "nashr:translations": translations(field.title, field.description, language),
    ])
    return adding(field.others, to: object)
  }

  private static func delimiter(_ field: Field) -> JSONValue? {
    let delimiter = field.form.properties.delimiter
    return field.type == .list && delimiter != "," ? .string(delimiter) : nil
  }

  private static func itemType(_ field: Field) -> JSONValue? {
    let type = field.form.properties.itemType
    return field.type == .list && type != .string ? .string(type.rawValue) : nil
  }

  /// Values by themselves where none has a label.
  private static func categories(_ field: Field) -> JSONValue? {
    guard let categories = field.categories else { return nil }
    let areBare = categories.allSatisfy { $0.label == nil }
    return .array(
      categories.map { category in
        let value = value(category.value, field)
        if areBare { return value }
        return .object(["value": value, "label": category.label.map { .string($0) }])
      })
  }

  private static func constraints(_ field: Field) -> JSONValue? {
    let limits = field.constraints
    func literal(_ text: String?) -> JSONValue? { text.map { value($0, field) } }
    let object = JSONValue.object([
      "required": limits.required ? .boolean(true) : nil,
      "unique": limits.unique ? .boolean(true) : nil,
      "minLength": limits.minLength.map { .integer($0) },
      "maxLength": limits.maxLength.map { .integer($0) },
      "minimum": literal(limits.minimum),
      "maximum": literal(limits.maximum),
      "exclusiveMinimum": literal(limits.exclusiveMinimum),
      "exclusiveMaximum": literal(limits.exclusiveMaximum),
      "pattern": limits.pattern.map { .string($0) },
      "enum": limits.values.map { .array($0.map { value($0, field) }) },
      "jsonSchema": limits.jsonSchema.map { .raw($0) },
    ])
    if case .object(let members) = object, members.isEmpty { return nil }
    return object
  }

  /// Numbers stay numbers where JSON can spell them, and JSON stays JSON.
  private static func value(_ text: String, _ field: Field) -> JSONValue {
    let type = field.type
    if field.form.isJSON { return .raw(text) }
    let isNumber = type == .integer || type == .number || type == .year
    return isNumber && JSONReader.isNumber(text) ? .raw(text) : .string(text)
  }

  private static func json(_ key: ForeignKey) -> JSONValue {
    .object([
      "fields": .strings(key.fields),
      "reference": .object([
        "package": (key.package ?? key.dataset).map { .string($0) },
        "release": key.release.map { .string($0) },
        "resource": key.table.map { .string($0) },
        "fields": .strings(key.targets),
      ]),
      "kept": key.isKept ? .boolean(true) : nil,
    ])
  }

  private static func translations(
    _ titles: [String: String], _ descriptions: [String: String], _ language: String
  ) -> JSONValue? {
    let languages = Set(titles.keys).union(descriptions.keys).subtracting([language]).sorted()
    guard !languages.isEmpty else { return nil }
    return .object(
      languages.map { code in
        JSONValue.Member(
          code,
          .object([
            "title": titles[code].map { .string($0) },
            "description": descriptions[code].map { .string($0) },
          ]))
      })
  }

  private static func adding(_ others: [Property], to value: JSONValue) -> JSONValue {
    guard case .object(let members) = value else { return value }
    return .object(members + others.map { JSONValue.Member($0.name, .raw($0.json)) })
  }
}

/// The digest of what an author declared of a dataset, which decides with its data whether it has
/// changed. Does not depend on how Nashr writes descriptors.
enum Definition {
  static func digest(of metadata: DatasetMetadata, tables: [TablePlan]) -> Digest {
    let value = JSONValue.object([
      "metadata": json(of: metadata),
      "tables": .array(
        tables.map { .object(["name": .string($0.name), "schema": $0.descriptor]) }),
    ])
    return Digest.of(value.encoded(indented: false))
  }

  private static func json(of metadata: DatasetMetadata) -> JSONValue {
    .object([
      "title": JSONValue.texts(metadata.title),
      "description": JSONValue.texts(metadata.description),
      "keywords": .object(
        metadata.keywords.sorted { $0.key < $1.key }.map { .init($0.key, .strings($0.value)) }),
      "license": .strings(license(metadata.license)),
      "themes": .strings(metadata.themes),
      "frequency": metadata.frequency.map { .string($0) },
      "spatial": .array(metadata.spatial.map(json)),
      "temporal": .strings([metadata.temporalStart ?? "", metadata.temporalEnd ?? ""]),
      "attributions": .array(
        metadata.attributions.map { attribution in
          .object([
            "title": .string(attribution.title), "path": attribution.path.map { .string($0) },
            "license": attribution.license.map { .string($0) },
            "note": JSONValue.texts(attribution.note),
          ])
        }),
      "series": metadata.series.map { .string($0) },
      "supersedes": metadata.supersedes.map { .strings($0) },
    ])
  }

  private static func license(_ license: DatasetMetadata.License) -> [String] {
    [license.name, license.title, license.path] + (license.type.map { [$0] } ?? [])
  }

  /// What was not known of places and licences in the first releases changes nothing of their digests.
  private static func json(of place: Spatial) -> JSONValue {
    guard !place.title.isEmpty || place.bbox != nil else { return .string(place.path) }
    return .object([
      "path": .string(place.path), "title": JSONValue.texts(place.title),
      "bbox": place.bbox.map { .strings($0.map { "\($0)" }) },
    ])
  }
}
