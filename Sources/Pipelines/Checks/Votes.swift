import Columns
import Components
import Formats

/// The votes cast are those for, against, abstained and blank; a row states all of them or none.
struct Votes: Check {
  static let cast = Key<String>.text(
    "cast",
    Text(
      ar: "عمود عدد المصوتين.", fr: "La colonne des votants.", en: "The column of the votes cast."))
  static let approving = Key<String>.text(
    "for",
    Text(
      ar: "عمود الأصوات الموافقة.", fr: "La colonne des voix pour.",
      en: "The column of the votes for."))
  static let against = Key<String>.text(
    "against",
    Text(
      ar: "عمود الأصوات المعارضة.", fr: "La colonne des voix contre.",
      en: "The column of the votes against."))
  static let abstained = Key<String>.text(
    "abstained",
    Text(
      ar: "عمود الامتناع عن التصويت.", fr: "La colonne des abstentions.",
      en: "The column of the abstentions."))
  static let blank = Key<String>.text(
    "blank",
    Text(
      ar: "عمود الأوراق البيضاء، إن كانت تعد على حدة.",
      fr: "La colonne des votes blancs, s’ils sont comptés à part.",
      en: "The column of the blank votes, where they are counted by themselves."), default: "")
  static let card = Card(
    "votes",
    Text(
      ar: "عدد المصوتين يساوي مجموع الموافقين والمعارضين والممتنعين.",
      fr: "Les votants sont la somme des voix pour, contre et des abstentions.",
      en: "The votes cast are those for, against and abstained."),
    [cast, approving, against, abstained, blank],
    example: "{cast: total, for: part, against: part, abstained: part}",
    rules: [.votesDiffer, .votesIncomplete])

  private let names: [(name: String, place: Place)]

  init(_ options: Options) throws(Finding) {
    var names: [(name: String, place: Place)] = []
    for key in [Self.cast, Self.approving, Self.against, Self.abstained, Self.blank] {
      let name = try options[key]
      if !name.isEmpty { names.append((name, options.place(of: key))) }
    }
    self.names = names
  }

  func plan(_ table: TableOutline) throws(Finding) -> any RowCheck {
    var columns: [NamedColumn] = []
    for (name, place) in names {
      columns.append(try table.column(name, of: [.integer], at: place))
    }
    return Summing(
      total: columns[0], parts: Array(columns.dropFirst()), differs: .votesDiffer,
      incomplete: .votesIncomplete)
  }
}

extension Rule {
  static let votesDiffer = Rule(
    "check/votes",
    what: Text(
      ar: "عدد المصوتين {value} يخالف مجموع الأصوات: {expected}.",
      fr: "Le nombre de votants {value} n’est pas la somme des voix : {expected}.",
      en: "The votes cast, {value}, are not the sum of the votes: {expected}."),
    fix: Text(
      ar: "راجع محضر الجلسة وصحح العدد الخاطئ.",
      fr: "Vérifiez le procès-verbal et corrigez le nombre faux.",
      en: "Check the minutes and mend the number that is wrong."),
    example: .init(
      ["value": "12", "expected": "8 + 2 + 1 = 11"],
      wrong: "cast,for,against,abstained\n12,8,2,1", right: "cast,for,against,abstained\n11,8,2,1"))
  static let votesIncomplete = Rule(
    "check/votes-incomplete",
    what: Text(
      ar: "نتيجة التصويت ناقصة، فهذا غير مذكور: {expected}.",
      fr: "Le résultat du vote est incomplet ; non précisé : {expected}.",
      en: "The result of the vote is incomplete; not stated: {expected}."),
    fix: Text(
      ar: "أضف الأعداد الناقصة، واكتب 0 حيث لا صوت، أو أفرغها كلها.",
      fr: "Ajoutez les nombres qui manquent (0 s’il n’y a pas de voix), ou videz-les tous.",
      en: "Add the numbers that are missing (0 where there is no vote), or empty all of them."),
    example: .init(
      ["expected": "against"], wrong: "cast,for,against,abstained\n8,8,,0",
      right: "cast,for,against,abstained\n8,8,0,0"))
}
