import Components
import Formats
import Testing

@testable import Pipelines

/// Files of data, what is proposed for them, and what their proposal says of them.
struct Inference {
  let folder: Folder
  let proposal: Inferring.Proposal

  init(_ csv: String, bounds: Plan.Bounds = Plan.Bounds(width: 2)) async throws {
    folder = try Folder(["t.csv": csv])
    proposal = try await Self.proposal(folder.path + "/t.csv", bounds)
    try folder.write("t.json", proposal.schema.encoded())
  }

  static func proposal(_ path: String, _ bounds: Plan.Bounds = Plan.Bounds(width: 2)) async throws
    -> Inferring.Proposal
  {
    let plan = Planner.plan(try Validation.data(path, schema: nil).0, within: bounds).0
    return try await Inferring(#require(plan)).run()
  }

  /// The properties of the field `a` without its name, on one line.
  var field: String {
    guard case .object(let members) = proposal.schema,
      case .array(let fields) = members[1].value, case .object(let first) = fields[0]
    else { return "" }
    let object = JSONValue.object(Array(first.dropFirst()))
    return String(decoding: object.encoded(indented: false), as: UTF8.self)
  }

  var schema: String { String(decoding: proposal.schema.encoded(indented: false), as: UTF8.self) }

  /// The notes as `row rule value expected`, without those about keys.
  var notes: [String] {
    proposal.log.findings.filter { $0.rule != .keyProposed }.map { note in
      guard case .cell(let cell) = note.place else { return note.description }
      let facts = ["count", "limit", "value", "expected"].compactMap { note.values[$0] }
      return (["\(cell.row)", note.rule.id] + facts).joined(separator: " ")
    }
  }

  /// What is wrong with the data by its own proposal.
  func findings() async throws -> [Finding] {
    try await Self.findings(folder.path + "/t.csv", folder.path + "/t.json")
  }

  static func findings(_ data: String, _ schema: String) async throws -> [Finding] {
    let bounds = Plan.Bounds(width: 2)
    let (plan, mistakes) = Planner.plan(try Validation.data(data, schema: schema).0, within: bounds)
    guard let plan else { return mistakes }
    let results = try await Checking(plan).run { _, _ in }
    return mistakes + results.flatMap(\.log.findings)
  }
}

@Suite struct `A proposal` {
  /// A table of the column `a` with these values; a second column keeps empty ones from being no row.
  private static func infer(_ values: [String]) async throws -> Inference {
    try await Inference("a,b\n" + values.map { "\"\($0)\",x\n" }.joined())
  }

