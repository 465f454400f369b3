import Components

@testable import Formats

/// A schema before the first NUL, and a document after it.
func fuzz(_ bytes: [UInt8]) {
  let text = Array(bytes.prefix { $0 != 0 }), document = Array(bytes.dropFirst(text.count + 1))
  guard let setting = try? JSONReader.read(text, file: "schema"),
    let schema = try? JSONSchema(setting),
    let instance = try? JSONReader.read(document, file: "document")
  else { return }
  switch schema.judge(instance, limit: 3) {
  case .valid, .gaveUp: break
  case .invalid(let faults): precondition((1...3).contains(faults.count))
  }
}
