import Columns
import Components
import Formats

/// A required field has a value in every row; the fields of a primary key are required too.
struct Required: Constraint {
  static let card = Card(
    "required",
    Text(
      ar: "الحقل الإلزامي له قيمة في كل سطر.",
      fr: "Un champ obligatoire a une valeur à chaque ligne.",
      en: "A required field has a value in every row."), rules: [.required])

  static func plan(_ table: TableOutline) throws(Finding) -> [any RowCheck] {
    table.schema.fields.enumerated().compactMap { index, field in
      let isRequired = field.constraints.required || table.schema.primaryKey.contains(field.name)
      return isRequired ? Presence(field: index) : nil
    }
  }

  private struct Presence: RowCheck {
    let field: Int

    func look(at batch: Batch, _ faults: inout [CellFault]) {
      let cells = batch.columns[field].cells
      for row in 0..<batch.count where !cells[row].isPresent {
        faults.append(CellFault(.required, row: row, field: field))
      }
    }
  }
}

extension Rule {
  static let required = Rule(
    "schema/required",
    what: Text(
      ar: "الخانة فارغة والحقل إلزامي.", fr: "La cellule est vide et le champ est obligatoire.",
      en: "The cell is empty and the field is required."),
    fix: Text(
      ar: "اكتب القيمة، أو اجعل الحقل اختياريا في المخطط.",
      fr: "Écrivez la valeur, ou rendez le champ facultatif dans le schéma.",
      en: "Write the value, or make the field optional in the schema."),
    source: "Table Schema 2.0, required",
    example: .init(
      wrong: """
        code,name
        09,
        """,
      right: """
        code,name
        09,سوس - ماسة
        """))
}
