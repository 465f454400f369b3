internal import CLibXML2

/// What libxml2 complained about, the first few of it with their lines.
final class LibXML2Faults {
  private(set) var count = 0
  private(set) var samples: [Verdict.Fault] = []

  var isFull: Bool { count >= Verdict.limit }
  var first: String? { samples.first?.message }
  /// `12: …; 15: …`, a line of the document before each.
  var text: String { samples.map { "\($0.line): \($0.message)" }.joined(separator: "; ") }

  /// A pointer to hand to libxml2 beside `add`; good as long as the object.
  var context: UnsafeMutableRawPointer { unsafe Unmanaged.passUnretained(self).toOpaque() }

  func add(line: Int, _ message: String) {
    count += 1
    if samples.count < Verdict.limit { samples.append(.init(line: line, message: message)) }
  }

  /// Takes the pointer that libxml2 2.12 made constant, as it was before and is since.
  static func add(_ error: UnsafePointer<xmlError>?, to context: UnsafeMutableRawPointer?) {
    guard let error = unsafe error, let context = unsafe context else { return }
    let faults = unsafe Unmanaged<LibXML2Faults>.fromOpaque(context).takeUnretainedValue()
    unsafe faults.add(line: Int(error.pointee.line), LibXML2.message(error))
  }

  /// Collects what is said in `body` by functions that have no context to say it to, which would else
  /// print it. libxml2's handler for these is per thread, so `body` must not suspend.
  func hearing<Result>(_ body: () -> Result) -> Result {
    unsafe xmlSetStructuredErrorFunc(context) { unsafe LibXML2Faults.add($1, to: $0) }
    defer { xmlSetStructuredErrorFunc(nil, nil) }
    return withExtendedLifetime(self) { body() }
  }
}
