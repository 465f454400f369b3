import Bytes
import Components
import Formats

/// `identities.json`: how a register is written and read.
enum IdentityFile {
  private static let mostBytes = 64 << 20

  /// An identity a line, so that a change is a line in a difference.
  static func bytes(of identities: [Identity], retired: Set<String>) -> [UInt8] {
    let items = identities.map { identity in
      JSONValue.object([
        "kind": .string(identity.kind.rawValue), "name": .string(identity.name),
        "iri": .string(identity.iri), "url": identity.url.map { .string($0) },
      ])
    }
    func lines(_ items: [JSONValue]) -> String {
      let rows = items.map { "    " + String(decoding: $0.encoded(indented: false), as: UTF8.self) }
      let whole = rows.map { $0.hasSuffix("\n") ? String($0.dropLast()) : $0 }
      return whole.isEmpty ? "[]" : "[\n" + whole.joined(separator: ",\n") + "\n  ]"
    }
    let text = """
      {
        "form": 1,
        "identities": \(lines(items)),
        "retired": \(lines(retired.sorted().map { .string($0) }))
      }

      """
    return Array(text.utf8)
  }

  /// Nil where there is no such file.
  static func read(_ path: String) throws(Finding) -> IdentityRegister? {
    let name = IdentityRegister.fileName
    let bytes: [UInt8]
    do throws(FileFault) {
      guard try Directory.exists(path) else { return nil }
      bytes = try FileReader.contents(of: path, limit: mostBytes)
    } catch { throw Finding(.unreadable, at: .file(name), ["reason": error.reason]) }
    return try register(bytes)
  }

  static func register(_ bytes: [UInt8]) throws(Finding) -> IdentityRegister {
    let root = try JSONReader.read(bytes, file: IdentityRegister.fileName)
    _ = try root.entries(among: ["form", "identities", "retired"])
    let form = try root.required("form")
    guard try form.integer() == 1 else {
      throw Finding(.identityForm, at: form.place, ["value": try form.text()])
    }
    var entries: [IdentityRegister.Entry] = []
    for item in try root.required("identities").list() {
      entries.append(.init(identity: try identity(item), place: item.place))
    }
    return IdentityRegister(
      entries: entries, retired: Set(try root["retired"]?.texts() ?? []))
  }

  private static func identity(_ item: Setting) throws(Finding) -> Identity {
    _ = try item.entries(among: ["kind", "name", "iri", "url"])
    let kind = try item.required("kind")
    guard let known = Identity.Kind(rawValue: try kind.text()) else {
      throw .unknown(
        try kind.text(), at: kind.place, among: Identity.Kind.allCases.map(\.rawValue))
    }
    return Identity(
      kind: known, name: try item.required("name").text(), iri: try item.required("iri").text(),
      url: try item["url"]?.text())
  }
}
