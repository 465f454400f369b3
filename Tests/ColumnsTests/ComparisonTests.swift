import Columns
import Testing

@Suite struct `Comparing` {
  @Test(arguments: [
    ("1", "2", Order.before), ("2", "1", .after), ("1", "1", .same), ("9", "10", .before),
    ("-1", "1", .before), ("-2", "-1", .before), ("-10", "-9", .before), ("-0", "0", .same),
    ("0", "-1", .after), ("007", "7", .same),
    ("9223372036854775807", "9223372036854775808", .before),
    ("-9223372036854775808", "-9223372036854775809", .after),
    ("18446744073709551616", "18446744073709551615", .after),
    (
      "99999999999999999999999999999999999999999", "100000000000000000000000000000000000000000",
      .before
    ),
  ]) func `integers by value, whatever their size`(a: String, b: String, expected: Order) {
    #expect(FieldType.integer.compare(text: a, b) == expected)
    #expect(FieldType.number.compare(text: a, b) == expected)
  }

  @Test(arguments: [
    ("1.5", "1.50", Order.same), ("1.5", "1.51", .before), ("0.1", "0.09", .after),
    ("-0.1", "-0.09", .before), (".5", "0.5", .same), ("5.", "5", .same), ("1e1", "10", .same),
    ("1e5", "99999.9", .after), ("1e-5", "0.00001", .same), ("0.1e1", "1", .same),
    ("0.30000000000000004", "0.3", .after), ("1e400", "1e399", .after), ("1e-400", "0", .after),
    ("-1e-400", "0", .before), ("1e999999999", "1e-999999999", .after), ("0e9", "0", .same),
    ("INF", "1e999999999", .after), ("-INF", "-1e999999999", .before), ("INF", "INF", .same),
    ("-INF", "INF", .before), ("9007199254740993", "9007199254740992.0", .after),
  ]) func `numbers exactly, infinities at the ends`(a: String, b: String, expected: Order) {
    #expect(FieldType.number.compare(text: a, b) == expected)
  }

  @Test(arguments: [
    ("NaN", "NaN"), ("NaN", "1"), ("1", "NaN"), ("NaN", "INF"), ("x", "1"), ("1", ""), ("INF", "x"),
  ]) func `not what has no order`(a: String, b: String) {
    #expect(FieldType.number.compare(text: a, b) == nil)
  }

  @Test(arguments: [
    (FieldType.date, "2024-01-31", "2024-02-01", Order.before),
    (.date, "2024-12-31", "2025-01-01", .before),
    (.datetime, "12024-01-01T00:00:00", "2025-01-01T00:00:00", .after),
    (.datetime, "-0044-03-15T00:00:00", "0044-03-15T00:00:00", .before),
    (.datetime, "-0044-03-15T00:00:00", "-0043-01-01T00:00:00", .before),
    (.datetime, "-0044-03-15T00:00:00", "-0044-03-16T00:00:00", .before),
    (.year, "-0001", "0001", .before),
    (.year, "2024", "2024", .same), (.year, "12024", "9999", .after),
    (.year, "2024+01:00", "2024Z", .before), (.year, "2024Z", "2024-01:00", .before),
    (.year, "2025+14:00", "2024-14:00", .after),
    (.yearmonth, "2024-09", "2024-10", .before), (.yearmonth, "2024-11+01:00", "2024-11Z", .before),
    (.time, "09:30:00", "10:00:00", .before), (.time, "09:30:00", "09:30:00.000", .same),
    (.time, "09:30:00.5", "09:30:00.49", .after), (.time, "00:00:00", "23:59:59.999", .before),
    (.datetime, "2024-01-01T00:30:00+01:00", "2023-12-31T23:30:00Z", .same),
    (.datetime, "2024-01-01T00:30:00+01:00", "2023-12-31T23:30:01Z", .before),
    (.datetime, "2024-03-01T00:00:00+00:01", "2024-02-29T23:59:00Z", .same),
    (.datetime, "2023-12-31T23:30:00-01:00", "2024-01-01T00:30:00Z", .same),
    (.datetime, "2024-01-01T00:00:00+14:00", "2023-12-31T00:00:00-14:00", .before),
    (.datetime, "2024-01-01T12:00:00Z", "2024-01-01T12:00:00+00:00", .same),
    (.datetime, "2024-01-01T12:00:00.5Z", "2024-01-01T13:00:00.500+01:00", .same),
    (.datetime, "2024-01-01T12:00:00.6Z", "2024-01-01T13:00:00.5+01:00", .after),
    (.datetime, "2024-01-01T09:00:00", "2024-01-01T10:00:00", .before),
    (.datetime, "-0001-12-31T23:30:00-01:00", "0001-01-01T00:30:00Z", .same),
  ]) func `moments by the calendar and in UTC`(
    type: FieldType, a: String, b: String, expected: Order
  ) {
    #expect(type.compare(text: a, b) == expected)
    let reversed: Order =
      switch expected {
      case .before: .after
      case .same: .same
      case .after: .before
      }
    #expect(type.compare(text: b, a) == reversed)
    #expect((type.canonical(text: a) == type.canonical(text: b)) == (expected == .same))
  }

