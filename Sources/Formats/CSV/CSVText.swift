/// Small CSV files made of texts.
public enum CSVText {
  /// RFC 4180 in UTF-8: a header, then rows of the same number of cells.
  public static func table(_ header: [String], _ rows: [[String]]) -> [UInt8] {
    var output: [UInt8] = []
    for row in [header] + rows { append(row, to: &output) }
    return output
  }

  /// One record of such a file.
  public static func append(_ row: [String], to output: inout [UInt8]) {
    CSV.append(row, to: &output)
  }
}
