@testable import Pipelines

func fuzz(_ bytes: [UInt8]) {
  guard let text = String(validating: bytes, as: UTF8.self) else { return }
  guard let setting = try? YAML.read(text, file: "f") else { return }
  _ = PipelineFile.read(setting, folder: "/nowhere", file: "f")
}
