/// What a source may be called, by which its format is chosen.
enum FileNaming {
  /// Names with an ending, the surest first: of the address, of `Content-Disposition`, of the address
  /// that redirections led to, of the media type.
  static func names(_ address: Address, _ head: ResponseHead, landed: Address) -> [String] {
    var names: [String] = []
    let candidates = [
      address.fileName, disposition(head["content-disposition"] ?? ""), landed.fileName,
      head.mediaType.flatMap { endings[$0] }.map { "data." + $0 } ?? "",
    ]
    for name in candidates.map(plain) where tellsFormat(name) && !names.contains(name) {
      names.append(name)
    }
    return names
  }

  /// The file name that `Content-Disposition` suggests (RFC 6266 §4.3): `filename*` before `filename`.
  static func disposition(_ field: String) -> String {
    var plain = "", extended = ""
    for (name, value) in parameters(field) {
      if name == "filename", plain.isEmpty { plain = value }
      let parts = value.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
      if name == "filename*", parts.count == 3, parts[0].lowercased() == "utf-8" {
        extended = Address.unescaped(String(parts[2]))
      }
    }
    return extended.isEmpty ? plain : extended
  }

  /// The parameters behind the first `;`, quoted ones unquoted (RFC 9110 §5.6.6).
  private static func parameters(_ field: String) -> [(name: String, value: String)] {
    var parts: [String] = [""]
    var isQuoted = false, isEscaped = false
    for scalar in field.unicodeScalars {
      if isEscaped {
        parts[parts.count - 1].unicodeScalars.append(scalar)
        isEscaped = false
      } else if isQuoted && scalar == "\\" {
        isEscaped = true
      } else if scalar == "\"" {
        isQuoted.toggle()
      } else if scalar == ";" && !isQuoted {
        parts.append("")
      } else {
        parts[parts.count - 1].unicodeScalars.append(scalar)
      }
    }
    return parts.dropFirst().compactMap { part in
      guard let mark = part.firstIndex(of: "=") else { return nil }
      return (part[..<mark].trimmed.lowercased(), part[part.index(after: mark)...].trimmed)
    }
  }

  /// The last name of a path, of either kind of slash; nothing of it where it holds control characters
  /// or is longer than file names are.
  private static func plain(_ name: String) -> String {
    let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    let isClean = last.unicodeScalars.allSatisfy { $0.value > 31 && $0.value != 127 }
    return isClean && last.utf8.count <= 255 ? last : ""
  }

  /// Whether a name ends as files of data do, not as the programs and pages of a site.
  private static func tellsFormat(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return false }
    let ending = name[name.index(after: dot)...].lowercased()
    let isWord =
      (1...8).contains(ending.utf8.count)
      && ending.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
    return isWord && ending.utf8.contains { $0 > 57 } && !pages.contains(ending)
  }

  private static let pages: Set<String> = [
    "php", "asp", "aspx", "jsp", "jspx", "cgi", "do", "ashx", "htm", "html", "xhtml", "cfm", "pl",
  ]

  private static let endings = [
    "text/csv": "csv", "application/csv": "csv", "text/tab-separated-values": "tsv",
    "application/json": "json", "text/json": "json", "application/geo+json": "geojson",
    "application/x-ndjson": "ndjson", "application/ndjson": "ndjson",
    "application/jsonl": "ndjson", "application/xml": "xml", "text/xml": "xml",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.oasis.opendocument.spreadsheet": "ods", "text/calendar": "ics",
    "application/zip": "zip", "application/vnd.sqlite3": "sqlite",
    "application/x-sqlite3": "sqlite",
  ]
}
