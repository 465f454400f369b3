import CPQ
import Glibc

/// A connection to a PostgreSQL server, by libpq. Blocks the calling thread; one owner at a time.
@safe struct PQConnection: ~Copyable {
  private let handle: OpaquePointer

  /// What the server or libpq refuses.
  struct Fault: Error, Equatable {
    /// Five letters and digits (PostgreSQL, Appendix A); nil where no server said anything.
    let state: String?
    /// In the words of the server or of libpq, one line.
    let words: String
  }

  struct Column: Equatable {
    let name: String
    let type: UInt32
  }

  /// Connects with these parameters; each name once.
  init(_ parameters: [(name: String, value: String)]) throws(Fault) {
    let names = CTexts(parameters.map(\.name)), values = CTexts(parameters.map(\.value))
    let made = unsafe withExtendedLifetime(names) {
      unsafe withExtendedLifetime(values) {
        unsafe PQconnectdbParams(names.start, values.start, 0)
      }
    }
    guard let handle = unsafe made else { fatalError("libpq has no memory") }
    unsafe self.handle = unsafe handle
    // Notices would go to the standard error stream.
    unsafe PQsetNoticeReceiver(handle, { _, _ in }, nil)
    guard unsafe PQstatus(handle) == CONNECTION_OK else { throw fault() }
  }

  deinit { unsafe PQfinish(handle) }

  /// Runs one command with text parameters; its rows as texts, nil being NULL.
  @discardableResult
  func execute(_ command: String, _ arguments: [String] = []) throws(Fault) -> [[String?]] {
    let values = CTexts(arguments)
    let result = withExtendedLifetime(values) {
      unsafe PQResult(
        PQexecParams(
          handle, command, Int32(arguments.count), nil, values.start, nil, nil, 0))
    }
    try check(result, [PGRES_TUPLES_OK, PGRES_COMMAND_OK])
    return result.rows
  }

  /// The columns that a query has, without running it. Refuses more than one command.
  func columns(of query: String) throws(Fault) -> [Column] {
    let prepared = unsafe PQResult(PQprepare(handle, "nashr", query, 0, nil))
    try check(prepared, [PGRES_COMMAND_OK])
    let described = unsafe PQResult(PQdescribePrepared(handle, "nashr"))
    try check(described, [PGRES_COMMAND_OK])
    return described.columns
  }

  /// Runs a COPY … TO STDOUT and gives its bytes to `take`, which may end it by answering false, and
  /// which gets an empty piece every fifth of a second in which nothing came. Answers whether it came
  /// to its end.
  func copy(_ command: String, take: (Span<UInt8>) -> Bool) throws(Fault) -> Bool {
    guard unsafe PQsendQuery(handle, command) == 1 else { throw fault() }
    while unsafe PQisBusy(handle) == 1 {
      if !(try wait()), !take([UInt8]().span) { return cancel() }
    }
    try check(unsafe PQResult(PQgetResult(handle)), [PGRES_COPY_OUT])
    while true {
      var bytes: UnsafeMutablePointer<CChar>?
      let count = unsafe PQgetCopyData(handle, &bytes, 1)
      switch count {
      case 1...:
        defer { unsafe PQfreemem(bytes) }
        let piece = unsafe UnsafeBufferPointer(start: bytes, count: Int(count))
        let goesOn = unsafe piece.withMemoryRebound(to: UInt8.self) { unsafe take($0.span) }
        if !goesOn { return cancel() }
      case 0:
        if !(try wait()), !take([UInt8]().span) { return cancel() }
      case -1:
        try check(unsafe PQResult(PQgetResult(handle)), [PGRES_COMMAND_OK])
        return true
      default: throw fault()
      }
    }
  }

  /// Tells the server that nobody waits any more.
  private func cancel() -> Bool {
    let cancel = unsafe PQgetCancel(handle)
    var words = [CChar](repeating: 0, count: 256)
    unsafe PQcancel(cancel, &words, Int32(words.count))
    unsafe PQfreeCancel(cancel)
    return false
  }

