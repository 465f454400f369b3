import Components
import Testing

@testable import Formats

/// ECMA-376 clause by clause. Each case is read in pieces of several sizes, with one result.
@Suite struct `Reading XLSX` {
  private static let header = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c></row>"

  /// What one cell below a header `a` reads as; a finding's rule where it cannot be.
  private func cell(_ xml: String, _ change: (inout XLSXSample) -> Void = { _ in }) throws
    -> String?
  {
    var sample = XLSXSample(Self.header + "<row r=\"2\">\(xml)</row>")
    change(&sample)
    let read = try sample.read()
    if let finding = read.thrown ?? read.findings.first { return "! " + finding.rule.id }
    return read.rows.first?[0]
  }

  @Test func `18.3.1.4 and 18.18.11, cells of every type`() throws {
    #expect(try cell("<c r=\"A2\"><v>12</v></c>") == "12")
    #expect(try cell("<c r=\"A2\" t=\"n\"><v>-1.5</v></c>") == "-1.5")
    #expect(try cell("<c r=\"A2\" t=\"b\"><v>1</v></c>") == "true")
    #expect(try cell("<c r=\"A2\" t=\"b\"><v>0</v></c>") == "false")
    #expect(try cell("<c r=\"A2\" t=\"str\"><f>B2</f><v>نص</v></c>") == "نص")
    #expect(try cell("<c r=\"A2\" t=\"inlineStr\"><is><t>é</t></is></c>") == "é")
    #expect(try cell("<c r=\"A2\" t=\"d\"><v>2024-11-12T10:30:00</v></c>") == "2024-11-12T10:30:00")
    #expect(
      try cell("<c r=\"A2\" t=\"s\"><v>1</v></c>") { $0.strings = ["<t>x</t>", "<t>y</t>"] } == "y")
    #expect(try cell("<c r=\"A2\" t=\"e\"><v>#N/A</v></c>") == "! sheet/error-value")
    #expect(try cell("<c r=\"A2\" t=\"b\"><v>2</v></c>") == "! sheet/broken-cell")
    #expect(try cell("<c r=\"A2\" t=\"x\"><v>2</v></c>") == "! sheet/broken-cell")
    #expect(try cell("<c r=\"A2\"><v>1O</v></c>") == "! sheet/broken-cell")
    #expect(try cell("<c r=\"A2\" t=\"s\"><v>7</v></c>") == "! sheet/broken-cell")
    #expect(try cell("<c r=\"A2\" t=\"s\"><v>-1</v></c>") == "! sheet/broken-cell")
  }

  @Test(arguments: [
    ("1E+2", "100"), ("0.000000001", "1E-9"), ("0.0000001", "0.0000001"),
    ("0.30000000000000004", "0.3"), ("1.1000000000000001", "1.1"), ("12.0", "12"),
    ("-0", "0"), ("007", "7"), ("1.5E-3", "0.0015"), ("5132639", "5132639"), (" 12\n", "12"),
    ("12345678901234567890", "12345678901234567890"),
    ("1.2345678901234567E+20", "123456789012346000000"),
    ("1E+300", "1E300"), ("1.5E-30", "1.5E-30"), ("0.1", "0.1"), ("-0.50", "-0.5"), (".5", "0.5"),
    ("9.9999999999999999", "10"), ("1234567.8899999999", "1234567.89"), ("0.00", "0"),
  ])
  func `numbers are the shortest text that is the double, to 15 digits`(
    text: String, number: String
  )
    throws
  {
    #expect(try cell("<c r=\"A2\"><v>\(text)</v></c>") == number)
  }

  @Test func `a percentage stays a number`() throws {
    #expect(try cell("<c r=\"A2\" s=\"1\"><v>0.125</v></c>") { $0.formats = ["10"] } == "0.125")
  }

  @Test(arguments: [
    ("14", "45608", "2024-11-12"), ("22", "45608.4375", "2024-11-12T10:30:00"),
    ("20", "0.4375", "10:30:00"), ("46", "1.1041666666666667", "PT26H30M"), ("46", "0", "PT0S"),
    ("47", "0.43756365740740738", "10:30:05.5"), ("21", "0.43756365740740738", "10:30:06"),
    ("dd/mm/yyyy", "45608", "2024-11-12"), ("[$-40C]d mmmm yyyy", "45608", "2024-11-12"),
    ("[$-1010401]yyyy/mm/dd;@", "45608", "2024-11-12"),
    ("[$-F400]h:mm:ss\\ AM/PM", "0.5", "12:00:00"),
    ("B2[$-2060401]dd/mm/yyyy", "45608", "2024-11-12"), ("[h]:mm", "-0.5", "-PT12H"),
    ("jj/mm/aaaa", "45608", "2024-11-12"), ("mmm", "45608", "2024-11-12"),
    ("14", "1", "1900-01-01"),
    ("14", "59", "1900-02-28"), ("14", "61", "1900-03-01"), ("14", "2958465", "9999-12-31"),
    ("#,##0.00 &quot;DH&quot;", "12.5", "12.5"), ("[Red]0.00", "12.5", "12.5"),
    ("0.00E+00", "12.5", "12.5"),
    ("General", "12.5", "12.5"), ("General &quot;m&quot;", "12", "12"), ("@", "12", "12"),
    ("0\\d", "12", "12"), ("_d0_d", "12", "12"),
    ("yyyy-mm-dd hh:mm:ss.000", "45608.000011574", "2024-11-12T00:00:01"),
    ("14", "45608.99", "2024-11-12"), ("22", "45608.999999999", "2024-11-13T00:00:00"),
  ])
  func `18.8.30 and 18.8.31, numbers that a format shows as dates`(
    format: String, number: String, text: String
  ) throws {
    #expect(try cell("<c r=\"A2\" s=\"1\"><v>\(number)</v></c>") { $0.formats = [format] } == text)
  }

  @Test(arguments: ["60", "60.5", "-1", "2958466", "0", "1e20"])
  func `18.17.4.1, numbers that are no day`(number: String) throws {
    let found = try cell("<c r=\"A2\" s=\"1\"><v>\(number)</v></c>") { $0.formats = ["14"] }
    #expect(found == "! sheet/not-a-date")
  }

  @Test(arguments: [
    ("0", "1904-01-01"), ("60", "1904-03-01"), ("44146", "2024-11-12"), ("2957003", "9999-12-31"),
  ])
  func `18.17.4.1, days since 1904`(number: String, day: String) throws {
    let found = try cell("<c r=\"A2\" s=\"1\"><v>\(number)</v></c>") {
      $0.formats = ["14"]
      $0.is1904 = true
    }
    #expect(found == day)
  }

  @Test func `18.4.4 to 18.4.12, runs are joined, phonetic ones left out`() throws {
    let rich =
      "<r><rPr><b/></rPr><t>ab</t></r><r><t xml:space=\"preserve\"> c</t></r>"
      + "<rPh sb=\"0\" eb=\"1\"><t>no</t></rPh><phoneticPr fontId=\"1\"/>"
    #expect(try cell("<c r=\"A2\" t=\"s\"><v>0</v></c>") { $0.strings = [rich] } == "ab c")
    #expect(try cell("<c r=\"A2\" t=\"inlineStr\"><is>\(rich)</is></c>") == "ab c")
  }

  @Test func `white space around a text counts where xml:space keeps it`() throws {
    #expect(try cell("<c r=\"A2\" t=\"inlineStr\"><is><t> a b </t></is></c>") == "a b")
    #expect(
      try cell("<c r=\"A2\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> a b </t></is></c>")
        == " a b ")
  }

  @Test(arguments: [
    ("_x0041_", "A"), ("_x000D_\n", "\r\n"), ("_x005F_x0041_", "_x0041_"), ("_xD83D__xDE00_", "😀"),
    ("_xD83D_", "_xD83D_"), ("_x004_", "_x004_"), ("a_x0042_c_", "aBc_"), ("_X0041_", "_X0041_"),
    ("<![CDATA[a<b]]>", "a<b"), ("a&amp;b&#x41;", "a&bA"),
  ])
  func `22.9.2.19, escapes in texts`(text: String, meaning: String) throws {
    let xml = "<t xml:space=\"preserve\">\(text)</t>"
    #expect(try cell("<c r=\"A2\" t=\"inlineStr\"><is>\(xml)</is></c>") == meaning)
    #expect(try cell("<c r=\"A2\" t=\"s\"><v>0</v></c>") { $0.strings = [xml] } == meaning)
    #expect(try cell("<c r=\"A2\" t=\"str\"><v>\(text)</v></c>") == meaning)
  }
}
