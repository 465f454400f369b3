@testable import Formats

func fuzz(_ bytes: [UInt8]) {
  guard let setting = try? JSONReader.read(bytes, file: "f") else { return }
  // What was read is written and read again as the same.
  let again = JSONValue(setting).encoded()
  precondition(((try? JSONReader.read(again, file: "f")).map { JSONValue($0).encoded() }) == again)
}
