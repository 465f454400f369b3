import Columns

/// Cells on their way from the form that they were declared in to the form that they are published in.
public struct Respelling: Sendable {
  private let columns: [(index: Int, form: LexicalForm)]

  /// Nil where every column is published as it came. Columns must be the fields of the schema.
  init?(_ schema: Schema) {
    columns = schema.fields.enumerated().filter { !$0.element.form.isDefault }
      .map { ($0.offset, $0.element.form) }
    if columns.isEmpty { return nil }
  }

  /// The same rows respelled. A cell that is not in its form, which the check of types reports, stays
  /// as it is.
  func callAsFunction(_ batch: Batch) -> Batch {
    var all = batch.columns
    for (index, form) in columns { all[index] = all[index].mapping(form.respell) }
    return batch.with(columns: all)
  }
}

extension TablePlan {
  /// The rows as they are published.
  var leaving: Relation {
    guard let respelling else { return relation }
    return relation.each { respelling($0) }
  }
}
