import Columns

/// What the rows of a batch that have a key come to, each with its key, and what people call each key.
struct KeyedNotes<Note: Sendable>: Sendable {
  private(set) var notes: [(key: UInt128, note: Note)] = []
  private(set) var names: [UInt128: String] = [:]

  /// `note` makes of a row what is kept of it; nil for a row that is passed over. Texts are made once a
  /// key, not once a row.
  init(_ batch: Batch, by maker: KeyMaker, _ note: (Int) -> Note?) {
    for (row, key) in BatchKeys(batch, maker).hashes.enumerated() {
      guard let key, let note = note(row) else { continue }
      notes.append((key, note))
      if names[key] == nil { names[key] = maker.text(row, of: batch) }
    }
  }
}

/// What a ledger keeps for each key, in the order that keys first came.
struct Groups<State> {
  private(set) var all: [(name: String, state: State)] = []
  private var places: [UInt128: Int] = [:]

  /// Changes the state of a key by each note, in row order; `initial` is that of a new one.
  mutating func take<Note>(
    _ batch: KeyedNotes<Note>, from initial: State, _ change: (inout State, Note, String) -> Void
  ) {
    for (key, note) in batch.notes {
      let place = places[key] ?? all.count
      if place == all.count {
        places[key] = place
        let name = batch.names[key] ?? ""
        all.append((name.isEmpty ? "–" : name, initial))
      }
      change(&all[place].state, note, all[place].name)
    }
  }
}
