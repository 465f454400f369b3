/// A facet of OpenLineage: its schema and the version of it that is written.
struct Facet {
  private let name: String, version: String

  /// The address of its definition, `_schemaURL`.
  var schema: String {
    "https://openlineage.io/spec/facets/\(version)/\(name).json#/$defs/\(name)"
  }

  static let assertions = Facet(name: "DataQualityAssertionsDatasetFacet", version: "1-1-0")
  static let documentation = Facet(name: "DocumentationDatasetFacet", version: "1-1-0")
  static let engine = Facet(name: "ProcessingEngineRunFacet", version: "1-1-1")
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
