import Foundation
import PackagePlugin

/// Lists the types of a folder of components: `Kinds/CSV.swift` makes `Kinds.all` contain `CSV`.
@main struct Index: BuildToolPlugin {
  private let folders = [
    "Checks": "Check", "SchemaConstraints": "Constraint", "Kinds": "Format", "Origins": "Connector",
    "Portals": "Visitor", "Profiles": "Profile", "Stages": "Stage",
  ]

  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    guard let module = target as? SwiftSourceModuleTarget else { return [] }
    let output = context.pluginWorkDirectoryURL.appending(path: "Index.swift")
    let files = Dictionary(grouping: module.sourceFiles(withSuffix: "swift").map(\.url)) {
      $0.deletingLastPathComponent().lastPathComponent
    }
    let lists = files.keys.sorted().compactMap { folder in
      folders[folder].map { type in
        let names = files[folder]!.map { $0.deletingPathExtension().lastPathComponent + ".self" }
          .sorted()
        return
          "extension \(folder) { static let all: [any \(type).Type] = [\(names.joined(separator: ", "))] }"
      }
    }
    return [
      .buildCommand(
        displayName: "Index \(module.name)", executable: URL(filePath: "/bin/sh"),
        arguments: [
          "-c", #"printf '%s\n' "$1" > "$2""#, "sh", lists.joined(separator: "\n"), output.path,
        ],
        outputFiles: [output])
    ]
  }
}
