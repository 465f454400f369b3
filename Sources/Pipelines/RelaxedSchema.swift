import Columns
import Components

extension SeverityPolicy {
  /// A schema without what rows may break and be published nevertheless: what is published is true of
  /// its rows, so that readers who validate it find nothing.
  func relaxed(_ schema: Schema) -> Schema {
    if isEmpty { return schema }
    var schema = schema
    for index in schema.fields.indices { relax(&schema.fields[index]) }
    if mayLower(.required) || mayLower(.duplicateKey) { schema.primaryKey = [] }
    if mayLower(.notUnique) { schema.uniqueKeys = [] }
    if mayLower(.noSuchRow) { schema.foreignKeys = [] }
    return schema
  }

  private func relax(_ field: inout Field) {
    if mayLower(.required) { field.constraints.required = false }
    if mayLower(.notUnique) { field.constraints.unique = false }
    if mayLower(.notListed) { field.constraints.values = nil }
    if mayLower(.notCategory) { (field.categories, field.categoriesOrdered) = (nil, nil) }
    if mayLower(.noMatch) { field.constraints.pattern = nil }
    if mayLower(.wrongFormat), field.type == .string { field.format = nil }
    if mayLower(.breaksJSONSchema) { field.constraints.jsonSchema = nil }
    if mayLower(.tooShort) || mayLower(.tooFew) { field.constraints.minLength = nil }
    if mayLower(.tooLong) || mayLower(.tooMany) { field.constraints.maxLength = nil }
    if mayLower(.tooSmall) || mayLower(.undecided) {
      (field.constraints.minimum, field.constraints.exclusiveMinimum) = (nil, nil)
    }
    if mayLower(.tooLarge) || mayLower(.undecided) {
      (field.constraints.maximum, field.constraints.exclusiveMaximum) = (nil, nil)
    }
  }
}
