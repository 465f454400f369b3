@testable import Pipelines

func fuzz(_ bytes: [UInt8]) {
  guard let text = String(validating: bytes, as: UTF8.self) else { return }
  _ = try? YAML.read(text, file: "f")
}