  @Test func `not what is no integer among integers`() {
    #expect(FieldType.integer.compare(text: "1.0", "1") == nil)
    #expect(FieldType.integer.compare(text: "1", "1e1") == nil)
    #expect(FieldType.integer.compare(text: "INF", "1") == nil)
  }

  @Test func `not a time with a zone and one without`() {
    #expect(FieldType.datetime.compare(text: "2024-01-01T00:00:00", "2025-01-01T00:00:00Z") == nil)
    #expect(FieldType.year.compare(text: "2024", "2025Z") == nil)
  }

  @Test(arguments: FieldType.allCases)
  func `what has an order and nothing else`(type: FieldType) {
    let texts = ["1", "2024-11-12", "2024-11", "2024", "09:30:00", "2024-11-12T09:30:00", "P1D"]
    #expect(texts.contains { type.compare(text: $0, $0) == .same } == type.isOrdered)
    #expect(!texts.contains { type.compare(text: $0, "x") != nil })
  }
}

@Suite struct `Numbers made at random` {
  /// A number as a sign and digits on both sides of the point, aligned by hand.
  private struct Plain {
    let isNegative: Bool, digits: [UInt8], exponent: Int

    /// The digits up to 10 to the power of -`places`, as many as `width`.
    func padded(places: Int, width: Int) -> [UInt8] {
      let digits = digits + Array(repeating: 0, count: exponent + places)
      return Array(repeating: 0, count: width - digits.count) + digits
    }
  }

  private static func make(_ random: inout Seeded) -> (text: String, value: Plain) {
    let whole = (0..<Int.random(in: 0...22, using: &random)).map { _ in digit(&random) }
    let least = whole.isEmpty ? 1 : 0
    let fraction = (0..<Int.random(in: least...6, using: &random)).map { _ in digit(&random) }
    let sign = ["", "+", "-"].randomElement(using: &random)!
    let exponent = Bool.random(using: &random) ? Int.random(in: -12...12, using: &random) : nil
    var text = sign + whole.map(String.init).joined()
    if !fraction.isEmpty || Bool.random(using: &random) { text += "." }
    text += fraction.map(String.init).joined()
    if let exponent { text += ["e", "E"].randomElement(using: &random)! + String(exponent) }
    let value = Plain(
      isNegative: sign == "-", digits: whole + fraction, exponent: (exponent ?? 0) - fraction.count)
    return (text, value)
  }

  /// Mostly zeros and nines, where mistakes live.
  private static func digit(_ random: inout Seeded) -> UInt8 {
    [0, 0, 0, 1, 9, 9, UInt8.random(in: 0...9, using: &random)].randomElement(using: &random)!
  }

  private static func order(_ a: Plain, _ b: Plain) -> Order {
    let x = a.padded(places: 40, width: 120), y = b.padded(places: 40, width: 120)
    let isZero = (x.allSatisfy { $0 == 0 }, y.allSatisfy { $0 == 0 })
    let left = isZero.0 ? 0 : a.isNegative ? -1 : 1, right = isZero.1 ? 0 : b.isNegative ? -1 : 1
    if left != right { return left < right ? .before : .after }
    if x == y { return .same }
    return x.lexicographicallyPrecedes(y) == (left > 0) ? .before : .after
  }

