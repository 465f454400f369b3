internal import Components

/// Reads the short form of XPath 1.0 that the options of XML are written in:
///
///     record    = ("/" | "//") step *("/" step)
///     column    = "." | "text()" | *("../") "@" name | step *("/" step) ["/" ("@" name | "text()")]
///     step      = (name | "*" | prefix ":" ("*" | name)) *("[@" name "='" text "']")
///
/// An element's name without a prefix means that name in any namespace, unless the pipeline gives the
/// empty prefix an address, and `*` any element; an attribute's means no namespace, as in XPath. `xml` and `xsi` are known.
struct XMLPathReader {
  private static let stepLimit = 60

  private let text: String
  private let place: Place
  private let namespaces: [String: String]
  private var rest: Substring

  private init(_ text: String, _ namespaces: [String: String], at place: Place) {
    self.text = text
    self.place = place
    self.namespaces = namespaces
    rest = text[...]
  }

  static func record(_ text: String, _ namespaces: [String: String], at place: Place)
    throws(Finding) -> XMLRecordPath
  {
    var reader = Self(text, namespaces, at: place)
    let isAnywhere = reader.skip("//")
    if !isAnywhere, !reader.skip("/") { throw reader.refusal() }
    var steps = [try reader.step()]
    while reader.skip("/") { steps.append(try reader.step()) }
    guard reader.rest.isEmpty, steps.count <= stepLimit else { throw reader.refusal() }
    return XMLRecordPath(text: text, isAnywhere: isAnywhere, steps: steps)
  }

  static func column(
    _ name: String, _ text: String, _ namespaces: [String: String], at place: Place
  ) throws(Finding) -> XMLColumn {
    var reader = Self(text, namespaces, at: place)
    var column = XMLColumn(name: name)
    while reader.skip("../") { column.up += 1 }
    try reader.readRest(of: &column)
    let isAttribute = if case .attribute = column.target { true } else { false }
    guard reader.rest.isEmpty, column.steps.count <= stepLimit,
      column.up == 0 || isAttribute && column.steps.isEmpty && column.up <= stepLimit
    else { throw reader.refusal() }
    return column
  }

  private mutating func readRest(of column: inout XMLColumn) throws(Finding) {
    if rest == "." {
      rest = ""
      return
    }
    repeat {
      if skip("text()") {
        column.target = .text
        return
      }
      if skip("@") {
        column.target = .attribute(try attributeName())
        return
      }
      column.steps.append(try step())
    } while skip("/")
  }

  private mutating func step() throws(Finding) -> XMLStep {
    var step = XMLStep(name: try elementName())
    while skip("[@") {
      let name = try attributeName()
      guard skip("="), let quote = rest.first, quote == "'" || quote == "\"" else {
        throw refusal()
      }
      rest.removeFirst()
      let value = rest.prefix { $0 != quote }
      rest = rest.dropFirst(value.count)
      guard skip(String(quote)), skip("]") else { throw refusal() }
      step.conditions.append(.init(name: name, value: Array(value.utf8)))
    }
    return step
  }

  private mutating func elementName() throws(Finding) -> XMLNameTest {
    let (prefix, local) = try name()
    if let prefix { return XMLNameTest(local, try namespace(prefix)) }
    guard local != nil, let address = namespaces[""] else { return XMLNameTest(local) }
    return XMLNameTest(local, address.isEmpty ? .none : .address(Array(address.utf8) + [0]))
  }

  private mutating func attributeName() throws(Finding) -> XMLNameTest {
    let (prefix, local) = try name()
    return XMLNameTest(
      local, try prefix.map { (prefix) throws(Finding) in try namespace(prefix) } ?? .none)
  }

  private mutating func name() throws(Finding) -> (prefix: String?, local: String?) {
    let first = try part()
    guard skip(":") else { return (nil, first) }
    guard let first else { throw refusal() }
    return (first, try part())
  }

  /// A name without a colon; nil is `*`.
  private mutating func part() throws(Finding) -> String? {
    if skip("*") { return nil }
    let part = rest.unicodeScalars.prefix { !Self.isDelimiter($0) }
    guard let first = part.first, first != "." else { throw refusal() }
    rest = rest[part.endIndex...]
    return String(part)
  }

  private static func isDelimiter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 32 || "/@[]:='\"()*|<>&,;!$+".unicodeScalars.contains(scalar)
  }

  private func namespace(_ prefix: String) throws(Finding) -> XMLNameTest.Namespace {
    let known = ["xml": XMLTag.xmlNamespace, "xsi": XMLTag.instanceNamespace]
    guard let address = namespaces[prefix] ?? known[prefix] else {
      throw Finding(.unknownPrefix, at: place, ["value": prefix])
    }
    return .address(Array(address.utf8) + [0])
  }

  private mutating func skip(_ token: String) -> Bool {
    guard rest.utf8.starts(with: token.utf8) else { return false }
    rest = rest[rest.utf8.index(rest.startIndex, offsetBy: token.utf8.count)...]
    return true
  }

  private func refusal() -> Finding { Finding(.badXMLPath, at: place, ["value": text]) }
}
