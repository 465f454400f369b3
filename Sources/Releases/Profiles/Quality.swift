public import Components
import Formats
import Pipelines

/// The Data Quality Vocabulary (W3C, 2016): what the manifests know of the quality of each dataset, as
/// measurements. Missing translations are a measure like others.
public struct Quality: Profile {
  public static let card = Card(
    "quality",
    Text(
      ar: "قياسات الجودة حسب DQV: الأسطر والملاحظات والترجمات الناقصة.",
      fr: "Mesures de qualité en DQV : lignes, constats et traductions manquantes.",
      en: "Quality measurements in DQV: rows, findings and missing translations."),
    rules: [.emptyCatalogue, .notAnAddress, .badJSON])

  static let fileName = "quality.ttl"

  public static func documents(of catalogue: Catalogue) throws(Finding) -> [Document] {
    try catalogue.check(for: fileName)
    var builder = Quality(about: catalogue.publication.metadata, address: catalogue.addresses)
    for release in catalogue.releases { try builder.describe(release) }
    builder.describeMetrics()
    return [Document(fileName, Turtle.bytes(of: builder.graph))]
  }

  let about: PublicationMetadata
  let address: Addresses
  var graph = Graph(
    prefixes: (Namespace.ofCatalogues + Namespace.ofQuality).map { .init($0.prefix, $0.text) })
  /// The metrics that were measured, in the order in which they came.
  private var metrics: [QualityMetric] = []
  private var known: Set<String> = []

  private init(about: PublicationMetadata, address: Addresses) {
    self.about = about
    self.address = address
  }

  typealias N = Namespace

  // MARK: a dataset

  private mutating func describe(_ release: Manifest) throws(Finding) {
    let dataset = IRI(address.dataset(release.dataset))
    let quality = Term.iri(IRI(address.quality(of: release.dataset)))
    graph.add(.iri(dataset), N.dqv["hasQualityMetadata"], quality)
    graph.add(quality, a: N.dqv["QualityMetadata"], N.dqv["QualityMeasurementDataset"])
    graph.add(quality, N.qb["structure"], IRI(address.qualityStructure))
    graph.add(quality, N.dct["title"], texts: release.metadata.title)
    graph.add(
      quality, N.prov["wasDerivedFrom"], IRI(address.version(release.dataset, release.version)))
    graph.add(quality, N.prov["generatedAtTime"], .midnight(release.issued))
    measureRows(of: release)
    measureFindings(of: release)
    measureTime(of: release)
    try measureTexts(of: release)
  }

  // MARK: measurements

  /// A dataset's release, or a table of it.
  struct Measured {
    let release: Manifest
    var table: String?
  }

  mutating func measure(_ thing: Measured, _ metric: QualityMetric, _ value: String) {
    if known.insert(metric.name).inserted { metrics.append(metric) }
    let release = thing.release
    let node = Term.iri(
      IRI(
        address.measurement(
          of: release.dataset, release.version, table: thing.table, metric.name)))
    let subject = Term.iri(
      IRI(
        thing.table.map { address.table(release.dataset, $0) }
          ?? address.dataset(release.dataset)))
    graph.add(subject, N.dqv["hasQualityMeasurement"], node)
    graph.add(node, a: N.dqv["QualityMeasurement"])
    graph.add(node, N.dqv["isMeasurementOf"], IRI(address.metric(metric.name)))
    graph.add(node, N.dqv["computedOn"], subject)
    graph.add(node, N.dqv["value"], Literal(value, N.xsd[metric.datatype]))
    graph.add(node, N.qb["dataSet"], IRI(address.quality(of: release.dataset)))
    graph.add(node, N.prov["generatedAtTime"], .midnight(release.issued))
  }

  /// A share as a decimal of up to four digits, never rounded up to 1; nil where there is no whole.
  static func share(_ part: Int, of whole: Int) -> String? {
    guard whole > 0 else { return nil }
    if part >= whole { return "1.0" }
    var digits = String(part.multipliedFullWidth(by: 10_000).low / UInt(whole))
    digits = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    return "0." + digits
  }

  /// The columns of the measurements seen as a cube: of each metric and thing there is one value in a
  /// dataset (RDF Data Cube, 11.1, IC-1 to IC-14).
  private mutating func describeStructure() {
    let structure = Term.iri(IRI(address.qualityStructure))
    graph.add(structure, a: N.qb["DataStructureDefinition"])
    let columns = [
      ("dimension", "isMeasurementOf"), ("dimension", "computedOn"), ("measure", "value"),
    ]
    for (kind, property) in columns {
      let component = graph.blank()
      graph.add(structure, N.qb["component"], component)
      graph.add(component, N.qb[kind], N.dqv[property])
    }
  }

  func dimension(_ dimension: QualityDimension) -> IRI {
    IRI(address.dimension(dimension.rawValue))
  }

  /// What the metrics and their dimensions mean, once.
  private mutating func describeMetrics() {
    describeStructure()
    for metric in metrics {
      let node = Term.iri(IRI(address.metric(metric.name)))
      graph.add(node, a: N.dqv["Metric"])
      graph.add(node, N.skos["prefLabel"], texts: metric.labels)
      for language in Language.allCases {
        graph.add(
          node, N.skos["definition"],
          Literal(metric.definition[language], language: language.rawValue))
      }
      graph.add(node, N.dqv["expectedDataType"], N.xsd[metric.datatype])
      graph.add(node, N.dqv["inDimension"], dimension(metric.dimension))
    }
    let used = Set(metrics.map(\.dimension))
    for side in QualityDimension.allCases where used.contains(side) {
      let node = Term.iri(dimension(side))
      graph.add(node, a: N.dqv["Dimension"])
      for language in Language.allCases {
        graph.add(
          node, N.skos["prefLabel"], Literal(side.label[language], language: language.rawValue))
      }
      graph.add(node, N.skos["closeMatch"], N.ldqd[side.near])
    }
  }
}
