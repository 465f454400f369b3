import Components
import Pipelines
import Releases

/// What is wrong with a dataset in the eyes of CKAN.
struct CKANJudge {
  let reader: CKANReader
  let dataset: CKANRecord
  let node: Term
  let label: String
  let file: String

  /// Says what it finds. True where CKAN would refuse the dataset.
  func run(_ notes: inout Notes) -> Bool {
    judgeLanguage(&notes)
    judgeLicense(&notes)
    judgeResources(&notes)
    sayRewritten(&notes)
    countUnread(&notes)
    return isRefused(&notes)
  }

  // MARK: refusals

  private func isRefused(_ notes: inout Notes) -> Bool {
    var isRefused = false
    for tag in dataset.tags where !CKANTag.takes(tag) {
      notes.say(.harvestTag, file, ["dataset": label, "value": tag])
      isRefused = true
    }
    if let version = dataset["version"], version.unicodeScalars.count > 100 {
      reject("dcat:version", version, &notes)
      isRefused = true
    }
    return isRefused
  }

  private func reject(_ field: String, _ value: String, _ notes: inout Notes) {
    notes.say(.harvestRejected, file, ["dataset": label, "field": field, "value": value])
  }

  // MARK: what is read otherwise

  private func judgeLanguage(_ notes: inout Notes) {
    for predicate in ["dct:title", "dct:description", "dct:provenance"] {
      guard let literal = reader.literal(node, predicate), let language = literal.language,
        language != reader.language
      else { continue }
      notes.say(
        .harvestLanguage, file,
        ["dataset": label, "field": predicate, "value": literal.text])
    }
  }

  private func judgeLicense(_ notes: inout Notes) {
    guard dataset["license_id"] == "" else { return }
    let licenses = reader.page.objects(node, "dcat:distribution").lazy.compactMap {
      reader.page.first($0, "dct:license")
    }
    let value = licenses.first ?? reader.page.first(node, "dct:license")
    guard let value else { return }
    notes.say(.harvestLicense, file, ["dataset": label, "value": Lexical.text(value)])
  }

  private func judgeResources(_ notes: inout Notes) {
    for distribution in reader.page.objects(node, "dcat:distribution") {
      let name = distribution.iri ?? reader.value(distribution, "dct:title")
      if reader.value(distribution, "dcat:downloadURL").isEmpty,
        reader.value(distribution, "dcat:accessURL").isEmpty
      {
        notes.say(
          .lost, file, ["dataset": label, "field": "dcat:distribution", "value": name])
      }
      let size = reader.value(distribution, "dcat:byteSize")
      if !size.isEmpty, reader.integer(distribution, "dcat:byteSize") == nil {
        notes.say(.lost, file, ["dataset": label, "field": "dcat:byteSize", "value": size])
      }
    }
  }

  /// Says what keywords stand in the feed otherwise than in the pipeline, so that CKAN takes them.
  private func sayRewritten(_ notes: inout Notes) {
    guard let words = reader.site.words(of: label) else { return }
    let given = Set(reader.texts(node, "dcat:keyword"))
    for keyword in words.keywords.sorted(by: { $0.key < $1.key }).flatMap(\.value)
    where !given.contains(keyword) {
      let mended = CKANTag.mended(keyword)
      guard mended.map(given.contains) ?? true else { continue }
      notes.say(
        .rewritten, file,
        ["dataset": label, "field": "keywords", "expected": keyword, "value": mended ?? "–"])
    }
  }

  // MARK: what is not read

  /// Activities and attributions are read, too, into fields that only a schema of the portal's own keeps.
  private static let read: Set<String> = [
    "rdf:type", "dct:title", "dct:description", "dcat:landingPage", "owl:versionInfo",
    "adms:version", "dcat:version", "dcat:keyword", "dct:issued", "dct:modified", "dct:identifier",
    "adms:versionNotes", "dct:accrualPeriodicity", "dct:provenance", "dct:type", "dct:language",
    "dcat:theme", "adms:identifier", "dct:conformsTo", "foaf:page", "dct:relation",
    "dct:hasVersion", "dct:isVersionOf", "dct:source", "adms:sample", "dcat:contactPoint",
    "adms:contactPoint", "dct:publisher", "dct:creator", "dct:temporal", "dct:spatial",
    "dct:accessRights", "foaf:homepage", "dcat:distribution", "dcat:temporalResolution",
    "dct:isReferencedBy", "dcatap:applicableLegislation", "dcatap:hvdCategory",
    "dcat:spatialResolutionInMeters",
  ]
  private static let readOfResources: Set<String> = [
    "rdf:type", "dcat:accessURL", "dcat:downloadURL", "dct:issued", "dct:modified", "adms:status",
    "dct:license", "dct:rights", "dct:title", "dct:description", "dct:language", "foaf:page",
    "dct:conformsTo", "dcat:mediaType", "dct:format", "dcat:byteSize", "spdx:checksum",
    "dcatap:availability", "dcat:compressFormat", "dcat:packageFormat", "dcat:temporalResolution",
    "dcat:spatialResolutionInMeters", "dcatap:applicableLegislation", "dcat:accessService",
  ]

  private func countUnread(_ notes: inout Notes) {
    let files = reader.page.objects(node, "dcat:distribution")
    // The licence of a dataset is read where its files state one.
    let read = Self.read.union(
      files.contains { reader.page.first($0, "dct:license") != nil } ? ["dct:license"] : [])
    for statement in reader.page.all(node) where !read.contains(statement.predicate) {
      notes.pass(over: statement.predicate, of: "dcat:Dataset")
    }
    for distribution in files {
      for statement in reader.page.all(distribution)
      where !Self.readOfResources.contains(statement.predicate) {
        notes.pass(over: statement.predicate, of: "dcat:Distribution")
      }
    }
  }
}
