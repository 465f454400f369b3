import Formats
import Pipelines

/// The extras of a dataset: the keys and the values that ckanext-dcat's harvester writes.
extension CKANPackages {
  func extras(_ release: Manifest, _ offers: [Offer], _ keywords: [String]) -> [JSONValue] {
    var extras = Extras()
    let iri = saying.address.dataset(release.dataset)
    for key in ["uri", "guid", "identifier"] { extras.add(key, iri) }
    extras.add("issued", saying.issued(release))
    extras.add("modified", release.issued)
    extras.add("version_notes", saying.said(DCAT.notes(of: release)))
    let metadata = release.metadata
    extras.add("frequency", metadata.frequency.map { CodeList.frequency.concept($0).text })
    let credits = metadata.attributions.compactMap { saying.said(DCAT.credit($0)) }
    extras.add("provenance", credits.joined(separator: "\n"))
    extras.add("access_rights", CodeList.accessRight.concept("PUBLIC").text)
    extras.add("language", Self.iris(of: saying.languages(offers)))
    extras.add("theme", metadata.themes.map { CodeList.theme.concept($0).text })
    // ckanext-dcat writes this key and does not read it: a harvest leaves it out.
    extras.add("in_series", saying.series(release).map { [saying.address.series($0.name)] } ?? [])
    describe(&extras)
    extras.add("temporal_start", Saying.date(metadata.temporalStart))
    extras.add("temporal_end", Saying.date(metadata.temporalEnd))
    locate(metadata.spatial, &extras)
    // A tag that had to be mended is not the word that its author chose: that one is kept here.
    if CKANTag.mended(keywords) != keywords { extras.add("keywords", keywords) }
    return extras.items
  }

  private func describe(_ extras: inout Extras) {
    extras.add("contact_uri", saying.address.contact)
    extras.add("contact_name", saying.contact)
    extras.add("contact_email", saying.email.map { String($0.dropFirst("mailto:".count)) })
    extras.add("publisher_uri", saying.address.publisher)
    extras.add("publisher_name", saying.publisher)
    extras.add("publisher_url", saying.address.base)
    let type = saying.about.publisherType
    extras.add("publisher_type", type.map { CodeList.publisherType.concept($0).text })
  }

  /// CKAN has room for one place: the first.
  private func locate(_ places: [Spatial], _ extras: inout Extras) {
    guard let place = places.first else { return }
    extras.add("spatial_uri", IRI(web: place.path)?.text)
    extras.add("spatial_text", saying.said(place.title))
    guard let polygon = place.geometry else { return }
    let text = String(decoding: polygon.encoded(indented: false), as: UTF8.self)
    extras.add("spatial_bbox", text)
    // What ckanext-spatial indexes.
    extras.add("spatial", text)
  }
}

/// Extras in the making; what has no value has no key.
struct Extras {
  private(set) var items: [JSONValue] = []

  mutating func add(_ key: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    add(key, JSONValue.string(value))
  }

  mutating func add(_ key: String, _ list: [String]) {
    guard !list.isEmpty else { return }
    add(key, CKANPackages.list(list))
  }

  mutating func add(_ key: String, _ value: JSONValue?) {
    guard let value else { return }
    items.append(.object(["key": .string(key), "value": value]))
  }
}
