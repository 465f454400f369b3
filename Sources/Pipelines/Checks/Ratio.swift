import Columns
import Components
import Formats

/// The numerator of an indicator is no larger than its denominator, which is not zero, and the stated
/// value is what dividing them gives. Numbers are compared in double precision.
struct Ratio: Check {
  static let numerator = Key<String>.text(
    "numerator",
    Text(ar: "عمود البسط.", fr: "La colonne du numérateur.", en: "The column of the numerator."))
  static let denominator = Key<String>.text(
    "denominator",
    Text(
      ar: "عمود المقام.", fr: "La colonne du dénominateur.", en: "The column of the denominator."))
  static let value = Key<String>.text(
    "value",
    Text(
      ar: "عمود قيمة المؤشر، إن وجد.", fr: "La colonne de la valeur, s’il y en a une.",
      en: "The column of the stated value, where there is one."), default: "")
  static let scale = Key<Int>.whole(
    "times",
    Text(
      ar: "العدد الذي تضرب فيه النسبة، مثل 100.",
      fr: "Ce par quoi le rapport est multiplié, comme 100.",
      en: "What the ratio is multiplied by, such as 100."), default: 1)
  static let tolerance = Key<Double>(
    "tolerance",
    Text(
      ar: "الفرق المسموح به مع القيمة المذكورة.", fr: "L’écart admis avec la valeur donnée.",
      en: "How far the stated value may be off."), shape: "number", default: 0.005
  ) { (setting) throws(Finding) in
    guard let number = Double(try setting.text()), number >= 0, number.isFinite else {
      throw Finding(.settingShape, at: setting.place, ["expected": "0.01"])
    }
    return number
  }
  static let card = Card(
    "ratio",
    Text(
      ar: "بسط المؤشر لا يتجاوز مقامه، وقيمته حاصل قسمتهما.",
      fr: "Le numérateur ne dépasse pas le dénominateur, et la valeur est leur rapport.",
      en: "A numerator is no larger than its denominator, and the value is their ratio."),
    [numerator, denominator, value, scale, tolerance],
    example: "{numerator: total, denominator: part}",
    rules: [.aboveWhole, .dividesByZero, .ratioDiffers])

  private let numerator: String, denominator: String, value: String
  private let scale: Int, tolerance: Double
  private let numeratorPlace: Place, denominatorPlace: Place, valuePlace: Place

  init(_ options: Options) throws(Finding) {
    numerator = try options[Self.numerator]
    denominator = try options[Self.denominator]
    value = try options[Self.value]
    scale = try options[Self.scale]
    tolerance = try options[Self.tolerance]
    numeratorPlace = options.place(of: Self.numerator)
    denominatorPlace = options.place(of: Self.denominator)
    valuePlace = options.place(of: Self.value)
  }

  func plan(_ table: TableOutline) throws(Finding) -> any RowCheck {
    let numbers: [FieldType] = [.integer, .number]
    return Dividing(
      numerator: try table.column(numerator, of: numbers, at: numeratorPlace),
      denominator: try table.column(denominator, of: numbers, at: denominatorPlace),
      value: try table.column(optional: value, of: numbers, at: valuePlace), scale: Double(scale),
      tolerance: tolerance)
  }

  private struct Dividing: RowCheck {
    let numerator: NamedColumn, denominator: NamedColumn, value: NamedColumn?
    let scale: Double, tolerance: Double

    func look(at batch: Batch, _ faults: inout [CellFault]) {
      for row in 0..<batch.count {
        guard let over = numerator.number(row, batch), let under = denominator.number(row, batch)
        else { continue }
        if under == 0 {
          faults.append(CellFault(.dividesByZero, row: row, field: denominator.index))
          continue
        }
        if over > under {
          faults.append(CellFault(.aboveWhole, row: row, field: numerator.index))
        }
        if let value, let stated = value.number(row, batch),
          abs(stated - over / under * scale) > tolerance * (1 + 1e-9)
        {
          faults.append(CellFault(.ratioDiffers, row: row, field: value.index))
        }
      }
    }

    func values(of fault: CellFault, in batch: Batch) -> [String: String] {
      let over = numerator.text(fault.row, batch) ?? ""
      let under = denominator.text(fault.row, batch) ?? ""
      let times = scale == 1 ? "" : " × \(Int(scale))"
      return ["numerator": over, "expected": "\(over) / \(under)\(times)"]
    }
  }
}

extension Rule {
  static let aboveWhole = Rule(
    "check/ratio-above-one",
    what: Text(
      ar: "البسط {value} أكبر من المقام ({expected}).",
      fr: "Le numérateur {value} dépasse le dénominateur ({expected}).",
      en: "The numerator {value} is larger than the denominator ({expected})."),
    fix: Text(
      ar: "صحح أحد العددين، فقد يكونان معكوسين.",
      fr: "Corrigez l’un des deux nombres ; ils sont peut-être inversés.",
      en: "Mend one of the two numbers; they may have been exchanged."),
    example: .init(
      ["value": "12", "expected": "12 / 5"], wrong: "done,planned\n12,5",
      right: "done,planned\n5,12"))
  static let dividesByZero = Rule(
    "check/ratio-zero",
    what: Text(
      ar: "المقام صفر، فلا قيمة لهذا المؤشر (البسط {numerator}).",
      fr: "Le dénominateur est nul ; l’indicateur n’a pas de valeur (numérateur {numerator}).",
      en: "The denominator is zero; the indicator has no value (numerator {numerator})."),
    fix: Text(
      ar: "صحح المقام، أو أفرغ الخانتين إن كان المؤشر لا ينطبق.",
      fr: "Corrigez le dénominateur, ou videz les deux cellules si l’indicateur ne s’applique pas.",
      en: "Mend the denominator, or empty both cells where the indicator does not apply."),
    example: .init(
      ["numerator": "0"], wrong: "done,planned\n0,0", right: "done,planned\n0,12"))
  static let ratioDiffers = Rule(
    "check/ratio-value",
    what: Text(
      ar: "القيمة المذكورة {value} تخالف حاصل القسمة {expected}.",
      fr: "La valeur donnée {value} n’est pas le rapport {expected}.",
      en: "The stated value {value} is not the ratio {expected}."),
    fix: Text(
      ar: "صحح القيمة، أو العددين اللذين حسبت منهما.",
      fr: "Corrigez la valeur, ou les nombres dont elle est tirée.",
      en: "Mend the value, or the numbers that it comes from."),
    example: .init(
      ["value": "50", "expected": "5 / 20 × 100"], wrong: "done,planned,rate\n5,20,50",
      right: "done,planned,rate\n5,20,25"))
}
