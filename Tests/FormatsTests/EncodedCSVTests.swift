import Columns
import Components
import Testing

@testable import Formats

@Suite struct `Reading CSV that is not UTF-8` {
  @Test(arguments: TextEncoding.allCases.filter { $0 != .utf8 })
  func `gives rows with their places in the file`(encoding: TextEncoding) throws {
    let words = encoding.has("فاس") ? ["فاس", "الرباط"] : ["Fès", "Salé"]
    let lines = ["id,نم,c", "1,\"\(words[0])\n\",x", "2,\(words[1]),\"y\"\"\"", "3,z,\(words[1])"]
      .map { encoding.has($0) ? $0 : $0.replacing("نم", with: "né") }
    let text = lines.joined(separator: "\r\n") + "\r\n"
    let read = try SettledRead(
      encoding.bytes(text), "{\"encoding\": \"\(encoding.rawValue)\"}")
    #expect(read.texts.map(\.[1]) == [words[0] + "\n", words[1], "z"])
    let widths = lines.map { encoding.bytes($0 + "\r\n").count }
    let offsets = [widths[0], widths[0] + widths[1], widths[0] + widths[1] + widths[2]]
    #expect(read.read?.places == [[2, 2, offsets[0]], [3, 4, offsets[1]], [4, 5, offsets[2]]])
    #expect(read.said.isEmpty && read.read?.findings.isEmpty == true)
  }

  @Test(arguments: TextEncoding.allCases)
  func `keeps records byte for byte`(encoding: TextEncoding) throws {
    let word = encoding.has("ا") ? "ا" : "é"
    let lines = ["a;b\n", "1;\(word)\n", "2;\"\(word)\n\"\n", "3;\(word)"].map(encoding.bytes)
    let mark = encoding.isUTF16 ? encoding.bytes("\u{FEFF}") : []
    try withFile(mark + lines.flatMap(\.self)) { path in
      let options = Setting(
        .mapping([
          .init(
            "encoding", at: .file("t"), Setting(.scalar(encoding.rawValue, .text), at: .file("t")))
        ]), at: .file("t"))
      let format = try CSV(Options(options, for: CSV.card, at: .file("t")))
      for size in [1, 5, 1000] {
        let input = Input(path: path, name: "t.csv", table: "t", pieceSize: size)
        let settled = try format.settled(on: input).format as! CSV
        try Self.check(try settled.reader(of: input), mark, lines)
      }
    }
  }

  private static func check<R: Reader>(_ opened: R, _ mark: [UInt8], _ lines: [[UInt8]]) throws {
    var reader = opened
    let verbatim = try #require(reader.verbatim)
    #expect(verbatim.head == mark + lines[0])
    var found: [[UInt8]] = []
    while let piece = try reader.cut() {
      for offset in reader.parse(piece).batch.origin.offsets {
        found.append(verbatim.record(piece, Int(offset)) ?? [])
      }
    }
    #expect(found == Array(lines[1...]))
  }

  @Test func `a row with a byte that means nothing is told of, with what it would be`() throws {
    let bytes = Array("id,name\n1,ok\n2,l".utf8) + [0x92] + [0xE9] + Array("lu\n3,ok\n".utf8)
    let read = try SettledRead(bytes, #"{"encoding": "iso-8859-1"}"#)
    #expect(read.texts == [["1", "ok"], ["3", "ok"]] && read.read?.unreadable == 1)
    let finding = try #require(read.read?.findings.first)
    #expect(finding.rule.id == "encoding/wrong-byte")
    #expect(
      finding.place
        == .cell(.init(table: "t", file: "t.csv", row: 3, line: 3, byteOffset: 13, field: "name")))
    #expect(finding.values["first"] == "windows-1252" && finding.values["one"] == "l’élu")
    #expect(finding.values["byte"] == "0x92" && finding.values["offset"] == "16")
    #expect(finding.values["encoding"] == "iso-8859-1" && finding.values["number"] == "2")
  }

