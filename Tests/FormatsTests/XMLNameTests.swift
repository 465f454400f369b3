import Columns
import Testing

@testable import Formats

@Suite struct `Names in XML` {
  @Test(arguments: [
    ("id", "id"), ("الاسم", "الاسم"), ("name_ar", "name_ar"), ("a.b-c", "a.b-c"), ("é", "é"),
    ("first name", "first_x0020_name"), ("1st", "_x0031_st"), ("-a", "_x002D_a"),
    (".a", "_x002E_a"),
    ("a:b", "a_x003A_b"), ("a_x", "a_x005F_x"), ("_x0020_", "_x005F_x0020_"), ("_X", "_X"),
    ("xmlName", "_x0078_mlName"), ("XML", "_x0058_ML"), ("xm", "xm"),
    ("a<b>&c", "a_x003C_b_x003E__x0026_c"),
    ("🏛", "_x01F3DB_"), ("%", "_x0025_"), ("", "_x_"),
    ("عدد (%)", "عدد_x0020__x0028__x0025__x0029_"),
    ("\u{64B}a", "_x064B_a"), ("a\u{64B}", "a\u{64B}"), ("٣", "_x0663_"), ("a\0", "a_x0000_"),
  ]) func `follow SQL XML section 9.1`(name: String, expected: String) {
    #expect(XMLName.of(name) == expected)
  }

  @Test(arguments: [
    ("http://x/ns#title", "title"), ("http://x/1a", "a"), ("http://x/a-1.é", "a-1.é"),
    ("urn:x:1", nil), ("http://x/", nil), ("name", "name"), ("", nil), ("a:عدد", "عدد"),
  ])
  func `at the end of an IRI are the longest there are`(text: String, name: String?) {
    #expect(XMLName.suffix(of: text).map(String.init) == name)
  }

  @Test func `never become one`() {
    let names = [
      "a b", "a_x0020_b", "a_x005F_x0020_b", "a_b", "a\u{A0}b", "ab", "xml", "_x0078_ml", "Xml",
    ]
    #expect(Set(names.map(XMLName.of)).count == names.count)
  }

  @Test func `stand the same in the file and in its XSD`() throws {
    let names = ["first name", "1st", "a_x", "xml", "🏛", "الاسم الكامل", "a<b", "row", "members"]
    let sample = try XMLSample(names.map { Field($0) }, name: "قائمة 1")
    #expect(sample.fault(sample.document([names])) == nil)
    let read = try readByPython(sample.document([names]))
    #expect(read == [names.map { [XMLName.of($0), $0] }])
  }

  @Test func `locate the XSD by a relative reference`() {
    #expect(XSD.location(of: "members") == "members.xsd")
    #expect(XSD.location(of: "a b/ن") == "a%20b%2F%D9%86.xsd")
  }
}
