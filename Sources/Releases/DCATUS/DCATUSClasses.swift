import Formats
import Languages
import Pipelines

/// The smaller classes of DCAT-US 3.
extension DCATUS3 {
  /// `Agent` or `Organization`.
  func agent(_ type: String) -> JSONValue {
    .object([
      "@id": .string(saying.address.publisher), "@type": .string(type),
      "name": .string(saying.publisher),
    ])
  }

  /// The class demands a name and an address for mail.
  var contact: JSONValue? {
    guard let email = saying.email else { return nil }
    return .object([
      "@id": .string(saying.address.contact), "@type": .string("Kind"),
      "fn": .string(saying.contact), "hasEmail": .string(email),
    ])
  }

  var rights: JSONValue? { saying.said(saying.about.notice).map { .strings([$0]) } }

  func document(_ address: String, _ title: String) -> JSONValue {
    .object([
      "@id": .string(address), "@type": .string("Document"), "title": .string(title),
      "accessURL": .string(address),
    ])
  }

  var scheme: JSONValue { scheme(of: .theme, "Data theme") }

  private func scheme(of list: CodeList, _ title: String) -> JSONValue {
    .object([
      "@id": .string(list.scheme.text), "@type": .string("ConceptScheme"), "title": .string(title),
    ])
  }

  private func concept(_ list: CodeList, _ code: String, _ title: String) -> JSONValue {
    .object([
      "@id": .string(list.concept(code).text), "@type": .string("Concept"),
      "prefLabel": .string(saying.said(list.label(code)) ?? code), "notation": .strings([code]),
      "inScheme": scheme(of: list, title),
    ])
  }

  func themes(_ release: Manifest) -> [JSONValue] {
    Saying.distinct(release.metadata.themes).map { concept(.theme, $0, "Data theme") }
  }

  var availability: JSONValue { concept(.availability, "STABLE", "Planned availability") }

  func location(_ place: Spatial) -> JSONValue {
    .object([
      "@id": .string(IRI(place.path).text), "@type": .string("Location"),
      "prefLabel": saying.said(place.title).map { .string($0) }, "bbox": place.geometry,
    ])
  }

  /// Of each place the first that is met.
  static func distinct(_ places: [Spatial]) -> [Spatial] {
    var known: Set<String> = []
    return places.filter { known.insert($0.path).inserted }
  }

  func temporal(_ metadata: DatasetMetadata) -> JSONValue? {
    let start = Saying.date(metadata.temporalStart)
    let end = Saying.date(metadata.temporalEnd)
    guard start != nil || end != nil else { return nil }
    return .array([
      .object([
        "@type": .string("PeriodOfTime"), "startDate": start.map { .string($0) },
        "endDate": end.map { .string($0) },
      ])
    ])
  }

  /// The class demands a title and a description.
  func series(_ series: Series) -> JSONValue {
    let title = saying.said(series.title) ?? series.name
    return .object([
      "@id": .string(saying.address.series(series.name)), "@type": .string("DatasetSeries"),
      "title": .string(title), "description": .string(saying.said(series.description) ?? title),
      "contactPoint": contact.map { .array([$0]) },
    ])
  }

  func standard(_ standard: Offer.Standard) -> JSONValue {
    .object([
      "@id": .string(standard.address), "@type": .string("Standard"),
      "title": .string(standard.title),
    ])
  }

  /// A data dictionary is itself a distribution.
  func dictionary(_ standard: Offer.Standard) -> JSONValue {
    .object([
      "@id": .string(standard.address), "@type": .string("Distribution"),
      "title": .string(standard.title), "downloadURL": .string(standard.address),
      "mediaType": .string(standard.mediaType),
    ])
  }

  /// The schema of the only table, else the descriptor of the release.
  func dictionary(of release: Manifest) -> JSONValue {
    let address = saying.dictionary(release)
    let title = release.tables.count == 1 ? "Table Schema" : "Data Package"
    return dictionary(
      Offer.Standard(address: address, mediaType: "application/json", title: title))
  }

  /// Codes of ISO 639-1 only.
  func languages(_ tags: [String]) -> JSONValue? {
    .unlessEmpty(Saying.distinct(tags.compactMap { LanguageCode(tag: $0)?.twoLetters }))
  }

  func list(_ items: [JSONValue]) -> JSONValue? { items.isEmpty ? nil : .array(items) }
}

extension Set {
  /// The member of a set of one.
  var only: Element? { count == 1 ? first : nil }
}
