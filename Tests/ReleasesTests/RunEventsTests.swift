import Components
import Formats
import Pipelines
import Testing

@testable import Releases

@Suite struct `The OpenLineage events of a run` {
  private static let id = RunEvents.id(milliseconds: 1_732_406_400_123, chance: (7, 9))

  private func events(_ end: RunEvents.End) throws -> [Setting] {
    let run = RunEvents(
      id: Self.id, about: Sample.publication,
      inputs: [.init(path: "data/x.csv", bytes: 7, sha256: "0f")])
    let bytes = try run.bytes(
      began: "2024-11-24T00:00:00.123Z", ended: "2024-11-24T00:00:02.000Z", end)
    #expect(bytes.last == 10)
    return try bytes.split(separator: 10).map { try JSONReader.read(Array($0), file: "event") }
  }

  private func texts(_ events: [Setting], _ name: String) throws -> [String] {
    try events.map { try $0.required(name).text() }
  }

  @Test func `are its start and its end, of one run and one job (RunEvent)`() throws {
    let events = try events(.complete(Sample.catalogue, released: ["members"]))
    #expect(try texts(events, "eventType") == ["START", "COMPLETE"])
    #expect(
      try texts(events, "eventTime") == ["2024-11-24T00:00:00.123Z", "2024-11-24T00:00:02.000Z"])
    for event in events {
      #expect(try event.required("run").required("runId").text() == Self.id)
      #expect(try event.required("job").required("namespace").text() == Sample.publication.base)
      #expect(try event.required("job").required("name").text() == "sample")
      let input = try event.required("inputs").list()[0]
      #expect(try input.required("name").text() == "data/x.csv")
    }
  }

  @Test func `name what was newly released as outputs, and nothing else`() throws {
    func outputs(_ released: [String]) throws -> [String] {
      let event = try events(.complete(Sample.catalogue, released: released))[1]
      return try event.required("outputs").list().map { try $0.required("name").text() }
    }
    #expect(try outputs(["members"]) == ["members", "members.members"])
    #expect(try outputs([]) == [])
    #expect(
      try events(.complete(Sample.catalogue, released: ["members"]))[0].required("outputs").list()
        .isEmpty)
  }

  @Test func `say why it failed (ErrorMessageRunFacet)`() throws {
    let event = try events(.fail(message: "The disk is full."))[1]
    #expect(try event.required("eventType").text() == "FAIL")
    let error = try #require(event["run"]?["facets"]?["errorMessage"])
    #expect(try error.required("message").text() == "The disk is full.")
    #expect(try error.required("programmingLanguage").text() == "Swift")
    #expect(try error.required("_schemaURL").text().hasSuffix("#/$defs/ErrorMessageRunFacet"))
  }

  @Test func `say that it was told to stop, which is no error`() throws {
    let event = try events(.abort)[1]
    #expect(try event.required("eventType").text() == "ABORT")
    #expect(event["run"]?["facets"]?["errorMessage"] == nil)
  }

  @Test func `have an id that begins with the time (RFC 9562, 5.7)`() {
    #expect(Self.id == "01935b77-d47b-7007-8000-000000000002")
    let last = RunEvents.id(milliseconds: (1 << 48) - 1, chance: (.max, .max))
    #expect(last == "ffffffff-ffff-7fff-bfff-ffffffffffff")
  }
}
