@testable import Formats
@testable import Pipelines

func fuzz(_ bytes: [UInt8]) {
  guard let setting = try? JSONReader.read(bytes, file: "f") else { return }
  let (schema, _) = SchemaFile.read(setting, language: "ar")
  _ = SchemaDescriptor.json(of: schema, language: "ar").encoded()
}
