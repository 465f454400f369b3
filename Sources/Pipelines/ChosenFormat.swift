public import Components
public import Formats

/// A format that a table is published in, with its options.
public struct ChosenFormat: Sendable {
  public let type: any Format.Type
  public let format: any Format
  /// Where it was chosen.
  public let place: Place

  /// The format that a pipeline names. Refuses a name that none has, and options that it has not.
  init(_ name: String, _ options: Setting?, at place: Place) throws(Finding) {
    guard let type = Kinds.named(name) else {
      throw .unknown(name, at: place, among: Kinds.cards.map(\.name))
    }
    self.type = type
    self.place = place
    format = try type.init(Options(options, for: type.card, at: place))
  }

  /// What a pipeline that says nothing of formats publishes.
  static let standard = ["csv", "json", "xml"].map { name in
    // They are there, and all of their options have a fallback.
    try! ChosenFormat(name, nil, at: .file("pipeline.yaml"))
  }

  /// Refuses formats of which two write files of the same name, and those without CSV: that is what
  /// packages, portals and later releases read a table from.
  static func check(_ chosen: [ChosenFormat], at place: Place) throws(Finding) {
    var endings: Set<String> = []
    for format in chosen where !endings.insert(format.type.fileExtension).inserted {
      throw Finding(.sameEnding, at: format.place, ["value": format.type.fileExtension])
    }
    guard chosen.contains(where: { $0.type.card.name == "csv" }) else {
      throw Finding(.csvLeftOut, at: place)
    }
  }
}

extension Rule {
  static let csvLeftOut = Rule(
    "pipeline/csv-left-out",
    what: Text(
      ar: "الصيغة csv ناقصة من صيغ النشر.", fr: "Le format csv manque parmi les formats publiés.",
      en: "The format csv is lacking among those published."),
    fix: Text(
      ar: "أضف csv: منها تقرأ البوابات وحزم البيانات والإصدارات اللاحقة الجدول.",
      fr: "Ajoutez csv : portails, paquets de données et versions suivantes lisent la table là.",
      en: "Add csv: portals, data packages and later releases read the table from it."),
    example: .init(wrong: "formats: [xlsx, json]", right: "formats: [csv, xlsx, json]"))
  static let sameEnding = Rule(
    "pipeline/same-ending",
    what: Text(
      ar: "صيغتان تكتبان ملفين بالاسم نفسه المنتهي بـ .{value}.",
      fr: "Deux formats écrivent un fichier du même nom, en .{value}.",
      en: "Two formats write a file of the same name, ending in .{value}."),
    fix: Text(
      ar: "احتفظ بواحدة منهما.", fr: "N’en gardez qu’un.", en: "Keep one of the two."),
    example: .init(
      ["value": "json"], wrong: "formats: [csv, json, json]", right: "formats: [csv, json]"))
}