  @Test func `compare as their digits do, and are one where they are equal`() throws {
    var random = Seeded(state: 20_241_112)
    for _ in 0..<20_000 {
      let (a, x) = Self.make(&random)
      var (b, y) = Self.make(&random)
      if Bool.random(using: &random) {
        // The same value or its neighbour, spelled otherwise.
        let zeros = Int.random(in: 0...5, using: &random)
        y = Plain(
          isNegative: x.isNegative, digits: x.digits + Array(repeating: 0, count: zeros),
          exponent: x.exponent - zeros)
        b = (y.isNegative ? "-00" : "00") + y.digits.map(String.init).joined() + "e\(y.exponent)"
      }
      let order = Self.order(x, y)
      try #require(FieldType.number.compare(text: a, b) == order, "\(a) \(b)")
      let isOne = FieldType.number.canonical(text: a) == FieldType.number.canonical(text: b)
      try #require(isOne == (order == .same), "\(a) \(b)")
    }
  }

  @Test func `integers compare as Swift's own`() throws {
    var random = Seeded(state: 7)
    for _ in 0..<5_000 {
      let a = Int128.random(in: -(1 << 70)...(1 << 70), using: &random)
      let b = Bool.random(using: &random) ? a + Int128.random(in: -1...1, using: &random) : -a
      let expected: Order = a < b ? .before : a == b ? .same : .after
      try #require(FieldType.integer.compare(text: "\(a)", "\(b)") == expected)
      try #require(FieldType.integer.canonical(text: "\(a)") == "\(a)")
    }
  }
}

@Suite struct `Any bytes` {
  private static let alphabet =
    Array("0123456789+-.eETZ: INFNatrue/_PYMDHS,[]{}\"\\".utf8) + [0, 0xD9, 0xA1, 0xFF]

  @Test(arguments: FieldType.allCases)
  func `are read without a trap, and the three answers agree`(type: FieldType) throws {
    var random = Seeded(state: 42)
    var before: [UInt8] = []
    for round in 0..<20_000 {
      let count = Int.random(in: 0...24, using: &random)
      let bytes = (0..<count).map { _ in
        round % 4 == 0
          ? UInt8.random(in: 0...255, using: &random) : Self.alphabet.randomElement(using: &random)!
      }
      var output: [UInt8] = []
      let isGood = type.accepts(bytes.span)
      let isSpelled = type.canonical(bytes.span, into: &output)
      try #require(isGood == isSpelled && (isGood || output.isEmpty), "\(bytes)")
      let order = type.compare(bytes.span, before.span)
      try #require(order == nil || (isGood && type.isOrdered), "\(bytes) \(before)")
      if isGood, type.isOrdered, type != .number {
        try #require(type.compare(bytes.span, bytes.span) == .same, "\(bytes)")
        try #require(type.compare(bytes.span, output.span) == .same, "\(bytes)")
      }
      if isGood { before = bytes }
    }
  }

  @Test(arguments: FieldType.allCases)
  func `near a good value are read without a trap`(type: FieldType) throws {
    let seeds = [
      "2024-11-12T09:30:00.25+01:00", "-0044-03Z", "2024-02-29", "23:59:59.9", "-1.50e-7", "TRUE",
      "2024-05:00", "-P1Y2M3DT4H5M6.700S", #"{"b": [1.50, "\u00e9"], "a": {}}"#, "[[], null, true]",
      "90.50, -45.5", "a,b,,c", #"{"type": "Point", "coordinates": [1, 2]}"#,
    ]
    var random = Seeded(state: 3)
    for seed in seeds {
      for _ in 0..<2_000 {
        var bytes = Array(seed.utf8)
        for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
          let at = Int.random(in: bytes.indices, using: &random)
          switch Int.random(in: 0..<3, using: &random) {
          case 0: bytes.remove(at: at)
          case 1: bytes[at] = Self.alphabet.randomElement(using: &random)!
          default: bytes.insert(Self.alphabet.randomElement(using: &random)!, at: at)
          }
        }
        var output: [UInt8] = []
        let isSpelled = type.canonical(bytes.span, into: &output)
        try #require(type.accepts(bytes.span) == isSpelled)
        if isSpelled {
          var again: [UInt8] = []
          try #require(type.canonical(output.span, into: &again) && again == output, "\(bytes)")
        }
      }
    }
  }
}
