import Columns
import Components
import Formats

/// A stated total is the sum of its stated parts.
struct SumOfParts: Check {
  static let total = Key<String>.text(
    "total", Text(ar: "عمود المجموع.", fr: "La colonne du total.", en: "The column of the total."))
  static let parts = Key<[String]>.texts(
    "parts",
    Text(ar: "أعمدة الأجزاء.", fr: "Les colonnes des parties.", en: "The columns of the parts."))
  static let card = Card(
    "sum-of-parts",
    Text(
      ar: "المجموع المذكور يساوي مجموع الأجزاء المذكورة؛ وما لا يقارن يقال.",
      fr: "Le total déclaré est la somme des parties déclarées ; ce qui ne se compare pas est dit.",
      en: "A stated total is the sum of its stated parts; what cannot be compared is said."),
    [total, parts], example: "{total: total, parts: [part]}", rules: [.sumDiffers, .notComparable])

  private let total: String, parts: [String], totalPlace: Place, place: Place

  init(_ options: Options) throws(Finding) {
    total = try options[Self.total]
    parts = try options[Self.parts]
    totalPlace = options.place(of: Self.total)
    place = options.place(of: Self.parts)
  }

  func plan(_ table: TableOutline) throws(Finding) -> any RowCheck {
    var columns: [Int] = []
    for part in parts { columns.append(try table.index(of: part, at: place)) }
    return Summing(
      total: try table.index(of: total, at: totalPlace), parts: columns, names: parts,
      totalName: total)
  }

  private struct Summing: RowCheck {
    let total: Int, parts: [Int], names: [String], totalName: String

    func look(at batch: Batch, _ faults: inout [CellFault]) {
      for row in 0..<batch.count {
        if isNotComparable(row, batch) {
          faults.append(CellFault(.notComparable, row: row, field: total))
        } else if let stated = integer(total, row, batch), let sum = sum(row, batch), sum != stated
        {
          faults.append(CellFault(.sumDiffers, row: row, field: total))
        }
      }
    }

    /// Some of the total and its parts are stated, others not.
    private func isNotComparable(_ row: Int, _ batch: Batch) -> Bool {
      let stated = ([total] + parts).count { batch.columns[$0].cells[row].isPresent }
      return stated > 0 && stated <= parts.count
    }

    /// Nil where a cell is not a whole number of 64 bits, which the check of types reports.
    private func integer(_ column: Int, _ row: Int, _ batch: Batch) -> Int? {
      batch.columns[column].copy(row).flatMap { Int(String(decoding: $0, as: UTF8.self)) }
    }

    private func sum(_ row: Int, _ batch: Batch) -> Int? {
      var sum = 0
      for part in parts {
        guard let value = integer(part, row, batch) else { return nil }
        let (next, overflows) = sum.addingReportingOverflow(value)
        if overflows { return nil }
        sum = next
      }
      return sum
    }

    func values(of fault: CellFault, in batch: Batch) -> [String: String] {
      let texts = parts.map { batch.columns[$0].copy(fault.row) }
      if fault.rule == .notComparable {
        let columns = [total] + parts
        let missing = zip(columns, [totalName] + names).filter {
          !batch.columns[$0.0].cells[fault.row].isPresent
        }
        return ["expected": missing.map(\.1).joined(separator: ", ")]
      }
      let sum = sum(fault.row, batch).map { String($0) } ?? ""
      let terms = texts.map { String(decoding: $0 ?? [], as: UTF8.self) }
      return ["expected": "\(terms.joined(separator: " + ")) = \(sum)"]
    }
  }
}

extension Rule {
  static let sumDiffers = Rule(
    "check/sum-of-parts", .warning,
    what: Text(
      ar: "المجموع المذكور {value} يخالف مجموع أجزائه: {expected}.",
      fr: "Le total déclaré {value} n’est pas la somme de ses parties : {expected}.",
      en: "The stated total {value} is not the sum of its parts: {expected}."),
    fix: Text(
      ar: "راجع المصدر؛ ينشر السطر كما هو مع هذا التنبيه.",
      fr: "Vérifiez la source ; la ligne est publiée telle quelle avec cet avertissement.",
      en: "Check the source; the row is published as it is, with this warning."),
    example: .init(
      ["value": "75", "expected": "4 + 70 = 74"],
      wrong: """
        year,regions,communes,total
        2024,4,70,75
        """,
      right: """
        year,regions,communes,total
        2024,4,70,74
        """))
  static let notComparable = Rule(
    "check/sum-not-comparable", .note,
    what: Text(
      ar: "لا يمكن مقارنة المجموع بأجزائه، فهذا غير مذكور: {expected}.",
      fr: "Le total ne se compare pas à ses parties ; non précisé : {expected}.",
      en: "The total cannot be compared with its parts; not stated: {expected}."),
    fix: Text(
      ar: "أضف ما ينقص إن ذكره مصدر.", fr: "Ajoutez ce qui manque si une source le donne.",
      en: "Add what is missing where a source states it."),
    example: .init(
      ["expected": "communes"],
      wrong: """
        year,regions,communes,total
        2024,4,,74
        """,
      right: """
        year,regions,communes,total
        2024,4,70,74
        """))
}
