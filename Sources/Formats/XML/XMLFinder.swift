/// Follows the elements that are open, to find those that are records. A record within a record is
/// part of it.
struct XMLFinder {
  private let path: XMLRecordPath
  /// For each open element above the records, a bit for each number of steps that it and those around
  /// it fit.
  private var fits: [UInt64] = []
  /// Elements open within the record, itself included; zero outside of one.
  private(set) var depthInRecord = 0

  init(_ path: XMLRecordPath) { self.path = path }

  var isInRecord: Bool { depthInRecord > 0 }
  /// Elements open, those within a record included.
  var depth: Int { fits.count + depthInRecord }
  /// Elements open around the record, or all that are open outside of one.
  var depthOutside: Int { fits.count }

  /// Whether the element that opens is a record.
  mutating func open(_ tag: XMLTag) -> Bool {
    if isInRecord {
      depthInRecord += 1
      return false
    }
    var open = (fits.last ?? 0) << 1
    if fits.isEmpty || path.isAnywhere { open |= 1 }
    var fit: UInt64 = 0
    for (index, step) in path.steps.enumerated() where open & 1 << index != 0 {
      if step.matches(tag) { fit |= 1 << index }
    }
    if fit & 1 << (path.steps.count - 1) != 0 {
      depthInRecord = 1
      return true
    }
    fits.append(fit)
    return false
  }

  /// Whether the element that closes is a record.
  mutating func close() -> Bool {
    if isInRecord {
      depthInRecord -= 1
      return depthInRecord == 0
    }
    _ = fits.popLast()
    return false
  }
}
