import Components
import Testing

@testable import Pipelines

/// Same inputs, same bytes and same findings: at every width and every size of piece.
@Suite struct `Same input` {
  private static let bench: Result<Bench, any Error> = Result {
    func row(_ n: Int) -> String {
      let note = n % 7 == 0 ? "\"two\nlines, \"\"q\"\" \(n)\"" : n % 5 == 0 ? "" : "ملاحظة \(n)"
      let up = n % 11 == 0 ? "\(n + 5000)" : n % 3 == 0 ? "" : "\((n * 7919) % 1500)"
      let age = n % 97 == 0 ? "x\(n)" : "\(n % 60)"
      return "\(n % 251 == 0 ? 1 : n),\(up),\(n % 4),\(age),\(note)\n"
    }
    let header = "id,up,kind,age,note\n"
    return try Bench(
      tables: [
        """
        t: {from: t.csv, schema: t.yaml, stages: [stack: {tables: [u, t2]}, keep: {column: kind, equals: ['0', '1', '3']}], \
        checks: [agreement: {about: kind, compare: age}, sum-of-parts: {total: age, parts: kind}]}
        """,
        "s: {from: {table: s0}, schema: s.yaml, stages: [semi-join: {column: id, in: t.kind}]}",
      ],
      inputs: [
        "u: {from: u.csv}", "s0: {from: s.csv}", "t2: {from: t2.csv}",
      ],
      [
        "t.csv": header + (1...400).map(row).joined() + "broken\n" + "\n",
        "u.csv": header + (401...800).map(row).joined() + "1,\"\n",
        "t2.csv": header + (801...1200).map(row).joined().replacing("\n", with: "\r\n"),
        "s.csv": "id\n0\n1\n2\n3\n4\n",
        "t.yaml": """
        primaryKey: id
        foreignKeys: [{fields: up, reference: {fields: id}}]
        fields:
          - {name: id, type: integer}
          - {name: up, type: integer}
          - {name: kind}
          - {name: age, type: integer, constraints: {maximum: 55}}
          - {name: note}

        """, "s.yaml": "fields: [{name: id}]\n",
      ])
  }

  @Test(arguments: [1, 2, 3, 8], [64, 1_000, Plan.Bounds(width: 1).pieceSize, 4 << 20])
  func `gives the same findings and bytes`(width: Int, pieceSize: Int) async throws {
    let bench = try Self.bench.get()
    let plain = Bench.bounds(1)
    let bounds = Bench.bounds(width, pieceSize)
    let findings = try await bench.findings(bounds)
    #expect(findings.count > 100)
    #expect(findings == (try await bench.findings(plain)))
    let expected = try await bench.export(plain)
    #expect(expected.count == 16 && expected["t.csv"]!.count > 10_000)
    #expect(try await bench.export(bounds) == expected)
  }
}
