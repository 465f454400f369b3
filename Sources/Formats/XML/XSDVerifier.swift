internal import Components

/// Validates parts of an XML file, each as a document of its own: between the head and the tail of the
/// file every run of whole rows is one, since rows may come in any number and no key spans them.
struct XSDVerifier: Verifier {
  private let schema: XSDSchema
  private let name: String
  private let head: [UInt8], tail: [UInt8]
  private let headLines: Int

  /// `xsd` is the bytes of an XSD; `name` is what findings call the file; `head` ends with a line.
  init(_ xsd: [UInt8], head: [UInt8], tail: [UInt8], name: String) throws(Finding) {
    schema = try XSDSchema(xsd, name: name)
    self.name = name
    self.head = head
    self.tail = tail
    headLines = Self.lines(head.span)
  }

  func read(_ part: Span<UInt8>, isFirst: Bool, isLast: Bool) -> Verdict {
    var validator = XSDValidator(schema)
    if !isFirst { validator.append(head.span) }
    validator.append(part)
    if !isLast { validator.append(tail.span) }
    let before = isFirst ? 0 : headLines
    let faults = validator.finish().map { fault in
      Verdict.Fault(line: max(1, fault.line - before), message: fault.message)
    }
    return Verdict(faults, lines: Self.lines(part))
  }

  func finding(_ verdict: Verdict) -> Finding? {
    guard !verdict.faults.isEmpty else { return nil }
    let reason = verdict.faults.map { "\($0.line): \($0.message)" }.joined(separator: "; ")
    return Finding(.notValidXML, at: .file(name), ["reason": reason])
  }

  private static func lines(_ bytes: Span<UInt8>) -> Int {
    var lines = 0
    for index in bytes.indices where bytes[index] == 10 { lines += 1 }
    return lines
  }
}

extension Rule {
  static let notValidXML = Rule(
    "xml/not-valid",
    what: Text(
      ar: "الملف لا يطابق مخطط XML الخاص به (السطر: الخلل): {reason}.",
      fr: "Le fichier n’est pas conforme à son schéma XML (ligne : défaut) : {reason}.",
      en: "The file does not follow its XML Schema (line: fault): {reason}."),
    fix: Text(
      ar: "صحح القيم المذكورة في المصدر أو القيود في مخطط الجدول، ثم أعد النشر.",
      fr: "Corrigez ces valeurs à la source, ou les contraintes du schéma, puis republiez.",
      en: "Mend these values in the source, or the constraints in the schema, and publish again."),
    source: "XML Schema 1.0, Part 1, 5.2",
    example: .init(
      ["reason": "12: population"],
      wrong: "<population>1 494 413</population>",
      right: "<population>1494413</population>"))
}
