import Components

/// A side of quality that metrics belong to (DQV, `dqv:Dimension`).
enum QualityDimension: String, CaseIterable {
  case completeness, multilinguality, timeliness, validity

  var label: Text {
    switch self {
    case .completeness: Text(ar: "الاكتمال", fr: "Complétude", en: "Completeness")
    case .multilinguality: Text(ar: "تعدد اللغات", fr: "Multilinguisme", en: "Multilinguality")
    case .timeliness: Text(ar: "التحيين", fr: "Actualité", en: "Timeliness")
    case .validity: Text(ar: "المطابقة للقواعد", fr: "Validité", en: "Validity")
    }
  }

  /// The nearest dimension of the list that DQV names beside its own vocabulary.
  var near: String {
    switch self {
    case .completeness: "completeness"
    case .multilinguality: "versatility"
    case .timeliness: "timeliness"
    case .validity: "syntacticValidity"
    }
  }
}
