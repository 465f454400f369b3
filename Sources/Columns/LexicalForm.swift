/// How the cells of a field are written and what they mean: its type, with the properties of its
/// descriptor that change the type's lexical form (Table Schema 2.0, Field Types).
///
/// Everything that reads cells of a field asks its form, never its type alone. A form that is the
/// type's default one costs no more than the type.
public struct LexicalForm: Sendable, Hashable {
  /// The logical type of the values; the published form is that type's default one.
  public var type: FieldType { didSet { settle(properties) } }
  /// `format`; nil is `default`.
  public var format: String? { didSet { settle(properties) } }
  /// Nil where the form is plain and has no properties, so that most forms are quick to copy.
  private var own: Own?

  /// What the descriptor states beside type and format. Setting one costs as much as making a form.
  public var properties: Properties {
    get { own?.properties ?? Properties() }
    set { settle(newValue) }
  }

  /// The properties that change a type's form, with their defaults; each is of the types that its
  /// clause names and without effect on others.
  public struct Properties: Sendable, Hashable {
    /// Neither this nor `groupChar` or `delimiter` may be empty.
    public var decimalChar = "."
    /// `groupChar` of number and integer; nil where digits stand in no groups.
    public var groupChar: String?
    /// `bareNumber`: whether nothing may stand before and behind a number or integer.
    public var isBareNumber = true
    /// The cells of a boolean that are true, and those that are false: exact, case and all.
    public var trueValues = ["true", "True", "TRUE", "1"]
    public var falseValues = ["false", "False", "FALSE", "0"]
    /// What parts the items of a list, and the type of each.
    public var delimiter = ","
    public var itemType = FieldType.string
    /// The defaults of every type.
    public init() {}
  }

  /// The properties, and what they come to with type and format, decided when they change.
  private final class Own: Sendable, Hashable {
    let properties: Properties
    let spelling: Spelling

    init(_ properties: Properties, _ spelling: Spelling) {
      self.properties = properties
      self.spelling = spelling
    }

    static func == (a: Own, b: Own) -> Bool { a.properties == b.properties }
    func hash(into hasher: inout Hasher) { hasher.combine(properties) }
  }

  private var spelling: Spelling { own?.spelling ?? .plain }

  private enum Spelling: Sendable, Hashable {
    case plain
    case number(NumberForm)
    case boolean(BooleanForm)
    case moment(MomentPattern)
    case anyMoment(AnyMoment)
    case list(ListForm)
    case point(GeoPoint)
    case topology
    /// The type has no such format; no cell is in this form.
    case unknown
  }

  /// Refuses nothing: no cell is in a form whose format its type does not have. What a descriptor may
  /// state is checked where schemas are read.
  public init(
    _ type: FieldType, format: String? = nil, properties: Properties = Properties()
  ) {
    self.type = type
    self.format = format
    settle(properties)
  }

  /// The formats of `string` (Table Schema 2.0, string). They are a constraint on texts, which are in
  /// this form whatever they say.
  public static let textFormats = ["email", "uri", "binary", "uuid"]

  private mutating func settle(_ properties: Properties) {
    let spelling = spelling(properties)
    let isPlain = spelling == .plain && properties == Properties()
    own = isPlain ? nil : Own(properties, spelling)
  }

  private func spelling(_ properties: Properties) -> Spelling {
    switch type {
    case .date, .time, .datetime: moment
    case .geopoint: GeoPoint(format: format).map { $0 == .text ? .plain : .point($0) } ?? .unknown
    case .geojson where format == "topojson": .topology
    case .string where format.map(Self.textFormats.contains) == true: .plain
    case _ where format != nil: .unknown
    case .number, .integer:
      NumberForm(properties, isInteger: type == .integer).map { .number($0) } ?? .plain
    case .boolean: BooleanForm(properties).map { .boolean($0) } ?? .plain
    case .list: .list(ListForm(properties))
    default: .plain
    }
  }

  private var moment: Spelling {
    switch format {
    case nil: .plain
    case "any": .anyMoment(AnyMoment(type))
    case let pattern?: MomentPattern(pattern, for: type).map { .moment($0) } ?? .unknown
    }
  }
}

extension LexicalForm {
  /// Whether the type is all there is to say of the form.
  var isPlain: Bool { own == nil }

  /// Whether the type has the format; of one that has not, no cell is accepted.
  public var isKnown: Bool { spelling != .unknown }

  /// Whether cells are already in the form that they are published in, so that `respell` changes
  /// nothing that counts: at most the case of `NaN` and `INF`.
  public var isDefault: Bool {
    switch spelling {
    case .plain, .list, .point, .topology, .unknown: true
    case .number, .boolean, .moment, .anyMoment: false
    }
  }

  /// The form that cells leave in, and that values of constraints are kept in: the type's default,
  /// except that a list keeps its delimiter and a point its notation, whose change could lose something.
  public var published: LexicalForm { isDefault ? self : LexicalForm(type) }

