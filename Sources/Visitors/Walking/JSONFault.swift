import Components
import Formats

extension JSONValue {
  /// The line at which bytes stop being JSON, from one. Costs one reading.
  static func line(ofFaultIn bytes: [UInt8]) -> Int {
    do throws(Finding) { _ = try JSONReader.read(bytes, file: "") } catch {
      if case .text(_, let line, _) = error.place { return line }
    }
    return 1
  }
}
