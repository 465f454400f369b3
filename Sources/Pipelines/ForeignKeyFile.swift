import Columns
import Components
import Connectors

extension ForeignKey {
  /// Reads a foreign key (Table Schema 2.0, `foreignKeys`), or one of `nashr:foreignKeys`, whose
  /// reference may be to another dataset, to a package or to an earlier release:
  ///
  ///     {fields: territory, reference: {package: geo/datapackage.json, resource: areas, fields: code}}
  ///     {fields: id, reference: {release: previous, fields: id}, kept: true}
  ///
  /// The second says that no id that was published may disappear.
  init(_ setting: Setting, isOutside: Bool) throws(Finding) {
    _ = try setting.entries(among: isOutside ? ["fields", "reference", "kept"] : Self.names)
    let reference = try setting.required("reference")
    _ = try reference.entries(
      among: isOutside
        ? ["package", "release", "resource", "fields"] : Self.referenceNames(reference))
    let fields = try setting.required("fields").texts()
    let targets = try reference.required("fields").texts()
    guard fields.count == targets.count, !fields.isEmpty else {
      throw Finding(.keyShape, at: setting.place)
    }
    let resource = try reference["resource"]?.text()
    let package = try Self.package(reference["package"])
    let release = try reference["release"]?.text()
    if isOutside, package == nil, release == nil {
      throw Finding(.settingMissing, at: reference.place, ["name": "package"])
    }
    let isPath = package?.hasSuffix(Self.descriptor) == true
    let isKept = try setting["kept"]?.boolean() ?? false
    if isPath, release != nil || (resource ?? "").isEmpty {
      throw Finding(.settingMissing, at: reference.place, ["name": "resource"])
    }
    if isKept, release == nil {
      throw Finding(.settingMissing, at: reference.place, ["name": "release"])
    }
    self.init(
      fields: fields, dataset: isPath ? nil : package, package: isPath ? package : nil,
      release: release, table: resource.flatMap { $0.isEmpty ? nil : $0 }, targets: targets,
      isKept: isKept)
  }

  private static let names = ["fields", "reference"]
  private static let descriptor = "datapackage.json"

  /// A `package` in core `foreignKeys` is a pattern of version 1, and always a path.
  private static func referenceNames(_ reference: Setting) -> [String] {
    let isPath = (try? reference["package"]?.text().hasSuffix(descriptor)) == true
    return (isPath ? ["package"] : []) + ["resource", "fields"]
  }

  /// The name of a dataset, or the path of a descriptor, which nothing may lead out of the folder.
  private static func package(_ setting: Setting?) throws(Finding) -> String? {
    guard let setting else { return nil }
    let text = try setting.text()
    if text.contains("://") { throw Finding(.remote, at: setting.place, ["value": text]) }
    if text.hasSuffix(descriptor) { try Enclosure.check(text, at: setting.place) }
    return text
  }
}