  /// Appends a cell in the published form, its digits unchanged. Returns false, and appends nothing,
  /// for a cell that is not in this form.
  public func respell(_ cell: Span<UInt8>, into output: inout [UInt8]) -> Bool {
    switch spelling {
    case .number(let form): return form.respell(cell, into: &output)
    case .boolean(let form): return form.respell(cell, into: &output)
    case .moment(let pattern): return pattern.respell(cell, into: &output)
    case .anyMoment(let form): return form.respell(cell, into: &output)
    case .plain, .list, .point, .topology, .unknown:
      guard accepts(cell) else { return false }
      if type == .number, Decimal.isSpecial(cell) { return Decimal.number(cell, into: &output) }
      output.append(cell)
      return true
    }
  }

  /// Whether a cell is in this form.
  public func accepts(_ cell: Span<UInt8>) -> Bool {
    guard let own else { return type.accepts(cell) }
    switch own.spelling {
    case .plain: return type.accepts(cell)
    case .list(let form): return form.accepts(cell)
    case .point(let form): return form.accepts(cell)
    case .topology: return TopoJSON.accepts(cell)
    case .unknown: return false
    case .number, .boolean, .moment, .anyMoment:
      return respelled(cell) { type.accepts($0) } ?? false
    }
  }

  /// Appends the one spelling of a value's many, so that equal values have equal bytes whatever form
  /// they were written in. Returns false, and appends nothing, for a cell that is not in this form.
  public func canonical(_ cell: Span<UInt8>, into output: inout [UInt8]) -> Bool {
    guard let own else { return type.canonical(cell, into: &output) }
    switch own.spelling {
    case .plain: return type.canonical(cell, into: &output)
    case .list(let form): return form.canonical(cell, into: &output)
    case .point(let form): return form.canonical(cell, into: &output)
    case .topology:
      guard TopoJSON.accepts(cell), let node = JSONNode(cell) else { return false }
      JSONCanonical.append(node, cell, to: &output)
      return true
    case .unknown: return false
    case .number, .boolean, .moment, .anyMoment:
      return respelled(cell) { type.canonical($0, into: &output) } ?? false
    }
  }

  /// Orders two cells of an ordered type by value; nil where one is not in this form or the two cannot
  /// be compared.
  public func compare(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Order? {
    guard own != nil else { return type.compare(a, b) }
    return (respelled(b) { compare(a, withPublished: $0) }).flatMap(\.self)
  }

  /// Orders a cell and a value in the published form.
  public func compare(_ cell: Span<UInt8>, withPublished value: Span<UInt8>) -> Order? {
    guard own != nil else { return type.compare(cell, value) }
    return (respelled(cell) { type.compare($0, value) }).flatMap(\.self)
  }

  /// What `body` makes of a cell in the published form; nil for one that is not in this form.
  private func respelled<Result>(
    _ cell: Span<UInt8>, _ body: (Span<UInt8>) -> Result
  ) -> Result? {
    var scratch: [UInt8] = []
    guard respell(cell, into: &scratch) else { return nil }
    return body(scratch.span)
  }
}

extension LexicalForm {
  /// The length that `minLength` and `maxLength` are about: Unicode scalars of a string, items of an
  /// array or a list, members of an object. Nil for other types and for a cell that is not in this form.
  public func length(_ cell: Span<UInt8>) -> Int? {
    switch type {
    case .string: return cell.indices.reduce(0) { $0 + (cell[$1] & 0xC0 == 0x80 ? 0 : 1) }
    case .object, .array:
      guard accepts(cell) else { return nil }
      return JSONNode(cell)?.count(cell)
    default:
      if case .list(let form) = spelling { return form.count(cell) }
      return nil
    }
  }

  /// Whether cells are JSON text.
  public var isJSON: Bool {
    switch type {
    case .object, .array, .geojson: true
    case .geopoint: format == "array" || format == "object"
    default: false
    }
  }

  /// Calls `body` with each item of a list, in the default form of `itemType`.
  public func forEachItem(_ cell: Span<UInt8>, _ body: (Span<UInt8>) -> Void) {
    guard case .list(let form) = spelling else { return }
    _ = form.forEach(cell) { item in
      body(item)
      return true
    }
  }

  /// A cell in this form, for messages.
  public var sample: String {
    switch (type, spelling) {
    case (_, .moment(let pattern)): return pattern.sample
    case (.number, _): return "12\(properties.decimalChar)5"
    case (.integer, _):
      return ["1", "494", "413"].joined(separator: properties.groupChar ?? "")
    case (.boolean, _):
      let words = properties.trueValues.prefix(1) + properties.falseValues.prefix(1)
      return words.joined(separator: ", ")
    case (.list, _):
      let item = LexicalForm(properties.itemType).sample
      return [item, item].joined(separator: properties.delimiter)
    case (.geopoint, .point(.array)): return "[-6.84, 34.02]"
    case (.geopoint, .point(.object)): return #"{"lon": -6.84, "lat": 34.02}"#
    case (.geojson, .topology): return #"{"type": "Topology", "objects": {}, "arcs": []}"#
    case let (type, _): return Self.samples[type] ?? "abc"
    }
  }

  private static let samples: [FieldType: String] = [
    .date: "2024-11-12", .time: "09:30:00", .datetime: "2024-11-12T09:30:00Z", .year: "2024",
    .yearmonth: "2024-11", .duration: "P1Y2M3DT4H", .object: #"{"a": 1}"#, .array: "[1, 2]",
    .geopoint: "-6.84, 34.02",
    .geojson: #"{"type": "Point", "coordinates": [-6.84, 34.02]}"#,
  ]
}
