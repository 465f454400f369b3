import Bytes
import Components
import Formats
import Testing

@testable import Pipelines

/// What `make fuzz` ever broke a reader of settings with, once more and for ever.
@Suite struct `Settings that the fuzzer broke stay mended` {
  private static func cases(_ targets: String...) -> [String] {
    let fuzz = #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/Fuzz"
    return targets.flatMap { target in
      ["Crashes", "Seeds"].flatMap { kind in
        let folder = "\(fuzz)/\(kind)/\(target)"
        return ((try? Directory.list(folder)) ?? []).map { folder + "/" + $0 }
      }
    }
  }

  @Test(arguments: cases("YAML", "Pipeline")) func `in YAML`(path: String) throws {
    let bytes = try FileReader.contents(of: path, limit: 1 << 20)
    guard let text = String(validating: bytes, as: UTF8.self),
      let setting = try? YAML.read(text, file: "f")
    else { return }
    _ = PipelineFile.read(setting, folder: "/nowhere", file: "f")
  }

  @Test(arguments: cases("Schema")) func `in schemas`(path: String) throws {
    let bytes = try FileReader.contents(of: path, limit: 1 << 20)
    guard let setting = try? JSONReader.read(bytes, file: "f") else { return }
    let (schema, _) = SchemaFile.read(setting, language: "ar")
    _ = SchemaDescriptor.json(of: schema, language: "ar").encoded()
  }
}
