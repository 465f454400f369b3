import Components
import Testing

@Suite struct `A setting` {
  private func shape(_ expected: String, _ place: Place = at(1)) -> Finding {
    Finding(.settingShape, at: place, ["expected": expected])
  }

  @Test(arguments: [
    (scalar("x"), "x"), (scalar("no"), "no"), (scalar("007"), "007"), (scalar("", .text), ""),
    (scalar("null", .text), "null"), (scalar("~", .text), "~"), (scalar("5", .number), "5"),
    (scalar("true", .boolean), "true"),
  ]) func `is the text of any scalar that is not null`(setting: Setting, expected: String) throws {
    #expect(try setting.text() == expected && setting.texts() == [expected])
    #expect(!setting.isNull)
  }

  @Test(arguments: [
    scalar("null", .null), scalar("null"), scalar("~"), scalar(""), scalar("", .null),
  ]) func `that is null is no value`(setting: Setting) {
    #expect(setting.isNull)
    let faults: [Finding?] = [
      fault { () throws(Finding) in _ = try setting.text() },
      fault { () throws(Finding) in _ = try setting.texts() },
    ]
    #expect(faults == [shape("text"), shape("text")])
  }

  @Test(arguments: [
    (scalar("7"), 7), (scalar("-7", .number), -7), (scalar("007"), 7),
    (scalar("9223372036854775807", .number), Int.max),
  ]) func `is an integer where it is written as one`(setting: Setting, expected: Int) throws {
    #expect(try setting.integer() == expected)
  }

  @Test(arguments: [
    scalar("7", .text), scalar("7.0", .number), scalar("1e3", .number), scalar("x"), scalar(""),
    scalar("9223372036854775808", .number), scalar("٧"), scalar("0x10"), scalar("1_000"),
    scalar(" 7"), scalar("null", .null), list([scalar("7")]), mapping([]),
  ]) func `is no integer otherwise`(setting: Setting) {
    #expect(fault { () throws(Finding) in _ = try setting.integer() } == shape("integer"))
  }

  @Test func `is a boolean only as true or false without quotes`() throws {
    #expect(try scalar("true").boolean() && scalar("true", .boolean).boolean())
    #expect(try !scalar("false").boolean())
    for text in ["yes", "no", "on", "off", "True", "TRUE", "1", "0", "y", ""] {
      let finding = fault { () throws(Finding) in _ = try scalar(text).boolean() }
      #expect(finding == shape("true | false"))
    }
    let quoted = fault { () throws(Finding) in _ = try scalar("true", .text).boolean() }
    #expect(quoted == shape("true | false"))
  }

  @Test func `is a list, or one text instead of a list of texts`() throws {
    let items = [scalar("a"), scalar("b", .text)]
    #expect(try list(items).list() == items)
    #expect(try list(items).texts() == ["a", "b"])
    #expect(try list([]).texts() == [])
    #expect(fault { () throws(Finding) in _ = try scalar("a").list() } == shape("list"))
    #expect(fault { () throws(Finding) in _ = try mapping([]).texts() } == shape("list"))
    let nested = list([scalar("a"), Setting(.sequence([]), at: at(3, 5))])
    #expect(fault { () throws(Finding) in _ = try nested.texts() } == shape("text", at(3, 5)))
  }

  @Test func `is a mapping, in the order written`() throws {
    let setting = mapping([("b", scalar("1")), ("a", scalar("2"))])
    #expect(try setting.entries().map(\.name) == ["b", "a"])
    #expect(setting["a"] == scalar("2") && setting["c"] == nil && scalar("x")["a"] == nil)
    #expect(fault { () throws(Finding) in _ = try list([]).entries() } == shape("mapping"))
  }

  @Test func `refuses names it does not know where they stand`() throws {
    let setting = mapping([("type", scalar("x")), ("delimeter", scalar(";"))])
    #expect(try setting.entries(among: ["type", "delimeter"]).count == 2)
    #expect(
      fault { () throws(Finding) in _ = try setting.entries(among: ["type", "delimiter"]) }
        == Finding(
          .settingMisspelt, at: at(3), ["value": "delimeter", "expected": "delimiter"]))
    #expect(
      fault { () throws(Finding) in _ = try setting.entries(among: ["type", "path", "format"]) }
        == Finding(
          .settingUnknown, at: at(3), ["value": "delimeter", "expected": "format, path, type"]))
  }

  @Test func `says what is missing`() throws {
    let setting = mapping([("a", scalar("1")), ("b", scalar("~"))])
    #expect(try setting.required("a") == scalar("1"))
    for name in ["b", "c"] {
      #expect(
        fault { () throws(Finding) in _ = try setting.required(name) }
          == Finding(.settingMissing, at: at(1), ["name": name]))
    }
  }
}

@Suite struct `The options of a component` {
  private static let summary = Text(ar: "ا.", fr: "f.", en: "e.")
  private static let path = Key<String>.text("path", summary)
  private static let format = Key<String>.text("format", summary, default: "csv")
  private static let only = Key<[String]>.texts("only", summary, default: ["all"])
  private static let keys: [any KeyInfo] = [path, format, only]
  private static let card = Card("file", summary, keys)

  private func options(_ setting: Setting?) throws(Finding) -> Options {
    try Options(setting, for: Self.card, at: at(9))
  }

  @Test func `are read by their keys`() throws {
    let options = try options(
      mapping([("only", list([scalar("a"), scalar("b")])), ("path", scalar("x.csv"))]))
    #expect(try options[Self.path] == "x.csv" && options[Self.only] == ["a", "b"])
    #expect(options.place == at(9))
  }

  @Test(arguments: [nil, scalar("null", .null), scalar("~"), mapping([])])
  func `fall back where nothing is said`(setting: Setting?) throws {
    let options = try options(setting)
    #expect(try options[Self.format] == "csv" && options[Self.only] == ["all"])
    #expect(
      fault { () throws(Finding) in _ = try options[Self.path] }
        == Finding(.settingMissing, at: at(9), ["name": "path"]))
  }

  @Test func `have no others`() {
    #expect(
      fault { () throws(Finding) in _ = try options(mapping([("paths", scalar("x"))])) }
        == Finding(.settingMisspelt, at: at(2), ["value": "paths", "expected": "path"]))
    #expect(
      fault { () throws(Finding) in _ = try options(mapping([("width", scalar("x"))])) }
        == Finding(
          .settingUnknown, at: at(2), ["value": "width", "expected": "format, only, path"]))
    #expect(
      fault { () throws(Finding) in _ = try options(scalar("x")) }
        == Finding(.settingShape, at: at(1), ["expected": "mapping"]))
  }

  @Test func `have the place where they were written, else that of the component`() throws {
    let options = try options(mapping([("path", scalar("x", .plain, at(2, 7)))]))
    #expect(options.place(of: Self.path) == at(2, 7))
    #expect(options.place(of: Self.only) == at(9))
  }

  @Test func `of a wrong shape are refused when they are asked for`() throws {
    let options = try options(mapping([("path", list([])), ("format", scalar("~"))]))
    let shape = Finding(.settingShape, at: at(1), ["expected": "text"])
    #expect(fault { () throws(Finding) in _ = try options[Self.path] } == shape)
    #expect(fault { () throws(Finding) in _ = try options[Self.format] } == shape)
  }

  @Test func `say whether they are required and how they are written`() {
    #expect(Self.keys.map(\.isRequired) == [true, false, false])
    #expect(Self.keys.map(\.shape) == ["text", "text", "text, or a list of texts"])
  }
}
