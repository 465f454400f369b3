import Components

@testable import Formats

/// What a schema says of documents, both as JSON text.
struct JSONSchemaSample {
  let schema: JSONSchema

  init(_ text: String) throws {
    schema = try JSONSchema(try JSONReader.read(Array(text.utf8), file: "schema.json"))
  }

  func verdict(_ document: String, limit: Int = 20) throws -> JSONSchema.Verdict {
    schema.judge(try JSONReader.read(Array(document.utf8), file: "cell"), limit: limit)
  }

  func accepts(_ document: String) throws -> Bool { try verdict(document) == .valid }

  /// The faults as `/instance /schema expected`.
  func faults(_ document: String, limit: Int = 20) throws -> [String] {
    guard case .invalid(let faults) = try verdict(document, limit: limit) else { return [] }
    return faults.map { "\($0.instance) \($0.schema) \($0.expected)" }
  }

  /// The rule and place of what is wrong with a schema.
  static func refusal(_ text: String) -> String {
    do {
      _ = try JSONSchemaSample(text)
      return ""
    } catch let finding as Finding {
      guard case .text(_, let line, let column) = finding.place else { return finding.rule.id }
      let id = finding.rule.id.split(separator: "/").last ?? ""
      return "\(line):\(column) \(id) \(finding.values["value"] ?? "")"
    } catch { return "\(error)" }
  }
}
