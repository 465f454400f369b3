@testable import Columns

extension FieldType {
  func accepts(text: String) -> Bool { accepts(Array(text.utf8).span) }

  /// The canonical spelling, nil where the type refuses the text.
  func canonical(text: String) -> String? {
    var output: [UInt8] = []
    guard canonical(Array(text.utf8).span, into: &output) else { return nil }
    return String(decoding: output, as: UTF8.self)
  }

  func compare(text a: String, _ b: String) -> Order? {
    compare(Array(a.utf8).span, Array(b.utf8).span)
  }
}

/// SplitMix64, so that what failed once fails again.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
