import Components
import Synchronization

/// Whether a check of a column has been given up, since a cell cost too much: the ledger, which takes
/// batches in the order of rows, says so, and batches after it are not looked at. What batches that
/// were under way found after that cell, `Costly` drops.
final class GivenUp: Sendable {
  private let flag = Atomic(false)

  var isSet: Bool { flag.load(ordering: .relaxed) }

  /// A ledger that begins anew and is told by each batch whether it gave up.
  func ledger() -> any Ledger<Bool> {
    flag.store(false, ordering: .relaxed)
    return Telling(state: self)
  }

  private final class Telling: Ledger {
    let state: GivenUp
    init(state: GivenUp) { self.state = state }

    func take(_ notes: Bool) {
      if notes { state.flag.store(true, ordering: .relaxed) }
    }
    func close(_ report: (Finding) -> Void) {}
  }
}
