import Components

/// Short ways to write settings.
func at(_ line: Int, _ column: Int = 1) -> Place {
  .text(file: "p.yaml", line: line, column: column)
}

func scalar(_ text: String, _ kind: Setting.Scalar = .plain, _ place: Place = at(1)) -> Setting {
  Setting(.scalar(text, kind), at: place)
}

func list(_ items: [Setting]) -> Setting { Setting(.sequence(items), at: at(1)) }

/// Each entry on a line of its own, names in column 1, the first on line 2.
func mapping(_ entries: [(String, Setting)]) -> Setting {
  let entries = entries.enumerated().map { line, entry in
    Setting.Entry(entry.0, at: at(line + 2), entry.1)
  }
  return Setting(.mapping(entries), at: at(1))
}

/// The finding that `body` throws.
func fault(_ body: () throws(Finding) -> Void) -> Finding? {
  do throws(Finding) {
    try body()
    return nil
  } catch { return error }
}
