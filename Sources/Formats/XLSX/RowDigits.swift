/// The digits of a row's number, to tell at once that the address of a cell ends in the same.
@safe struct RowDigits {
  /// The first four and the last four; none where there are not four to eight.
  private var first: UInt32 = 0, last: UInt32 = 0, count = -1

  init() {}

  init(_ text: UnsafeBufferPointer<UInt8>) {
    guard (4...8).contains(text.count) else { return }
    (count, first, last) = unsafe (text.count, Self.word(text, 0), Self.word(text, text.count - 4))
  }

  /// Whether they are what stands in a text from `start` on; false also where they are too few or too many.
  @inline(__always) func areEnd(of text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    guard text.count - start == count else { return false }
    return unsafe Self.word(text, start) == first && Self.word(text, text.count - 4) == last
  }

  @inline(__always)
  private static func word(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt32 {
    precondition(start >= 0 && start + 4 <= text.count)
    return unsafe UnsafeRawPointer(text.baseAddress! + start).loadUnaligned(as: UInt32.self)
  }
}
