public import Components
import Formats
public import Pipelines

/// The events of one run of a pipeline, for those who watch runs: that it began, and how it ended
/// (OpenLineage 2-0-2, RunEvent).
///
/// Their times and their `runId` are those of the run. So they are state beside a publication and no
/// part of it, where each release has an event of its own (`OpenLineage`).
public struct RunEvents {
  /// How a run ended (`eventType` of its last event).
  public enum End: Sendable {
    /// It came to its end; `released` are the datasets with a new release, none where nothing changed.
    case complete(Catalogue, released: [String])
    /// It stopped because of what `message` says.
    case fail(message: String)
    /// It was told to stop.
    case abort
  }

  private let id: String
  private let about: PublicationMetadata
  private let inputs: [Manifest.Source]

  /// `id` is a UUID. `inputs` are the files that the run read.
  public init(id: String, about: PublicationMetadata, inputs: [Manifest.Source]) {
    self.id = id
    self.about = about
    self.inputs = inputs
  }

  /// Two lines of JSON. The times are RFC 3339.
  public func bytes(began: String, ended: String, _ end: End) throws(Finding) -> [UInt8] {
    var lines: [UInt8] = []
    for event in [
      event("START", began, nil, outputs: []),
      event(Self.type(of: end), ended, Self.message(of: end), outputs: try outputs(of: end)),
    ] {
      lines += event.encoded(indented: false)
      lines.append(10)
    }
    return lines
  }

  /// A UUID of version 7 (RFC 9562, 5.7): milliseconds since 1970, then 74 bits of chance.
  public static func id(milliseconds: Int, chance: (UInt64, UInt64)) -> String {
    let high = UInt64(truncatingIfNeeded: milliseconds) << 16 | 0x7000 | chance.0 & 0x0fff
    let low = 0x8000_0000_0000_0000 | chance.1 >> 2
    let digits = [high, low].flatMap { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    return OpenLineage.uuid(digits)
  }

  private var producer: String {
    IRI(Addresses(base: about.base).software(Engine.name)).text
  }

  private func event(_ type: String, _ time: String, _ message: String?, outputs: [JSONValue])
    -> JSONValue
  {
    let engine = EngineName(Engine.name)
    var facets = [
      JSONValue.Member(
        "processing_engine",
        Facet.engine.value(
          by: producer, ["name": .string(engine.name), "version": .string(engine.version)]))
    ]
    if let message {
      let members: KeyValuePairs<String, JSONValue?> = [
        "message": .string(message), "programmingLanguage": .string("Swift"),
      ]
      facets.append(.init("errorMessage", Facet.error.value(by: producer, members)))
    }
    return .object([
      "eventType": .string(type), "eventTime": .string(time), "producer": .string(producer),
      "schemaURL": .string(OpenLineage.schema),
      "run": .object(["runId": .string(id), "facets": .object(facets)]),
      "job": .object([
        "namespace": .string(about.base), "name": .string(about.name),
        "facets": .object(["jobType": Facet.job("PUBLICATION", by: producer)]),
      ]),
      "inputs": .array(
        inputs.map { OpenLineage.input($0, base: about.base, producer: producer) }),
      "outputs": .array(outputs),
    ])
  }

  private static func type(of end: End) -> String {
    switch end {
    case .complete: "COMPLETE"
    case .fail: "FAIL"
    case .abort: "ABORT"
    }
  }

  private static func message(of end: End) -> String? {
    if case .fail(let message) = end { message } else { nil }
  }

  private func outputs(of end: End) throws(Finding) -> [JSONValue] {
    guard case .complete(let catalogue, let released) = end else { return [] }
    var outputs: [JSONValue] = []
    for release in catalogue.releases where released.contains(release.dataset) {
      outputs += try OpenLineage(release: release, about: about).outputs()
    }
    return outputs
  }
}
