import Testing

/// Sources in archives, which SQLite for one cannot open where they lie.
@Suite struct `A database in an archive` {
  @Test(arguments: ["d.zip", "d.sqlite.gz", "d.sqlite"]) func `is read as one beside it`(
    name: String
  ) throws {
    let scratch = try Scratch()
    let script = """
      import gzip, sqlite3, zipfile
      base = sqlite3.connect('d.sqlite')
      base.execute('create table towns (id integer primary key, name text)')
      base.execute('insert into towns values (1, ?)', ['سلا'])
      base.commit()
      base.close()
      zipfile.ZipFile('d.zip', 'w').write('d.sqlite')
      gzip.open('d.sqlite.gz', 'wb').write(open('d.sqlite', 'rb').read())
      """
    let made = try Command.outside("python3", ["-c", script], in: scratch.path)
    try #require(made.exit == 0, "\(made.error)")
    let outcome = try Command.run(["validate", name, "--format", "json"], in: scratch.path)
    #expect(outcome.exit == 0 && outcome.output.contains(#""rows": 1"#), "\(outcome.output)")
  }
}
