import Columns
import Components
import Formats
import Foundation
import Testing

@testable import Pipelines

/// Cells in forms of their own, from their source to what is published.
@Suite struct `A table in forms of its own` {
  private static let csv = """
    id;montant;date;actif;mots;attributs;point;forme;heure;duree;part;code\r
    1;1 494,50;12/11/2024;نعم;أ|ب;"{""b"": [1.50, ""é""],\n ""a"": null}";[-6.84, 34.02];"{""type"":""Point"",""coordinates"":[1,2]}";9:30 PM;P1Y;95 %;1 000\r
    2;-,5;01/02/2024;لا;;{};[0, 0];"{""type"":""Feature"",""geometry"":null,""properties"":{}}";12:05 AM;PT90M;5,5;7\r
    3;–;–;–;–;–;–;–;–;–;–;–\r

    """

  private static let schema = """
    missingValues: ['–']
    primaryKey: id
    fields:
      - {name: id, type: integer}
      - {name: montant, type: number, decimalChar: ',', groupChar: ' ', constraints: {minimum: -0.5, maximum: '1 494,50'}}
      - {name: date, type: date, format: '%d/%m/%Y', constraints: {minimum: 01/01/2024, enum: [12/11/2024, 2024-02-01]}}
      - {name: actif, type: boolean, trueValues: [نعم], falseValues: [لا]}
      - {name: mots, type: list, delimiter: '|', constraints: {maxLength: 2}}
      - {name: attributs, type: object, constraints: {unique: true, enum: [{a: null, b: [1.5, é]}, {}]}}
      - {name: point, type: geopoint, format: array}
      - {name: forme, type: geojson}
      - {name: heure, type: time, format: '%I:%M %p'}
      - {name: duree, type: duration, constraints: {minimum: PT1H}}
      - {name: part, type: number, bareNumber: false, decimalChar: ','}
      - {name: code, type: integer, groupChar: ' ', categories: [{value: '1 000', label: thousand}, {value: 7}]}

    """

  private static func bench(_ csv: String = csv, _ schema: String = schema) throws -> Bench {
    try Bench(
      tables: ["t: {from: t.csv, format: {csv: {delimiter: ;}}, schema: t.yaml}"],
      ["t.csv": csv, "t.yaml": schema])
  }

  @Test func `has nothing wrong with it`() async throws {
    #expect(try Self.bench().mistakes() == [])
    #expect(try await Self.bench().briefs() == [])
  }

