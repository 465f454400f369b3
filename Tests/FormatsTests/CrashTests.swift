import Bytes
import Components
import Testing

@testable import Columns
@testable import Formats

/// What `make fuzz` ever broke a parser with, once more and for ever.
@Suite struct `Crashes that the fuzzer found stay mended` {
  /// The files of `Tests/Fuzz/Crashes/<target>` and its seeds.
  static func cases(_ target: String) -> [String] {
    let fuzz = #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/Fuzz"
    return ["Crashes", "Seeds"].flatMap { kind in
      let folder = "\(fuzz)/\(kind)/\(target)"
      return ((try? Directory.list(folder)) ?? []).map { folder + "/" + $0 }
    }
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    try FileReader.contents(of: path, limit: 1 << 20)
  }

  @Test(arguments: cases("CSV")) func `in CSV`(path: String) throws {
    let counts = [1, 2, 3, 7, 64, 1 << 20].map { size in
      let input = Input(path: path, name: "f", table: "t", pieceSize: size, recordLimit: 200)
      let comma = PlainGrammar(delimiter: UInt8(ascii: ","))
      guard var reader = try? CSVReader(input, comma, Dialect()) else { return -1 }
      var count = 0
      do throws(Finding) {
        while let piece = try reader.cut() {
          let parsed = reader.parse(piece)
          count += parsed.batch.count + 1000 * parsed.findings.count
        }
      } catch { return -2 }
      return count
    }
    #expect(Set(counts).count == 1)
  }

  @Test(arguments: cases("XMLTable")) func `in XML`(path: String) throws {
    let bytes = try Self.bytes(path)
    for options in ["{}", #"{"path": "//row", "columns": {"a": "a/@b", "c": "."}, "join": ";"}"#] {
      _ = try TableRead.whole(bytes, XML.self, options)
    }
  }

  @Test(arguments: cases("ICalendar")) func `in iCalendar`(path: String) throws {
    let bytes = try Self.bytes(path)
    for options in ["{}", #"{"expand": {"from": "2024-01-01", "to": "2024-03-01"}}"#] {
      _ = try TableRead.whole(bytes, ICalendar.self, options, recordLimit: 2000)
    }
  }

  @Test(arguments: cases("Zip")) func `in ZIP`(path: String) throws {
    guard let archive = try? ZipArchive(path) else { return }
    for entry in archive.entries {
      var raw: [UInt8] = []
      do throws(ZipFault) {
        var reader = try archive.open(entry)
        while try reader.read(upTo: 7, into: &raw) > 0 {}
        #expect(raw.count == entry.size)
      } catch { #expect(error.entry == entry.name) }
    }
  }

  @Test(arguments: cases("XLSX")) func `in XLSX`(path: String) throws {
    let bytes = try Self.bytes(path)
    var sample = XLSXSample()
    sample.strings = ["<t>a</t>", "<t>b</t>", "<t>c</t>"]
    sample.formats = ["14", "46", "22"]
    sample.sheets[0].whole = String(decoding: bytes, as: UTF8.self)
    let isWhole = bytes.starts(with: [0x50, 0x4B])
    _ = try SheetRead.whole(isWhole ? bytes : sample.bytes, "xlsx", "{}", recordLimit: 2000)
  }

  @Test(arguments: cases("ODS")) func `in ODS`(path: String) throws {
    _ = try SheetRead.whole(try Self.bytes(path), "ods", "{}", recordLimit: 2000)
  }

  @Test(arguments: cases("JSONSchema")) func `in JSON Schema`(path: String) throws {
    let parts = try Self.bytes(path).split(separator: 0, maxSplits: 1)
    guard let text = parts.first, let setting = try? JSONReader.read(Array(text), file: "f"),
      let schema = try? JSONSchema(setting),
      let document = try? JSONReader.read(Array(parts.last ?? []), file: "f")
    else { return }
    if case .invalid(let faults) = schema.judge(document, limit: 3) {
      #expect((1...3).contains(faults.count))
    }
  }

  @Test(arguments: cases("JSON") + cases("Schema")) func `in JSON`(path: String) throws {
    _ = try? JSONReader.read(try Self.bytes(path), file: "f")
  }

  @Test(arguments: cases("JSONTable")) func `in tables of JSON`(path: String) throws {
    for options in ["{}", #"{"property": "a"}"#, #"{"itemKeys": ["a.b"]}"#] {
      _ = try JSONRead.whole(try Self.bytes(path), as: "json", options, recordLimit: 200)
    }
  }

  @Test(arguments: cases("NDJSON")) func `in NDJSON`(path: String) throws {
    for options in ["{}", #"{"itemType": "array"}"#] {
      _ = try JSONRead.whole(try Self.bytes(path), as: "ndjson", options, recordLimit: 200)
    }
  }

  @Test(arguments: cases("GeoJSON")) func `in GeoJSON`(path: String) throws {
    for options in ["{}", #"{"itemKeys": ["geometry.coordinates"]}"#] {
      _ = try JSONRead.whole(try Self.bytes(path), as: "geojson", options, recordLimit: 200)
    }
  }

  @Test(arguments: cases("Cells")) func `in cells`(path: String) throws {
    let parts = try Self.bytes(path).split(separator: 0, omittingEmptySubsequences: false)
    for type in FieldType.allCases {
      for part in parts {
        let cell = Array(part)
        var canonical: [UInt8] = []
        #expect(type.canonical(cell.span, into: &canonical) == type.accepts(cell.span))
        _ = type.compare(cell.span, canonical.span)
      }
    }
    for form in Self.forms {
      for part in parts {
        let cell = Array(part)
        var published: [UInt8] = [], value: [UInt8] = []
        let isGood = form.accepts(cell.span)
        #expect(form.respell(cell.span, into: &published) == isGood, "\(form.type)")
        #expect(form.canonical(cell.span, into: &value) == isGood, "\(form.type)")
        #expect(!isGood || form.published.accepts(published.span), "\(form.type)")
      }
    }
  }

  private static let forms: [LexicalForm] = {
    var own = LexicalForm.Properties()
    (own.decimalChar, own.groupChar, own.isBareNumber) = (",", " ", false)
    (own.trueValues, own.delimiter, own.itemType) = (["oui"], ";", .number)
    let types: [FieldType] = [.number, .integer, .boolean, .list]
    let formats: [(FieldType, String)] = [
      (.date, "%d/%m/%Y"), (.time, "%I:%M %p"), (.datetime, "any"), (.geopoint, "array"),
      (.geojson, "topojson"),
    ]
    return types.map { LexicalForm($0, properties: own) }
      + formats.map { LexicalForm($0, format: $1) }
  }()

  @Test(.timeLimit(.minutes(20)), arguments: cases("Pattern")) func `in patterns`(path: String)
    throws
  {
    let parts = try Self.bytes(path).split(separator: 0, maxSplits: 1)
    guard let first = parts.first, let text = String(validating: first, as: UTF8.self),
      let pattern = try? XSDPattern(text)
    else { return }
    _ = pattern.match(Array(parts.last ?? []).span)
  }
}
