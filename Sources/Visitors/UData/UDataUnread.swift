/// What udata does not read.
extension UDataJudge {
  private static let read: Set<String> = [
    "rdf:type", "dct:title", "dct:description", "dct:abstract", "dct:accrualPeriodicity",
    "dcat:contactPoint", "dct:creator", "dct:publisher", "dct:rightsHolder", "dct:conformsTo",
    "dct:spatial", "dcat:spatialResolutionInMeters", "dqv:hasQualityMeasurement",
    "skos:altLabel", "dcat:keyword", "dcat:theme", "dct:temporal", "dct:provenance",
    "dcat:distribution", "dcat:distributions", "dct:hasPart", "dct:rights", "dct:accessRights",
    "dct:license", "dct:identifier", "dct:created", "dct:issued", "dct:modified",
    "dcat:landingPage", "adms:identifier", "owl:sameAs",
  ]
  private static let readOfResources: Set<String> = [
    "rdf:type", "dcat:downloadURL", "dcat:accessURL", "dct:format", "dct:title",
    "dct:description", "dcat:byteSize", "dcat:mediaType", "dct:conformsTo", "dct:accessRights",
    "dct:license", "dct:rights", "spdx:checksum", "dcat:accessService", "dct:identifier",
    "dct:issued", "dct:modified",
  ]

  func countUnread(_ notes: inout Notes) {
    for statement in reader.page.all(node) where !Self.read.contains(statement.predicate) {
      notes.pass(over: statement.predicate, of: "dcat:Dataset")
    }
    for distribution in distributions {
      for statement in reader.page.all(distribution)
      where !Self.readOfResources.contains(statement.predicate) {
        notes.pass(over: statement.predicate, of: "dcat:Distribution")
      }
    }
  }
}
