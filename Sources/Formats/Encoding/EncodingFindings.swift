import Components

/// Where a byte stands in a table, as messages show it.
protocol ByteSpot {
  var place: Place { get }
  var context: ByteContext { get }
}

extension EncodingDecision {
  /// What is said of the decision; nil where nothing need be. `spot` finds where a byte stands; it is
  /// asked at most once. Throws where nothing was decided.
  func finding(_ input: Input, spot: (Int) -> (any ByteSpot)?) throws(Finding) -> Finding? {
    let file = Place.file(input.name)
    var values = ["encoding": encoding.rawValue]
    switch outcome {
    case .plain: return nil
    case .marked(nil), .zeros: return Finding(.utf16Found, at: file, values)
    case .marked(let stated?):
      values["value"] = stated
      return Finding(.markDiffers, at: file, values)
    case .likeliest(let characters):
      values["count"] = String(characters)
      values["value"] =
        spot(offset).map { TextDecoder.text($0.context.bytes[...], in: encoding) } ?? "–"
      return Finding(.encodingDetected, at: file, values)
    case .mixed(let lines):
      let found = spot(offset)
      values = found?.context.readings() ?? ByteContext([0xFF], around: 0).readings()
      values["count"] = String(lines)
      values["offset"] = String(offset)
      return Finding(.encodingMixed, at: found?.place ?? file, values)
    case .undecided(let other):
      let found = spot(offset)
      let context = found?.context ?? ByteContext([0xFF], around: 0)
      values = context.readings(among: [encoding, other])
      values["offset"] = String(offset)
      throw Finding(.encodingUndecided, at: found?.place ?? file, values)
    }
  }
}
