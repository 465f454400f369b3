// Reads a workbook as pipelines do, in one thread: finds the sheet, inflates and checks it, and makes
// columns of text of all cells, with numbers and dates in the form in which they are published. Prints CPU
// seconds from the start of `main` on, and rows. Compiled by sheets.py against the modules of a release
// build. usage: sheet FILE
import Components
import Formats
import Glibc

@main struct Sheet {
  static func main() throws {
    let start = seconds()
    let path = CommandLine.arguments[1]
    let ending = String(path.split(separator: ".").last!)
    let type = Kinds.named(ending)!
    let format = try type.init(Options(nil, for: type.card, at: .file(path)))
    let input = Input(path: path, name: path, table: "t")
    let settled = try format.settled(on: input)
    let rows = try count(try settled.format.reader(of: input))
    print(seconds() - start, rows)
  }

  static func seconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let seconds = Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
    return seconds + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
  }

  static func count<R: Reader>(_ opened: R) throws -> Int {
    var reader = opened, rows = 0
    let parse = reader.parse
    while let piece = try reader.cut() { rows += parse(piece).batch.count }
    return rows
  }
}
