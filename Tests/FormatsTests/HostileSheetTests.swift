import Components
import Testing

@testable import Formats

/// Workbooks that are made to harm, or are none.
@Suite struct `Hostile workbooks` {
  typealias Sheet = XLSXSample.Sheet
  private let head = "<worksheet xmlns=\"\(XLSXSample().main)\"><sheetData>"

  private func fault(_ change: (inout XLSXSample) -> Void) throws -> String? {
    var sample = XLSXSample("<row><c t=\"str\"><v>a</v></c></row>")
    change(&sample)
    return try sample.read().fault
  }

  private static let laughs =
    "<!DOCTYPE x [<!ENTITY a \"ha\">"
    + (1...20).map { "<!ENTITY a\($0) \"\(String(repeating: "&a\($0 - 1);", count: 10))\">" }
    .joined()
    + "]><x>&a20;</x>"

  @Test(arguments: [
    "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml",
    "_rels/.rels", "xl/_rels/workbook.xml.rels",
  ])
  func `billion laughs and external entities, in any part`(part: String) throws {
    let asking = "<row><c t=\"s\"><v>0</v></c></row>"
    for text in [
      Self.laughs, "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\"><x/>",
      "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>",
    ] {
      let fault = try fault {
        $0.sheets[0].rows = asking
        $0.parts = [(part, text)]
      }
      #expect(fault == "sheet/doctype \(part)")
    }
  }

  @Test func `entities that nobody declared`() throws {
    let text = head + "<row><c t=\"str\"><v>&a;</v></c></row></sheetData></worksheet>"
    #expect(try fault { $0.sheets[0].whole = text } == "sheet/damaged")
  }

  @Test func `deep nesting`() throws {
    let deep = head + String(repeating: "<row>", count: 100_000)
    #expect(try fault { $0.sheets[0].whole = deep } == "sheet/harmful")
    let flat =
      head + String(repeating: "<a>", count: 200) + String(repeating: "</a>", count: 200)
      + "<row><c t=\"str\"><v>a</v></c></row></sheetData></worksheet>"
    #expect(try fault { $0.sheets[0].whole = flat } == nil)
  }

  @Test func `XML that is none or ends too early`() throws {
    #expect(try fault { $0.sheets[0].whole = head + "<row>" } == "sheet/damaged")
    #expect(try fault { $0.sheets[0].whole = "" } == "sheet/damaged")
    #expect(try fault { $0.sheets[0].whole = "a,b" } == "sheet/damaged")
    #expect(try fault { $0.sheets[0].whole = "<html/>" } == "sheet/damaged")
    #expect(
      try fault { $0.parts = [("xl/workbook.xml", "<html/>")] } == "sheet/not-a-workbook xlsx")
  }

  @Test func `a bomb of blanks`() throws {
    let blanks = String(repeating: " ", count: 8 << 20)
    #expect(try fault { $0.sheets[0].whole = head + blanks } == "sheet/harmful")
  }

  @Test func `other files`() throws {
    func fault(_ bytes: [UInt8]) throws -> String? {
      try SheetRead.whole(bytes, "xlsx", "{}").fault
    }
    #expect(try fault(Array("a,b\n1,2\n".utf8)) == "sheet/not-a-workbook xlsx")
    #expect(try fault([]) == "sheet/not-a-workbook xlsx")
    #expect(try fault(ZipSample([.init("a", [1])]).bytes) == "sheet/not-a-workbook xlsx")
    let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    let zeros = [UInt8](repeating: 0, count: 4096)
    #expect(try fault(compound + zeros) == "sheet/old-format .xls")
    let name = "EncryptedPackage".utf8.flatMap { [$0, UInt8(0)] }
    #expect(try fault(compound + zeros + name + zeros) == "sheet/encrypted")
    let whole = XLSXSample("<row><c t=\"str\"><v>a</v></c></row>").bytes
    #expect(try fault(Array(whole[..<(whole.count - 10)])) == "sheet/damaged")
    #expect(try fault(ZipSample([.init("../a", [1])]).bytes) == "sheet/harmful")
    #expect(
      try fault(ZipSample([.init("a", [1]) { $0.flags = 1 << 13 }]).bytes) == "sheet/encrypted")
  }
}