  /// Waits a fifth of a second for the server; whether something came.
  private func wait() throws(Fault) -> Bool {
    var socket = pollfd(fd: unsafe PQsocket(handle), events: Int16(POLLIN), revents: 0)
    let ready = unsafe poll(&socket, 1, 200)
    guard unsafe PQconsumeInput(handle) == 1 else { throw fault() }
    return ready > 0
  }

  /// A name as SQL writes it, in quotes.
  func quoted(_ name: String) throws(Fault) -> String {
    guard let text = unsafe PQescapeIdentifier(handle, name, name.utf8.count) else { throw fault() }
    defer { unsafe PQfreemem(text) }
    return unsafe String(cString: text)
  }

  private func check(_ result: borrowing PQResult, _ good: [ExecStatusType]) throws(Fault) {
    if good.contains(where: { $0 == result.status }) { return }
    throw result.fault ?? fault()
  }

  private func fault() -> Fault {
    Fault(state: nil, words: unsafe Self.line(String(cString: PQerrorMessage(handle))))
  }

  /// The first line without what it says of the host, which is nobody else's business.
  static func line(_ words: String) -> String {
    let line = words.split(separator: "\n").first.map(String.init) ?? ""
    return line.firstRange(of: " failed: ").map { String(line[$0.upperBound...]) } ?? line
  }

  /// What a connection text says, by libpq's own parser; nil where it is none.
  static func parameters(_ text: String) -> [(name: String, value: String)]? {
    var message: UnsafeMutablePointer<CChar>?
    guard let options = unsafe PQconninfoParse(text, &message) else {
      unsafe PQfreemem(message)
      return nil
    }
    defer { unsafe PQconninfoFree(options) }
    var found: [(String, String)] = []
    var option = unsafe options
    while let name = unsafe option.pointee.keyword {
      if let value = unsafe option.pointee.val {
        unsafe found.append((String(cString: name), String(cString: value)))
      }
      unsafe option += 1
    }
    return found
  }
}

/// What a command came to.
@safe private struct PQResult: ~Copyable {
  private let handle: OpaquePointer?

  init(_ handle: OpaquePointer?) { unsafe self.handle = unsafe handle }
  deinit { unsafe PQclear(handle) }

  var status: ExecStatusType { unsafe PQresultStatus(handle) }

  /// What the server refused; nil where it said nothing.
  var fault: PQConnection.Fault? {
    guard let state = unsafe nashr_pq_sqlstate(handle), let words = unsafe nashr_pq_message(handle)
    else { return nil }
    return unsafe PQConnection.Fault(
      state: String(cString: state), words: PQConnection.line(String(cString: words)))
  }

  var columns: [PQConnection.Column] {
    (0..<(unsafe PQnfields(handle))).map { index in
      unsafe PQConnection.Column(
        name: String(cString: PQfname(handle, index)), type: PQftype(handle, index))
    }
  }

  var rows: [[String?]] {
    let width = unsafe PQnfields(handle)
    return (0..<(unsafe PQntuples(handle))).map { row in
      (0..<width).map { column in
        guard unsafe PQgetisnull(handle, row, column) == 0 else { return nil }
        return unsafe String(cString: PQgetvalue(handle, row, column))
      }
    }
  }
}

/// Texts as C has them, with a null pointer behind the last.
@safe private struct CTexts: ~Copyable {
  private let texts: UnsafeMutableBufferPointer<UnsafePointer<CChar>?>

  init(_ texts: [String]) {
    unsafe self.texts = .allocate(capacity: texts.count + 1)
    unsafe self.texts.initialize(repeating: nil)
    for (index, text) in texts.enumerated() {
      unsafe self.texts[index] = unsafe UnsafePointer(strdup(text))
    }
  }

  deinit {
    for index in unsafe texts.indices {
      unsafe free(UnsafeMutablePointer(mutating: texts[index]))
    }
    unsafe texts.deallocate()
  }

  /// Good while this value lives.
  var start: UnsafePointer<UnsafePointer<CChar>?>? { unsafe UnsafePointer(texts.baseAddress) }
}
