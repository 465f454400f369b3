import Components
import Releases

/// What is wrong with a dataset in the eyes of udata.
struct UDataJudge {
  let reader: UDataReader
  let node: Term
  let label: String
  let file: String

  /// Says what it finds. True where udata would refuse the dataset.
  func run(_ notes: inout Notes) -> Bool {
    judgeLanguage(&notes)
    judgeTags(&notes)
    judgeTime(&notes)
    judgeFrequency(&notes)
    countUnread(&notes)
    judgeContacts(&notes)
    var isRefused = [
      judgeTexts(&notes), judgeSchema(of: node, &notes), judgePeriod(&notes),
      judgeFirstDates(node, ["dct:created", "dct:issued"], &notes),
    ].contains(false)
    var addresses: Set<String> = []
    for distribution in distributions {
      if !judge(distribution, &addresses, &notes) { isRefused = true }
    }
    return isRefused
  }

  var distributions: [Term] {
    reader.page.objects(node, "dcat:distribution")
      + reader.page.objects(node, "dcat:distributions")
  }

  private func lose(_ field: String, _ value: String, _ notes: inout Notes) {
    notes.say(.lost, file, ["dataset": label, "field": field, "value": value])
  }

  private func reject(_ field: String, _ value: String, _ notes: inout Notes) -> Bool {
    notes.say(.harvestRejected, file, ["dataset": label, "field": field, "value": value])
    return false
  }

  // MARK: resources

  /// False where a distribution makes udata refuse the dataset.
  private func judge(
    _ distribution: Term, _ addresses: inout Set<String>, _ notes: inout Notes
  ) -> Bool {
    if let text = distribution.literal { return reject("dcat:distribution", text.text, &notes) }
    guard let address = reader.address(of: distribution) else {
      lose("dcat:distribution", distribution.iri ?? Lexical.unnamed, &notes)
      return true
    }
    if !addresses.insert(address).inserted { lose("dcat:distribution", address, &notes) }
    judgeDate(distribution, &notes)
    guard WebAddress.isValid(address) else { return reject("dcat:downloadURL", address, &notes) }
    if let size = reader.value(distribution, "dcat:byteSize"), reader.bytes(of: distribution) == nil
    {
      return reject("dcat:byteSize", size, &notes)
    }
    guard judgeSchema(of: distribution, &notes),
      judgeFirstDates(distribution, ["dct:issued"], &notes)
    else { return false }
    return judgeChecksum(distribution, address, &notes)
  }

  /// Text in the place of a schema must be an address.
  private func judgeSchema(of subject: Term, _ notes: inout Notes) -> Bool {
    guard let text = reader.page.first(subject, "dct:conformsTo")?.literal?.text,
      !WebAddress.isValid(text)
    else { return true }
    return reject("dct:conformsTo", text, &notes)
  }

  /// Without an algorithm, or with bytes for a value, the dataset fails; one that udata does not know
  /// is dropped.
  private func judgeChecksum(_ distribution: Term, _ address: String, _ notes: inout Notes) -> Bool
  {
    guard let checksum = reader.page.first(distribution, "spdx:checksum") else { return true }
    guard let algorithm = reader.page.first(checksum, "spdx:algorithm"), algorithm.literal == nil
    else { return reject("spdx:algorithm", address, &notes) }
    guard UDataReader.algorithms[algorithm.iri ?? ""] != nil else {
      lose("spdx:checksum", Lexical.text(algorithm), &notes)
      return true
    }
    guard let value = reader.chosen(checksum, "spdx:checksumValue") else {
      return reject("spdx:checksumValue", address, &notes)
    }
    if let literal = value.literal, literal.datatype == "xsd:hexBinary",
      Lexical.isHexadecimal(literal.text)
    {
      notes.say(.harvestChecksum, file, ["dataset": label, "value": address])
      return false
    }
    return true
  }

