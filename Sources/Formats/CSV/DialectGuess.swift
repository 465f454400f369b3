import Components

/// The dialect of a file, as far as nothing states it: the delimiter that makes rows of one width of
/// the beginning of the file. What the default reads well stays as it is.
struct DialectGuess {
  private(set) var dialect: Dialect
  /// What was decided, as a pipeline would state it.
  private var settings: [String] = []
  private var width = 0
  /// Delimiters among which nothing decides.
  private var rivals: [UInt8] = []

  /// Comma, semicolon, tab and vertical bar.
  private static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

  init(_ sample: DialectSample, _ dialect: Dialect, _ stated: CSV.Stated, isTabbed: Bool) {
    self.dialect = dialect
    if stated.isDelimited {
      if let separator = sample.separator, dialect.delimiter == [separator], !stated.isHeaded {
        skip(1)
      }
      return
    }
    let usual: UInt8 = isTabbed ? 9 : 0x2C
    let trial = choose(sample, usual)
    self.dialect.delimiter = [trial.walk.delimiter]
    if trial.walk.delimiter != usual {
      settings.append("delimiter: \(Self.quoted(trial.walk.delimiter))")
    }
    take(trial.walk)
    width = trial.width
    let above = (stated.isHeaded ? 0 : trial.above) + (sample.separator == nil ? 0 : 1)
    if !dialect.hasHeader, sample.separator != nil {
      self.dialect.commentRows.insert(1)
      settings.append("commentRows: [1]")
    } else if above > 0, !stated.isHeaded {
      skip(above)
    }
  }

  private mutating func skip(_ rows: Int) {
    dialect.headerRows = [rows + 1]
    settings.append("headerRows: [\(rows + 1)]")
  }

  private mutating func take(_ walk: RecordWalk) {
    let quote = walk.quote.map { [$0] } ?? []
    if quote != dialect.quote {
      dialect.quote = quote
      settings.append(quote.isEmpty ? "quoteChar: null" : "quoteChar: \(Self.quoted(quote[0]))")
    }
    if let escape = walk.escape {
      dialect.escape = [escape]
      settings.append("escapeChar: \(Self.quoted(escape))")
    }
  }

  private mutating func choose(_ sample: DialectSample, _ usual: UInt8) -> DialectTrial {
    if let separator = sample.separator {
      return DialectTrial(sample, RecordWalk(delimiter: separator))
    }
    let order = [usual] + Self.delimiters.filter { $0 != usual }
    let trials = order.map { DialectTrial(sample, RecordWalk(delimiter: $0)) }
    if let perfect = perfect(trials) { return perfect }
    if let other = Self.otherQuotes(sample, trials) { return other }
    return near(trials)
  }

  /// Those that make one width of all rows; of these the one that leaves the fewest rows above the
  /// header, then the usual one, then the widest.
  private mutating func perfect(_ trials: [DialectTrial]) -> DialectTrial? {
    let perfect = trials.filter(\.isPerfect)
    guard let above = perfect.map(\.above).min() else { return nil }
    let best = perfect.filter { $0.above == above }
    let usual = best.first { $0.walk.delimiter == trials[0].walk.delimiter }
    let widest = best.map(\.width).max() ?? 0
    let chosen = usual ?? best.first { $0.width == widest }!
    let others = best.filter { $0.width >= chosen.width && $0.rows > 1 }
    if others.count > 1 { rivals = others.map(\.walk.delimiter) }
    return chosen
  }

  /// Other quotes and escapes, where the usual ones are broken or make rows of several widths.
  private static func otherQuotes(_ sample: DialectSample, _ trials: [DialectTrial])
    -> DialectTrial?
  {
    guard !trials[0].isColumn else { return nil }
    let text = sample.text
    for trial in trials {
      let delimiter = trial.walk.delimiter
      var walks: [RecordWalk] = []
      if text.contains(UInt8(ascii: "\\")) {
        walks.append(RecordWalk(delimiter: delimiter, escape: UInt8(ascii: "\\")))
      }
      if text.contains(UInt8(ascii: "'")) {
        walks.append(RecordWalk(delimiter: delimiter, quote: UInt8(ascii: "'")))
      }
      if trial.unsound > 0 { walks.append(RecordWalk(delimiter: delimiter, quote: nil)) }
      for walk in walks {
        let other = DialectTrial(sample, walk)
        if other.isPerfect, other.rows > 2 { return other }
      }
    }
    return nil
  }

  /// Those that make one width of nearly all rows, the best first; the usual one where none does.
  private mutating func near(_ trials: [DialectTrial]) -> DialectTrial {
    let usual = trials[0]
    if usual.isNear { return usual }
    let near = trials.filter(\.isNear).sorted { $0.share > $1.share }
    if let best = near.first {
      if near.count > 1, near[1].share + 20 > best.share {
        rivals = near.map(\.walk.delimiter)
        return usual
      }
      return best
    }
    let half = trials.dropFirst().filter {
      $0.width > 1 && $0.share >= 500 && $0.share > (usual.width > 1 ? usual.share : 0)
    }
    if !half.isEmpty, !usual.isColumn { rivals = half.map(\.walk.delimiter) }
    return usual
  }

  private static func quoted(_ byte: UInt8) -> String {
    switch byte {
    case 9: #""\t""#
    case UInt8(ascii: "\\"): #""\\""#
    default: "\"\(Character(Unicode.Scalar(byte)))\""
    }
  }

  /// What is said of it: nothing where all is as usual.
  func findings(_ input: Input) -> [Finding] {
    let place = Place.file(input.name)
    var findings: [Finding] = []
    if !rivals.isEmpty {
      let names = rivals.map(Self.quoted).joined(separator: " ")
      let taken = "delimiter: \(Self.quoted(dialect.delimiter[0]))"
      findings.append(
        Finding(.dialectUndecided, at: place, ["value": names, "expected": taken]))
    }
    if !settings.isEmpty {
      findings.append(
        Finding(
          .dialectDetected, at: place,
          ["value": settings.joined(separator: ", "), "expected": String(width)]))
    }
    return findings
  }
}