  @Test(arguments: [
    (["1", "-20", "0", "1"], #""type":"integer""#), (["1.5", "2", "1.5"], #""type":"number""#),
    (["1e5", "2", "2"], #""type":"number""#),
    (["true", "False", "true"], #""type":"boolean""#), (["1", "0", "1"], #""type":"integer""#),
    (["2024-02-29", "2024-01-01"], #""type":"date""#),
    (["2023-02-29", "2024-01-01"], #""type":"string""#),
    (["10:30:00", "23:59:59"], #""type":"time""#),
    (["2024-11", "2023-01"], #""type":"yearmonth""#),
    (["2024-11-12T10:00:00Z"], #""type":"datetime""#),
    (["2024", "2023", "2023"], #""type":"integer""#),
    (["1,5", "1494", "1,5"], #""type":"number","decimalChar":",""#),
    (["1 494,5", "12"], #""type":"number","decimalChar":",","groupChar":" ""#),
    (
      ["1\u{A0}494,5", "1\u{A0}000"],
      "\"type\":\"number\",\"decimalChar\":\",\",\"groupChar\":\"\u{A0}\""
    ),
    (["1\u{202F}494", "12"], "\"type\":\"integer\",\"groupChar\":\"\u{202F}\""),
    (["1.494,50", "1,5"], #""type":"number","decimalChar":",","groupChar":".""#),
    (["1,494.5", "1,000"], #""type":"number","groupChar":",""#),
    (["1,494,000", "12"], #""type":"integer","groupChar":",""#),
    (["13/02/2024", "01/02/2024"], #""type":"date","format":"%d/%m/%Y""#),
    (["01/13/2024", "01/02/2024"], #""type":"date","format":"%m/%d/%Y""#),
    (["31.12.2024"], #""type":"date","format":"%d.%m.%Y""#),
    (["1 49", "12"], #""type":"string""#), (["1 494", "1\u{A0}494"], #""type":"string""#),
    (["-0", "1"], #""type":"string""#), (["NaN", "INF"], #""type":"string""#),
  ]) func `takes the narrowest type that all values have`(values: [String], properties: String)
    async throws
  {
    let field = try await Self.infer(values).field
    let type = field.dropFirst().prefix { $0 != "}" }
    #expect(type.hasPrefix(properties + ",\"constraints\"") || type == properties)
  }

  @Test(arguments: [
    (["007", "010"], ["1 infer/codes 007"]), (["+212600000000"], ["1 infer/codes +212600000000"]),
    (["1", "2", "x", "3"], ["4 infer/mixed 1 4 x integer"]),
    (["1", "2", "007"], ["1 infer/codes 007"]), (["1", "x", "y"], []),
    (
      ["01/02/2024"],
      ["1 infer/ambiguous 01/02/2024 date, format: %d/%m/%Y | date, format: %m/%d/%Y"]
    ),
    (["1,494"], ["1 infer/ambiguous 1,494 integer, groupChar: , | number, decimalChar: ,"]),
    (["1.494"], ["1 infer/point 1.494 number | integer, groupChar: ."]), (["0.494"], []),
    (["1 494", "2"], ["1 infer/form 1 494 integer, groupChar: U+0020"]),
    (["1", "-", "غير مذكور", "-"], ["1 infer/missing-values 3 - | غير مذكور"]),
    (["", ""], ["1 infer/empty-column a"]), (["-"], ["1 infer/empty-column a"]),
  ]) func `says what it assumed`(values: [String], notes: [String]) async throws {
    #expect(try await Self.infer(values).notes == notes)
  }

  @Test func `takes words for none only beside a narrower type`() async throws {
    #expect(
      try await Self.infer(["1", "NA", "1"]).field
        == #"{"type":"integer","missingValues":["","NA"]}"#)
    #expect(
      try await Self.infer(["MA", "NA", "FR"]).field
        == #"{"type":"string","constraints":{"required":true,"unique":true}}"#)
    #expect(
      try await Self.infer(["MA", "NA", "NA"]).field
        == #"{"type":"string","constraints":{"required":true}}"#)
  }

  @Test func `proposes the first identifier as primary key`() async throws {
    let texts = [
      "a,b\n1.5,x\n2.5,y\n": #""primaryKey":["b"]"#, "a,b\n1,x\n2,y\n": #""primaryKey":["a"]"#,
      "a,b\n2024-01-01,x\n2024-01-02,x\n": "]}", "a,b\n1,x\n,y\n": #""primaryKey":["b"]"#,
      "a\n1\n": "]}",
    ]
    for (csv, end) in texts {
      let schema = try await Inference(csv).schema
      #expect(schema.hasSuffix(end == "]}" ? "}]}" : end + "}"), "\(csv)")
    }
  }

  @Test func `proposes a list where few texts come again and again`() async throws {
    let rows = (0..<50).map { ["commune", "region", "région"][$0 % 3] }
    #expect(
      try await Self.infer(rows).field
        == #"{"type":"string","constraints":{"required":true,"enum":["commune","region","région"]}}"#
    )
    let others = [
      Array(rows.dropFirst()), rows + ["once"], (0..<60).map { "kind \($0 % 13)" },
    ]
    for values in others { #expect(try await !Self.infer(values).field.contains("enum")) }
  }

  @Test func `tells the language of columns by their names`() async throws {
    let schema = try await Inference("name_ar,name_fr,n_en\nاسم,nom,1\n").schema
    #expect(
      schema.contains(#""nashr:language":"ar""#) && schema.contains(#""nashr:language":"fr""#))
    #expect(!schema.contains(#""nashr:language":"en""#))
  }

  @Test func `of a file without rows claims nothing`() async throws {
    let inference = try await Inference("a,b\n")
    #expect(inference.field == #"{"type":"string"}"#)
    #expect(try await inference.findings().isEmpty)
  }

  @Test func `says which rows could not be read`() async throws {
    let inference = try await Inference("a,b\n1,x\n2\n3,y\n")
    #expect(inference.proposal.log.count(of: .error) == 1 && inference.proposal.rows == 2)
  }
}

@Suite struct `A key that is proposed` {
  @Test func `is no column of numbers with a slip of the pen`() async throws {
    let schema = try await Inference("amount,code\n1,A\n2,B\nx,C\n4,D\n").schema
    #expect(schema.contains(#""primaryKey":["code"]"#))
    #expect(schema.split(separator: #""unique":true"#).count == 2)
  }
}
