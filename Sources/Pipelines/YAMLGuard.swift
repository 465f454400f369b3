import CYaml
import Components

/// Walks a YAML document as events, before any of it is built, and refuses what would cost more than
/// it is long: aliases that multiply, nesting, names that are not scalars. Whoever builds a tree of
/// what passes may follow it to its leaves.
///
/// What is not YAML at all is left to the reader that comes after.
struct YAMLGuard {
  static let deepest = 128

  /// What a value comes to once its aliases are followed.
  private struct Size {
    var nodes = 1, bytes = 0, depth = 0

    mutating func add(_ other: Size) {
      nodes += other.nodes
      bytes += other.bytes
      depth = max(depth, other.depth + 1)
    }
  }

  /// A list or mapping that has not ended.
  private struct Open {
    let anchor: String?
    let isMapping: Bool
    var size = Size()
    var count = 0
  }

  private let file: String
  private var open: [Open] = []
  private var anchors: [String: Size] = [:]
  private var line = 0, column = 0

  static func check(_ text: String, file: String) throws(Finding) {
    var walker = YAMLGuard(file: file)
    let bytes = Array(text.utf8)
    let result = unsafe bytes.withUnsafeBufferPointer { bytes -> Result<Void, Finding> in
      var parser = unsafe yaml_parser_t()
      guard unsafe yaml_parser_initialize(&parser) == 1 else { return .success(()) }
      defer { unsafe yaml_parser_delete(&parser) }
      unsafe yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      unsafe yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      do throws(Finding) {
        while unsafe try walker.step(&parser) {}
        return .success(())
      } catch { return .failure(error) }
    }
    try result.get()
  }

  private init(file: String) { self.file = file }

  /// Takes the next event; false at the end, or where the text is not YAML.
  private mutating func step(_ parser: inout yaml_parser_t) throws(Finding) -> Bool {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(&parser, &event) == 1 else { return false }
    defer { unsafe yaml_event_delete(&event) }
    line = unsafe Int(event.start_mark.line) + 1
    column = unsafe Int(event.start_mark.column) + 1
    switch unsafe event.type {
    case YAML_STREAM_END_EVENT, YAML_DOCUMENT_END_EVENT, YAML_NO_EVENT: return false
    case YAML_ALIAS_EVENT:
      // An alias of nothing is the next reader's to refuse.
      try value(unsafe anchors[Self.text(event.data.alias.anchor) ?? ""] ?? Size())
    case YAML_SCALAR_EVENT:
      let size = unsafe Size(bytes: event.data.scalar.length)
      if let anchor = unsafe Self.text(event.data.scalar.anchor) { anchors[anchor] = size }
      try value(size)
    case YAML_SEQUENCE_START_EVENT:
      try begin(Open(anchor: unsafe Self.text(event.data.sequence_start.anchor), isMapping: false))
    case YAML_MAPPING_START_EVENT:
      try begin(Open(anchor: unsafe Self.text(event.data.mapping_start.anchor), isMapping: true))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      guard let ended = open.popLast() else { return false }
      if let anchor = ended.anchor { anchors[anchor] = ended.size }
      try value(ended.size)
    default: break
    }
    return true
  }

  private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    guard let pointer = unsafe pointer else { return nil }
    return unsafe String(decodingCString: pointer, as: UTF8.self)
  }

  private var place: Place { .text(file: file, line: line, column: column) }

  private mutating func begin(_ new: Open) throws(Finding) {
    guard open.count < Self.deepest else { throw Finding(.yamlTooLarge, at: place) }
    if let last = open.last, last.isMapping, last.count % 2 == 0 {
      throw Finding(.settingShape, at: place, ["expected": "text"])
    }
    open.append(new)
  }

  /// A value that has ended, or an alias of one.
  private mutating func value(_ size: Size) throws(Finding) {
    guard !open.isEmpty else { return }
    let last = open.count - 1
    if open[last].isMapping, open[last].count % 2 == 0, size.depth > 0 || size.nodes > 1 {
      throw Finding(.settingShape, at: place, ["expected": "text"])
    }
    open[last].size.add(size)
    open[last].count += 1
    let whole = open[last].size
    guard whole.nodes <= YAML.mostNodes, whole.bytes <= YAML.mostBytes,
      whole.depth + open.count <= Self.deepest
    else { throw Finding(.yamlTooLarge, at: place) }
  }
}
