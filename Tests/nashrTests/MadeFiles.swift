import Foundation

/// Files that libraries make, whose bytes change with the library: what is in them, as text.
enum MadeFiles {
  static func isMade(_ path: String) -> Bool {
    [".xlsx", ".sqlite", ".sqlite.gz"].contains(where: path.hasSuffix)
  }

  private static let script = """
    import gzip, os, sqlite3, sys, tempfile, zipfile
    path = sys.argv[1]
    if path.endswith('.xlsx'):
        book = zipfile.ZipFile(path)
        for name in ['xl/workbook.xml', 'xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']:
            print(name)
            print(book.read(name).decode().replace('><', '>\\n<'))
    else:
        data = gzip.open(path).read() if path.endswith('.gz') else open(path, 'rb').read()
        with tempfile.NamedTemporaryFile() as copy:
            copy.write(data)
            copy.flush()
            for line in sqlite3.connect(copy.name).iterdump():
                print(line)
    """

  static func text(_ path: String) throws -> [UInt8] {
    let process = Process(), pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, path]
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return [UInt8](output)
  }
}