  @Test func `is published as CSV in the default forms`() async throws {
    #expect(
      try await Self.bench().csv("t") == """
        id,montant,date,actif,mots,attributs,point,forme,heure,duree,part,code\r
        1,1494.50,2024-11-12,true,أ|ب,"{""b"": [1.50, ""é""],\n ""a"": null}","[-6.84, 34.02]",\
        "{""type"":""Point"",""coordinates"":[1,2]}",21:30:00,P1Y,95,1000\r
        2,-.5,2024-02-01,false,,{},"[0, 0]",\
        "{""type"":""Feature"",""geometry"":null,""properties"":{}}",00:05:00,PT90M,5.5,7\r
        3,,,,,,,,,,,\r

        """)
  }

  @Test func `is published as JSON with values of their types`() async throws {
    let bytes = try #require(try await Self.bench().export()["t.json"])
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 5, "a record a line")
    let read = try JSONSerialization.jsonObject(with: Data(bytes)) as? NSArray
    let missing: [String: Any] = Dictionary(
      uniqueKeysWithValues: [
        "montant", "date", "actif", "mots", "attributs", "point", "forme", "heure", "duree", "part",
        "code",
      ].map { ($0, NSNull()) })
    let expected: [[String: Any]] = [
      [
        "id": 1, "montant": 1494.5, "date": "2024-11-12", "actif": true, "mots": ["أ", "ب"],
        "attributs": ["a": NSNull(), "b": [1.5, "é"]], "point": [-6.84, 34.02],
        "forme": ["type": "Point", "coordinates": [1, 2]], "heure": "21:30:00", "duree": "P1Y",
        "part": 95, "code": 1000,
      ],
      [
        "id": 2, "montant": -0.5, "date": "2024-02-01", "actif": false, "mots": [String](),
        "attributs": [String: Any](), "point": [0, 0],
        "forme": ["type": "Feature", "geometry": NSNull(), "properties": [String: Any]()],
        "heure": "00:05:00", "duree": "PT90M", "part": 5.5, "code": 7,
      ],
      missing.merging(["id": 3]) { $1 },
    ]
    #expect(read == expected as NSArray)
  }

  @Test func `is published as XML that its XSD accepts`() async throws {
    let bench = try Self.bench()
    let bytes = try #require(try await bench.export()["t.xml"])
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("<montant>1494.50</montant><date>2024-11-12</date><actif>true</actif>"))
    let output = try #require(
      try bench.plan().tables[0].outputs.first { $0.fileExtension == "xml" })
    let verifier = try #require(try output.writer.verify?("t.xml"))
    #expect(verifier.finding(verifier.read(bytes.span, isFirst: true, isLast: true)) == nil)
  }

  @Test func `is described as it is published`() async throws {
    let table = try Self.bench().plan().tables[0]
    let text = String(decoding: table.descriptor.encoded(indented: false), as: UTF8.self)
    for name in ["decimalChar", "groupChar", "bareNumber", "trueValues", "missingValues", "%"] {
      #expect(!text.contains(name), "\(name)")
    }
    for part in [
      #"{"name":"montant","type":"number","constraints":{"minimum":-0.5,"maximum":1494.50}}"#,
      #"{"name":"date","type":"date","constraints":{"minimum":"2024-01-01","enum":["2024-11-12","2024-02-01"]}}"#,
      #"{"name":"mots","type":"list","delimiter":"|","constraints":{"maxLength":2}}"#,
      #""enum":[{"a":null,"b":[1.5,"é"]},{}]"#,
      #"{"name":"point","type":"geopoint","format":"array"}"#,
      #""categories":[{"value":1000,"label":"thousand"},{"value":7}]"#,
    ] { #expect(text.contains(part), "\(part)\n\(text)") }
    let (again, findings) = SchemaFile.read(
      try JSONReader.read(table.descriptor.encoded(), file: "t"), language: "en")
    #expect(findings.isEmpty && again.fields.map(\.form) == table.published.fields.map(\.form))
    #expect(again.fields.map(\.constraints) == table.published.fields.map(\.constraints))
  }

  @Test func `is the same at every width and piece`() async throws {
    let one = try await Self.bench().export(Bench.bounds(1, 1))
    #expect(try await Self.bench().export() == one)
  }

  @Test func `is found wrong in its own forms`() async throws {
    let csv = """
      id;montant;date;actif;mots;attributs;point;forme;heure;duree;part;code
      1;1494.50;2024-11-12;true;أ|ب|ج;[];1,2;{};21:30;1Y;%;1000
      2;1 494,51;31/12/2023;نعم;;"{""b"":[15e-1,""\\u00e9""],""a"":null}";[1,2];"{""type"":""Point"",""coordinates"":[]}";1:00 AM;P0D;1;8
      3;NaN;12/11/2024;نعم;;"{ ""a"" : null, ""b"" : [1.5, ""é""] }";[1,2];"{""type"":""Point"",""coordinates"":[]}";1:00 AM;PT1H;1;7

      """
    let found = try await Self.bench(csv).briefs().map { $0.replacing("t!", with: "") }
    #expect(
      Set(found) == [
        "2 montant schema/type 1494.50 → number", "2 date schema/type 2024-11-12 → date",
        "2 actif schema/type true → boolean", "2 mots schema/max-items أ|ب|ج → 2",
        "2 attributs schema/type [] → object", "2 point schema/type 1,2 → geopoint",
        "2 forme schema/type {} → geojson", "2 heure schema/type 21:30 → time",
        "2 duree schema/type 1Y → duration", "2 part schema/type % → number",
        "3 montant schema/maximum 1 494,51 → 1494.50",
        "3 date schema/minimum 31/12/2023 → 2024-01-01",
        "3 date schema/enum 31/12/2023 → 2024-11-12, 2024-02-01",
        "3 duree schema/minimum P0D → PT1H", "3 code schema/category 8 → 1000 (thousand), 7",
        "4 montant schema/bound-undecided NaN → -0.5",
        "4 montant schema/bound-undecided NaN → 1494.50",
        "4 montant json/not-finite NaN",
        "4 attributs schema/unique { \"a\" : null, \"b\" : [1.5, \"é\"] } → 3",
      ])
  }

  @Test func `has keys by value, whatever form each side has`() async throws {
    let bench = try Bench(
      tables: [
        "a: {from: a.csv, schema: a.yaml}", "b: {from: b.csv, schema: b.yaml}",
      ],
      [
        "a.csv": "d\n12/11/2024\n13/11/2024\n", "b.csv": "d\n2024-11-12\n",
        "a.yaml": """
        foreignKeys: [{fields: d, reference: {resource: b, fields: d}}]
        fields: [{name: d, type: date, format: '%d/%m/%Y', constraints: {unique: true}}]
        """,
        "b.yaml": "fields: [{name: d, type: date}]\nprimaryKey: d\n",
      ])
    #expect(try await bench.briefs() == ["a!3 d schema/foreign-key 13/11/2024 → d"])
  }

  @Test func `has sums of its own numbers`() async throws {
    let bench = try Bench(
      tables: ["t: {from: t.csv, schema: t.yaml, checks: [sum-of-parts: {total: n, parts: [p]}]}"],
      [
        "t.csv": "n,p\n1 000,1000\n1 001,1000\n",
        "t.yaml": "fields: [{name: n, type: integer, groupChar: ' '}, {name: p, type: integer}]\n",
      ])
    #expect(try await bench.briefs() == ["t!3 n check/sum-of-parts 1 001 → 1000 = 1000"])
  }

  @Test(arguments: [
    ("duration", "P1M", "P30D"), ("datetime", "2024-01-01T00:00:00", "2024-01-01T00:00:00Z"),
    ("number", "nan", "1"), ("year", "2024", "2025Z"),
  ]) func `does not pass a bound that cannot be decided`(type: String, cell: String, bound: String)
    async throws
  {
    let schema = "fields: [{name: a, type: \(type), constraints: {minimum: '\(bound)'}}]\n"
    let found = try await Bench("a\n\(cell)\n", schema: schema).briefs()
    #expect(found.contains("a!2 a schema/bound-undecided \(cell) → \(bound)"), "\(found)")
  }

  @Test func `writes numbers that are not finite as XML Schema does`() async throws {
    let bench = try Bench("a\nnan\n-Inf\n1\n", schema: "fields: [{name: a, type: number}]\n")
    let xml = String(decoding: try await bench.export()["a.xml"] ?? [], as: UTF8.self)
    #expect(xml.contains("<a>NaN</a>") && xml.contains("<a>-INF</a>"))
    #expect(
      try await bench.briefs() == ["a!2 a json/not-finite nan", "a!3 a json/not-finite -Inf"])
  }
}
