// swift-tools-version: 6.2
import PackageDescription

// Data flows down this list, and down the folder listing of Sources: a target may depend only on
// targets that stand before it here. C modules and tests are exempt.
let order = [
  "Bytes", "Columns", "Components", "Connectors", "Formats", "Languages", "Pipelines", "Releases",
  "Reports", "Visitors", "nashr",
]

let package = Package(
  name: "nashr",
  products: [.executable(name: "nashr", targets: ["nashr"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CKernels"),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .plugin(name: "Index", capability: .buildTool(), path: "Sources/Index"),

    .target(name: "Bytes", dependencies: ["CCrypto", "CLinux", "CZlib"]),
    .target(name: "Columns"),
    .target(name: "Components"),
    .target(
      name: "Connectors", dependencies: ["Bytes", "CCurl", "CPQ", "Components"],
      plugins: ["Index"]),
    .target(
      name: "Formats",
      dependencies: [
        "Bytes", "CKernels", "CLibXML2", "CXLSXWriter", "Columns", "Components",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      plugins: ["Index"]),
    .target(name: "Languages", dependencies: ["Components"]),
    .target(
      name: "Pipelines",
      dependencies: [
        "Bytes", "CLibXML2", "Columns", "Components", "Connectors", "Formats", "Languages",
        .product(name: "Yams", package: "Yams"),
      ], plugins: ["Index"]),
    .target(
      name: "Releases",
      dependencies: [
        "Bytes", "Columns", "Components", "Connectors", "Formats", "Languages", "Pipelines",
      ], plugins: ["Index"]),
    .target(
      name: "Reports",
      dependencies: [
        "Bytes", "Columns", "Components", "Formats", "Languages", "Pipelines", "Releases",
        .product(name: "Mustache", package: "swift-mustache"),
      ]),
    .target(
      name: "Visitors",
      dependencies: ["Bytes", "Components", "Formats", "Languages", "Pipelines", "Releases"],
      plugins: ["Index"]),
    .executableTarget(
      name: "nashr",
      dependencies: [
        "Bytes", "Columns", "Components", "Connectors", "Formats", "Languages", "Pipelines",
        "Releases", "Reports", "Visitors",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .testTarget(name: "BytesTests", dependencies: ["Bytes"]),
    .testTarget(name: "ColumnsTests", dependencies: ["Columns"]),
    .testTarget(name: "ComponentsTests", dependencies: ["Components"]),
    .testTarget(
      name: "ConnectorsTests", dependencies: ["Bytes", "Components", "Connectors"],
      exclude: ["badserver.py"]),
    .testTarget(name: "FormatsTests", dependencies: ["Bytes", "Columns", "Components", "Formats"]),
    .testTarget(name: "LanguagesTests", dependencies: ["Components", "Languages"]),
    .testTarget(
      name: "PipelinesTests",
      dependencies: ["Bytes", "Columns", "Components", "Connectors", "Formats", "Pipelines"]),
    .testTarget(
      name: "ReleasesTests",
      dependencies: ["Bytes", "Components", "Formats", "Pipelines", "Releases"]),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Columns", "Components", "Formats", "Languages", "Pipelines", "Releases", "Reports",
      ]),
    .testTarget(
      name: "VisitorsTests",
      dependencies: ["Components", "Formats", "Pipelines", "Releases", "Visitors"]),
    .testTarget(
      name: "nashrTests",
      dependencies: [
        "Bytes", "Columns", "Components", "Formats", "Languages", "Pipelines", "Releases",
        "Reports", "Visitors", "nashr",
      ],
      exclude: ["Cases"]),
  ],
  swiftLanguageModes: [.v6])

for target in package.targets where [.regular, .executable, .test].contains(target.type) {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(), .treatAllWarnings(as: .error),
  ]
}

for target in package.targets where [.regular, .executable].contains(target.type) {
  guard let place = order.firstIndex(of: target.name) else {
    preconditionFailure("\(target.name) has no place in the order of targets")
  }
  for case .byNameItem(let name, _) in target.dependencies {
    guard let other = order.firstIndex(of: name) else { continue }
    precondition(other < place, "\(target.name) may not depend on \(name): data flows down")
  }
}
