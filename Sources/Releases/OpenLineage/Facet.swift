import Formats

/// A facet of OpenLineage: its schema and the version of it that is written.
struct Facet {
  private let name: String, version: String

  /// The address of its definition, `_schemaURL`.
  var schema: String {
    "https://openlineage.io/spec/facets/\(version)/\(name).json#/$defs/\(name)"
  }

  /// The facet with `members`, of which those without a value are left out (BaseFacet).
  func value(by producer: String, _ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    let own = members.compactMap { name, value in value.map { JSONValue.Member(name, $0) } }
    return .object(
      [.init("_producer", .string(producer)), .init("_schemaURL", .string(schema))] + own)
  }

  /// What kind of job it is; all of ours are batches.
  static func job(_ type: String, by producer: String) -> JSONValue {
    jobType.value(
      by: producer,
      [
        "processingType": .string("BATCH"), "integration": .string("NASHR"),
        "jobType": .string(type),
      ])
  }

  static let assertions = Facet(name: "DataQualityAssertionsDatasetFacet", version: "1-1-0")
  static let documentation = Facet(name: "DocumentationDatasetFacet", version: "1-1-0")
  static let engine = Facet(name: "ProcessingEngineRunFacet", version: "1-1-1")
  static let error = Facet(name: "ErrorMessageRunFacet", version: "1-0-1")
  static let inputStatistics = Facet(name: "InputStatisticsInputDatasetFacet", version: "1-0-0")
  static let jobDocumentation = Facet(name: "DocumentationJobFacet", version: "1-1-0")
  static let jobType = Facet(name: "JobTypeJobFacet", version: "2-0-4")
  static let metrics = Facet(name: "DataQualityMetricsDatasetFacet", version: "1-0-1")
  static let nominalTime = Facet(name: "NominalTimeRunFacet", version: "1-0-1")
  static let outputStatistics = Facet(
    name: "OutputStatisticsOutputDatasetFacet", version: "1-0-2")
  static let schema = Facet(name: "SchemaDatasetFacet", version: "1-2-0")
  static let version = Facet(name: "DatasetVersionDatasetFacet", version: "1-0-1")
}
