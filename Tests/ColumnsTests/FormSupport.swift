@testable import Columns

extension LexicalForm {
  /// A form with properties.
  init(_ type: FieldType, format: String? = nil, _ set: (inout Properties) -> Void) {
    var properties = Properties()
    set(&properties)
    self.init(type, format: format, properties: properties)
  }

  func accepts(text: String) -> Bool { accepts(Array(text.utf8).span) }

  /// The published spelling, nil where the form refuses the text.
  func respell(text: String) -> String? {
    var output: [UInt8] = [7]
    guard respell(Array(text.utf8).span, into: &output) else {
      return output == [7] ? nil : "more than nothing"
    }
    return String(decoding: output.dropFirst(), as: UTF8.self)
  }

  func canonical(text: String) -> [UInt8]? {
    var output: [UInt8] = []
    return canonical(Array(text.utf8).span, into: &output) ? output : nil
  }

  func compare(text a: String, _ b: String) -> Order? {
    compare(Array(a.utf8).span, Array(b.utf8).span)
  }

  func length(text: String) -> Int? { length(Array(text.utf8).span) }
}
