import Bytes
import Columns
public import Components
import Formats
import Languages
import Pipelines

/// OpenLineage 2-0-2: for each dataset the event that its current release was completed, an event a line.
///
/// A run is known by its release, so the same release always has the same `runId`, and its times are
/// the declared date. Facets are those of the specification, at the versions that `Facet` names.
public struct OpenLineage: Profile {
  public static let card = Card(
    "openlineage",
    Text(
      ar: "حدث OpenLineage لكل مجموعة بيانات: مداخلها ومخارجها ونتائج التحقق.",
      fr:
        "Un événement OpenLineage par jeu de données : entrées, sorties et résultats des contrôles.",
      en: "An OpenLineage event a dataset: inputs, outputs and what the checks found."),
    rules: [.emptyCatalogue, .notAnAddress, .badJSON])

  static let fileName = "openlineage.ndjson"

  public static func documents(of catalogue: Catalogue) throws(Finding) -> [Document] {
    try catalogue.check(for: fileName)
    var lines: [UInt8] = []
    for release in catalogue.releases {
      let event = OpenLineage(release: release, about: catalogue.publication.metadata)
      lines += try event.value().encoded(indented: false)
      lines.append(10)
    }
    return [Document(fileName, lines)]
  }

  let release: Manifest
  let about: PublicationMetadata

  private var address: Addresses { Addresses(base: about.base) }
  var time: JSONValue { .string(release.issued.atMidnight) }
  var producer: String { IRI(address.software(release.encoder.engine)).text }

  /// The event (`RunEvent`).
  private func value() throws(Finding) -> JSONValue {
    .object([
      "eventType": .string("COMPLETE"), "eventTime": time, "producer": .string(producer),
      "schemaURL": .string(Self.schema), "run": run, "job": job,
      "inputs": .array(
        release.inputs.map { Self.input($0, base: about.base, producer: producer) }),
      "outputs": .array(try outputs()),
    ])
  }

  static let schema = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"

  // MARK: the run and its job

  private var run: JSONValue {
    let engine = EngineName(release.encoder.engine)
    return .object([
      "runId": .string(Self.id(of: release, base: about.base)),
      "facets": .object([
        "nominalTime": facet(.nominalTime, ["nominalStartTime": time]),
        "processing_engine": facet(
          .engine, ["name": .string(engine.name), "version": .string(engine.version)]),
      ]),
    ])
  }

  private var job: JSONValue {
    .object([
      "namespace": .string(about.base), "name": .string("\(about.name).\(release.dataset)"),
      "facets": .object([
        "jobType": Facet.job("RELEASE", by: producer),
        "documentation": about.core(release.metadata.description).map {
          facet(.jobDocumentation, ["description": $0])
        },
      ]),
    ])
  }

  /// A UUID of version 8 (RFC 9562, 5.8): the first bytes of a SHA-256 of what the release is.
  static func id(of release: Manifest, base: String) -> String {
    let files = release.content.files.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    let texts =
      [base, release.dataset, release.version, release.issued]
      + [release.content.definition, release.content.findings] + files
    let digest = Digest.of(Array(texts.joined(separator: "\n").utf8))
    var digits = Array(digest.description.prefix(32))
    digits[12] = "8"
    digits[16] = ["8", "9", "a", "b"][(digits[16].hexDigitValue ?? 0) & 3]
    return uuid(digits)
  }

  /// 32 hexadecimal digits in the groups of a UUID (RFC 9562, 4).
  static func uuid(_ digits: [Character]) -> String {
    [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
  }

  // MARK: datasets

  static func input(_ source: Manifest.Source, base: String, producer: String) -> JSONValue {
    let version: JSONValue = .string("sha256:" + source.sha256)
    return .object([
      "namespace": .string(base + "sources"), "name": .string(source.path),
      "facets": .object([
        "version": Facet.version.value(by: producer, ["datasetVersion": version])
      ]),
      "inputFacets": .object([
        "inputStatistics": Facet.inputStatistics.value(
          by: producer, ["size": .integer(source.bytes)])
      ]),
    ])
  }

  /// The dataset as a whole, then its tables.
  func outputs() throws(Finding) -> [JSONValue] {
    var outputs = [whole]
    for table in release.tables { outputs.append(try output(table)) }
    return outputs
  }

  /// The dataset as a whole, which the findings are about.
  private var whole: JSONValue {
    .object([
      "namespace": .string(about.base), "name": .string(release.dataset),
      "facets": .object([
        "version": version,
        "documentation": about.core(release.metadata.description).map {
          facet(.documentation, ["description": $0])
        },
        "dataQualityMetrics": metrics(
          rows: release.read,
          bytes: release.inputs.reduce(0) { $0 + $1.bytes },
          files: release.inputs.count),
        "dataQualityAssertions": release.findings.isEmpty
          ? nil
          : facet(.assertions, ["assertions": .array(release.findings.map(assertion))]),
      ]),
      "outputFacets": .object([
        "outputStatistics": statistics(
          rows: release.rows,
          bytes: release.allFiles.reduce(0) { $0 + $1.rawBytes }, files: release.allFiles.count)
      ]),
    ])
  }

  /// A table, whose columns the schema names.
  private func output(_ table: Manifest.Table) throws(Finding) -> JSONValue {
    let schema = try table.read(language: about.language)
    return .object([
      "namespace": .string(about.base), "name": .string("\(release.dataset).\(table.name)"),
      "facets": .object([
        "version": version,
        "documentation": about.core(table.description).map {
          facet(.documentation, ["description": $0])
        },
        "schema": facet(
          .schema,
          [
            "fields": .array(
              schema.fields.enumerated().map { index, field in
                .object([
                  "name": .string(field.name), "type": .string(field.type.rawValue),
                  "description": about.core(field.description) ?? about.core(field.title),
                  "ordinal_position": .integer(index + 1),
                ])
              })
          ]),
        "dataQualityMetrics": metrics(rows: table.read),
      ]),
      "outputFacets": .object([
        "outputStatistics": statistics(
          rows: table.rows, bytes: table.files.reduce(0) { $0 + $1.rawBytes },
          files: table.files.count)
      ]),
    ])
  }
}
