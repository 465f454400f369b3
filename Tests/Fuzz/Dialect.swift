import Columns
import Components

@testable import Formats

/// The guess of a dialect never traps, never makes a file of one width under the comma anything else,
/// and says something exactly where it changed something.
func fuzz(_ bytes: [UInt8]) {
  for isTabbed in [false, true] {
    for isWhole in [false, true] {
      let sample = DialectSample(bytes, isWhole: isWhole)
      let stated = try! CSV.Stated(Options(nil, for: CSV.card, at: .file("f")))
      let guess = DialectGuess(sample, Dialect(), stated, isTabbed: isTabbed)
      let input = Input(path: "f", name: "f", table: "t")
      var usual = Dialect()
      usual.delimiter = [isTabbed ? 9 : 0x2C]
      let rules = guess.findings(input).map(\.rule)
      precondition(rules.contains(.dialectDetected) == (guess.dialect != usual))
      let trial = DialectTrial(sample, RecordWalk(delimiter: usual.delimiter[0]))
      if trial.isPerfect, trial.above == 0, sample.separator == nil {
        precondition(guess.dialect == usual)
      }
    }
  }
}
