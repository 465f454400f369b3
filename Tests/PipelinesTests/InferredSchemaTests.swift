import Bytes
import Components
import Formats
import Testing

@testable import Pipelines

/// A proposed schema finds no fault with the data that it was proposed for.
@Suite struct `A proposed schema` {
  /// Makes cells of one kind: mostly alike, sometimes odd.
  private typealias Maker = @Sendable (inout Lottery) -> String

  private static let makers: [Maker] = [
    { String(Int.random(in: -50...50, using: &$0)) },
    { String(Int.random(in: 0...1_000_000_000, using: &$0)) },
    { "\(Int.random(in: 0...9, using: &$0)).\(Int.random(in: 0...999, using: &$0))" },
    { "0\(Int.random(in: 0...99, using: &$0))" },
    { Bool.random(using: &$0) ? "true" : "FALSE" },
    {
      let day = Int.random(in: 1...31, using: &$0)
      return "2024-0\(Int.random(in: 1...9, using: &$0))-\(day < 10 ? "0" : "")\(day)"
    },
    { "2024-1\(Int.random(in: 0...2, using: &$0))" },
    { "1\(Int.random(in: 0...9, using: &$0)):30:00" },
    { ["-", "NA", "غير مذكور", "nd", "1", "2"].randomElement(using: &$0)! },
    { ["commune", "إقليم", "région", "-"].randomElement(using: &$0)! },
    { "نص \(Int.random(in: 0...400, using: &$0)), \"\"x\"\"" },
    {
      ["", " ", "1", "1.0", "01", "+1", "-0", "1e2", ".5", "5.", "NaN"].randomElement(using: &$0)!
    },
  ]

  /// SplitMix64.
  struct Lottery: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static func table(_ seed: UInt64) -> String {
    var lottery = Lottery(state: seed)
    let columns = (0..<5).map { _ in makers.randomElement(using: &lottery)! }
    let odd = makers.randomElement(using: &lottery)!
    let rows = [0, 1, 2, 3, 20, 80].randomElement(using: &lottery)!
    let lines = (0..<rows).map { _ in
      columns.map { maker in
        switch Int.random(in: 0..<40, using: &lottery) {
        case 0: ""
        case 1: "\"\(odd(&lottery))\""
        default: "\"\(maker(&lottery))\""
        }
      }.joined(separator: ",") + "\n"
    }
    return "a,b_ar,c_fr,d,e\n" + lines.joined()
  }

  @Test(arguments: 1...60) func `finds its own data right`(seed: Int) async throws {
    let inference = try await Inference(Self.table(UInt64(seed)))
    let findings = try await inference.findings()
    #expect(findings.isEmpty, "\(inference.schema) \(findings.prefix(3))")
  }

  private static let data =
    #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    + "/pipelines/remacto/data"
  static let files = ((try? Directory.list(data)) ?? []).filter { $0.hasSuffix(".csv") }.sorted()

  @Test(arguments: files) func `finds the registers of REMACTO right`(file: String) async throws {
    let proposal = try await Inference.proposal("\(Self.data)/\(file)")
    let folder = try Folder()
    try folder.write("s.json", proposal.schema.encoded())
    let findings = try await Inference.findings("\(Self.data)/\(file)", folder.path + "/s.json")
    #expect(findings.isEmpty, "\(findings.prefix(3))")
  }

  @Test func `finds registers of REMACTO to look at`() { #expect(Self.files.count >= 20) }

  @Test(arguments: [1, 2, 7, 64, 1 << 20], [1, 3])
  func `is the same at every width and piece`(piece: Int, width: Int) async throws {
    let csv = Self.table(1) + "\"x\ny\",\"١\",2,3,4\n"
    let bounds = Plan.Bounds(width: width, pieceSize: piece)
    let mine = try await Inference(csv, bounds: bounds), whole = try await Inference(csv)
    #expect(mine.schema == whole.schema && mine.notes == whole.notes)
    #expect(mine.proposal.log.findings == whole.proposal.log.findings)
  }

  @Test func `knows of values that come again far apart, with keys on disk`() async throws {
    var bounds = Plan.Bounds(width: 2, pieceSize: 1000)
    bounds.keyMemory = 1
    let numbers = (0..<3000).map { "\($0),\($0 == 2999 ? 5 : $0)\n" }.joined()
    let inference = try await Inference("a,b\n" + numbers, bounds: bounds)
    #expect(inference.field == #"{"type":"integer","constraints":{"required":true,"unique":true}}"#)
    #expect(
      inference.schema.contains(
        #"{"name":"b","type":"integer","constraints":{"required":true}}"#))
  }
}