  @Test func `a row of another encoding within UTF-8 says where and what`() throws {
    let good = Array("id,nom\n1,Salé\n2,Fès\n".utf8)
    let read = try SettledRead(good + TextEncoding.windows1252.bytes("3,Meknès\n"))
    #expect(read.rules == ["encoding/mixed"] && read.texts.count == 2)
    let finding = try #require(read.read?.findings.first)
    #expect(finding.rule == .notUTF8 && finding.values["one"] == "Meknès")
    #expect(
      read.said[0].place
        == .cell(
          .init(table: "t", file: "t.csv", row: 4, line: 4, byteOffset: good.count, field: "nom")))
  }

  /// What else a piece holds is no part of what is shown, or the size of pieces would change it.
  @Test func `what is shown around a byte is of its record alone`() throws {
    let alone = TextEncoding.utf16le.bytes("\u{FEFF}a,b\n1,2\n3") + [0x00, 0xDC]
    let units = try SettledRead(alone + TextEncoding.utf16le.bytes(",4\n5,6\n"))
    let finding = try #require(units.read?.findings.first)
    #expect(finding.rule == .wrongByte && finding.values["one"] == "3\0\0Ü")
    let odd = try SettledRead(TextEncoding.utf16le.bytes("\u{FEFF}a;b\n1;2\n3;") + [0x41])
    #expect(odd.read?.findings.last?.values["one"] == "\0A")
    let ended = Array("a~1~l".utf8) + [0x92] + Array("élu~2~".utf8.dropFirst(2))
    let options = #"{"encoding": "iso-8859-1", "lineTerminator": "~"}"#
    let own = try SettledRead(ended, options)
    #expect(own.texts == [["1"], ["2"]] && own.read?.findings.first?.values["one"] == "l’lu~")
    let mixed = try SettledRead(
      Array("a~é~è~à~l".utf8) + [0x92] + Array("a~2~".utf8), #"{"lineTerminator": "~"}"#)
    #expect(mixed.rules == ["encoding/mixed"] && mixed.value("one") == "l’a~")
  }

  @Test func `a mark comes before what is stated`() throws {
    let marked = [0xEF, 0xBB, 0xBF] + Array("a\né\n".utf8)
    let read = try SettledRead(marked, #"{"encoding": "windows-1256"}"#)
    #expect(read.rules == ["encoding/mark-differs"] && read.texts == [["é"]])
    #expect(try SettledRead(marked).said.isEmpty)
    let big = TextEncoding.utf16be.bytes("\u{FEFF}a\né\n")
    let stated = try SettledRead(big, #"{"encoding": "utf-16"}"#)
    #expect(stated.said.isEmpty && stated.texts == [["é"]] && stated.header == ["a"])
  }

  @Test func `an open quote stops at the limit and says where it opened`() throws {
    let all = try CSVRead.all(
      Array(("a,b\n1,2\n\"x\ny\",\"open " + String(repeating: "z\n", count: 500)).utf8),
      recordLimit: 100)
    #expect(all.allSatisfy { $0.fault == "csv/open-quote 3 3 8" })
    let thrown = try #require(all.last?.thrown)
    #expect(thrown.values["line"] == "4" && thrown.values["value"]?.hasPrefix("\"open z") == true)
  }

  @Test func `line ends of several kinds are counted, in quotes none`() throws {
    let mixed = try CSVRead.whole("a\r\n\"x\ny\"\r\nz\n1\r2\r\n")
    #expect(mixed.faults == ["csv/mixed-line-ends"])
    #expect(mixed.findings[0].values == ["crlf": "3", "lf": "1", "cr": "1"])
    #expect(try CSVRead.whole("a\r\n\"x\ny\"\r\n").findings.isEmpty)
  }
}

/// What Excel, LibreOffice and Google Sheets write, and people mail.
@Suite struct `Files that officers keep` {
  @Test(arguments: [TextEncoding.windows1252, .windows1256, .utf8])
  func `Excel in French or Arabic, CSV with semicolons`(encoding: TextEncoding) throws {
    let rows =
      encoding == .windows1252
      ? "nom;taux\r\nFès;3,5\r\n\"Salé; la neuve\";4,25\r\n"
      : "الاسم;النسبة\r\nفاس الجديد;3,5\r\n\"سلا; الجديدة\";4,25\r\n"
    let read = try SettledRead(encoding.bytes(rows))
    #expect(read.texts.count == 2 && read.texts[0][1] == "3,5" && read.header.count == 2)
    #expect(read.rules.last == "csv/dialect-detected")
    #expect(read.said.last?.values["value"] == #"delimiter: ";""#)
  }

  @Test func `Excel's Unicode Text, UTF-16 with tabs`() throws {
    let text = "\u{FEFF}الاسم\tالمدينة\r\nمحمد\tفاس\r\n\"سطر\nثان\"\tالرباط\r\n"
    let read = try SettledRead(TextEncoding.utf16le.bytes(text), name: "t.txt")
    #expect(read.header == ["الاسم", "المدينة"] && read.texts[1][0] == "سطر\nثان")
    #expect(read.rules == ["encoding/utf-16", "csv/dialect-detected"])
  }

  @Test func `Excel's CSV UTF-8, with a mark and the list separator`() throws {
    let read = try SettledRead(Array("\u{FEFF}nom;âge\r\nAlaoui;33\r\n".utf8))
    #expect(read.header == ["nom", "âge"] && read.texts == [["Alaoui", "33"]])
  }

  @Test func `Google Sheets and LibreOffice, plain UTF-8`() throws {
    let read = try SettledRead(Array("الاسم,المدينة\r\nمحمد,\"فاس, مكناس\"\r\n".utf8))
    #expect(read.said.isEmpty && read.texts == [["محمد", "فاس, مكناس"]])
  }

  @Test func `a first line sep= is passed over`() throws {
    let read = try SettledRead(Array("sep=;\r\na;b\r\n1;2\r\n".utf8))
    #expect(read.header == ["a", "b"] && read.texts == [["1", "2"]])
    #expect(read.value("value") == #"delimiter: ";", headerRows: [2]"#)
    let stated = try SettledRead(Array("sep=;\na;b\n1;2\n".utf8), #"{"delimiter": ";"}"#)
    #expect(stated.header == ["a", "b"] && stated.value("value") == "headerRows: [2]")
    let bare = try SettledRead(Array("sep=|\n1|2\n3|4\n".utf8), #"{"header": false}"#)
    #expect(bare.texts == [["1", "2"], ["3", "4"]])
  }
}
