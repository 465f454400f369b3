public import Components

/// An ordered and bounded parallel map, pulled from its end: all the concurrency of the data path.
///
/// `next` starts work on inputs until `width` are under way, then hands on the result of the oldest.
/// The order of results is that of inputs, and memory stays under `width` inputs and results. Maps
/// nest: one's `next` may be another's upstream. Upstream is called by whoever calls `next`, one call
/// at a time.
public struct OrderedMap<Input: Sendable, Output: Sendable> {
  private let width: Int
  private let work: @Sendable (Input) -> Output
  private var underWay: [Task<Output, Never>] = []
  private var isOpen = true

  /// `work` is pure and quick beside a task's cost of a few microseconds; `width` is at least one.
  public init(width: Int, work: @escaping @Sendable (Input) -> Output) {
    precondition(width > 0)
    self.width = width
    self.work = work
  }

  /// The next result, or nil after the last. Throws what `upstream` throws; work under way then ends
  /// by itself and is dropped.
  public mutating func next(_ upstream: () async throws(Finding) -> Input?) async throws(Finding)
    -> Output?
  {
    while isOpen, underWay.count < width {
      guard let input = try await upstream() else {
        isOpen = false
        break
      }
      underWay.append(Task.detached { [work] in work(input) })
    }
    guard !underWay.isEmpty else { return nil }
    return await underWay.removeFirst().value
  }
}