  /// The identifier, the title and the description must be texts in Python.
  private func judgeTexts(_ notes: inout Notes) -> Bool {
    for predicate in ["dct:identifier", "dct:title", "dct:description"] {
      guard let literal = reader.chosen(node, predicate)?.literal, !Lexical.isText(literal) else {
        continue
      }
      return reject(predicate, literal.text, &notes)
    }
    return true
  }

  // MARK: fields

  private func judgeLanguage(_ notes: inout Notes) {
    for predicate in ["dct:title", "dct:description"] {
      guard let literal = reader.chosen(node, predicate)?.literal, let language = literal.language,
        language != reader.language
      else { continue }
      notes.say(
        .harvestLanguage, file, ["dataset": label, "field": predicate, "value": literal.text])
    }
    if reader.description(node, UDataReader.descriptions).isEmpty {
      lose("dct:description", "–", &notes)
    }
  }

  private func judgeTags(_ notes: inout Notes) {
    let words = reader.page.objects(node, "dcat:keyword")
    let foreign = words.lazy.compactMap(\.literal).first {
      $0.language != nil && $0.language != reader.language
    }
    if let foreign {
      notes.say(
        .harvestLanguage, file,
        ["dataset": label, "field": "dcat:keyword", "value": foreign.text])
    }
    for word in words {
      guard let text = word.literal?.text, UDataTag(text) != .none else {
        lose("dcat:keyword", Lexical.text(word), &notes)
        continue
      }
    }
  }

  private func judgeTime(_ notes: inout Notes) {
    judgeDate(node, &notes)
    guard let period = reader.page.first(node, "dct:temporal") else { return }
    if let iri = period.iri {
      notes.say(.harvestFetched, file, ["dataset": label, "value": iri])
    } else if reader.period(node) == nil {
      lose("dct:temporal", period.literal?.text ?? Lexical.unnamed, &notes)
    }
  }

  /// Start and end are compared, which a day and a moment cannot be, nor what is no date.
  private func judgePeriod(_ notes: inout Notes) -> Bool {
    guard let period = reader.page.first(node, "dct:temporal"), period.isBlank else { return true }
    for (from, to) in UDataReader.ends {
      let ends = [from, to].map { reader.page.first(period, $0)?.literal }
      guard ends.contains(where: { $0 != nil }) else { continue }
      if let wrong = ends.lazy.compactMap({ $0?.text }).first(where: Lexical.isNoDate) {
        return reject("dct:temporal", wrong, &notes)
      }
      guard let start = ends[0], let end = ends[1], start.datatype != end.datatype else {
        return true
      }
      return reject("dct:temporal", "\(start.text) – \(end.text)", &notes)
    }
    return true
  }

  /// A contact needs an address or a form.
  private func judgeContacts(_ notes: inout Notes) {
    for agent in reader.page.objects(node, "dcat:contactPoint")
    where reader.contact(agent, "contact") == nil {
      lose("dcat:contactPoint", agent.iri ?? Lexical.unnamed, &notes)
    }
  }

  /// Of these dates udata keeps no wrong one: it refuses the dataset.
  private func judgeFirstDates(
    _ subject: Term, _ predicates: [String], _ notes: inout Notes
  ) -> Bool {
    for predicate in predicates {
      guard let date = reader.value(subject, predicate), Lexical.isNoDate(date) else { continue }
      return reject(predicate, date, &notes)
    }
    return true
  }

  private func judgeDate(_ subject: Term, _ notes: inout Notes) {
    guard let date = reader.value(subject, "dct:modified") else { return }
    if reader.isFuture(date) {
      notes.say(.futureDate, file, ["dataset": label, "value": date])
    } else if Lexical.day(date) == nil {
      lose("dct:modified", date, &notes)
    }
  }

  private func judgeFrequency(_ notes: inout Notes) {
    guard let term = reader.page.first(node, "dct:accrualPeriodicity"),
      reader.frequency(node) == nil
    else { return }
    lose("dct:accrualPeriodicity", Lexical.text(term), &notes)
  }
}
