import Foundation
import Testing

/// What is published, read by programs that are not ours.
@Suite struct `Readers that are not ours` {
  /// Rows as they are meant; nil is a missing value.
  private static let rows: [[String?]] = [
    ["1", "شبكة، الجماعات", "007", "1.50", "true", "2024-11-12"],
    ["2", "said \"yes\", twice", "0", "-0.5", "False", nil],
    ["3", "two\nlines", nil, "1e3", "1", "1999-12-31"],
    ["4", "a\r\nreturn \r alone", "x", "+7", "0", nil],
    ["5", "𐎀 😀 e\u{301} a\u{0654}", " padded ", nil, nil, nil],
    ["6", "&<>'\" ]]> \\ / \u{2028} \u{85}", "\u{200F}rtl", "00.10", nil, nil],
    ["7", nil, nil, nil, nil, nil], ["9", nil, nil, "0.50", nil, nil],
    ["10", nil, nil, "10.0", "1", nil], ["8", "=1+1", "\ttab", "0", "TRUE", "2000-02-29"],
  ]

  private static func publish() throws -> Scratch {
    let scratch = try Scratch(copying: `Golden case`.folder + "/clean")
    let csv = rows.map { row in
      row.map { $0.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" } ?? "" }
        .joined(separator: ",") + "\r\n"
    }
    try scratch.write("data/odd.csv", "id,text,code,amount,flag,day\r\n" + csv.joined())
    try scratch.write(
      "schemas/odd.yaml",
      """
      primaryKey: id
      fields:
        - {name: id, type: integer}
        - {name: text, type: string}
        - {name: code, type: string}
        - {name: amount, type: number}
        - {name: flag, type: boolean}
        - {name: day, type: date}

      """)
    try scratch.edit(
      "pipeline.yaml", "    tables:\n      members:\n",
      "    tables:\n      odd: {from: data/odd.csv, schema: schemas/odd.yaml}\n      members:\n")
    let expected = try JSONSerialization.data(
      withJSONObject: rows.map { $0.map { $0.map { $0 as Any } ?? NSNull() } })
    try expected.write(to: URL(filePath: scratch.path + "/rows.json"))
    let outcome = try `A publication`.run(scratch)
    try #require(outcome.exit == 0, "\(outcome.error)")
    return scratch
  }

  private static let script = #"""
    import csv, glob, gzip, hashlib, io, json, os, tarfile, xml.etree.ElementTree as ET
    from decimal import Decimal
    names = ['id', 'text', 'code', 'amount', 'flag', 'day']
    rows = json.load(open('rows.json', encoding='utf-8'))
    root = 'output/sample/'
    raw = {e: open(root + 'latest/odd.' + e, 'rb').read() for e in ('csv', 'json', 'xml')}
    # The text, letter for letter.
    text = list(csv.reader(io.StringIO(raw['csv'].decode('utf-8'), newline='')))
    assert text[0] == names, text[0]
    assert text[1:] == [[c or '' for c in row] for row in rows], text
    # Values.
    def value(name, cell):
        if cell is None: return None
        if name == 'id': return int(cell)
        if name == 'amount': return Decimal(cell)
        if name == 'flag': return cell.lower() in ('true', '1')
        return cell
    wanted = [{n: value(n, c) for n, c in zip(names, row)} for row in rows]
    found = json.loads(raw['json'].decode('utf-8'), parse_float=Decimal)
    assert [list(o) for o in found] == [names] * len(rows)
    assert found == wanted, (found, wanted)
    for name, kind in (('id', int), ('flag', bool), ('text', str), ('day', str)):
        assert all(o[name] is None or type(o[name]) is kind for o in found)
    tree = ET.fromstring(raw['xml'])
    assert tree.tag == 'odd' and len(tree) == len(rows)
    for element, row in zip(tree, wanted):
        cells = {c.tag: c.text or '' for c in element}
        assert list(cells) == [n for n in names if row[n] is not None], cells
        for n, c in cells.items():
            assert value(n, c) == row[n], (n, c, row[n])
    # Digits are unchanged where JSON can spell them.
    for digits in ('1.50', '-0.5', '0.50', '10.0', '0'):
        assert ('"amount":' + digits + ',') in raw['json'].decode('utf-8'), digits
    # Every compressed twin, and the sums.
    for path in glob.glob(root + 'latest/*.gz'):
        if path.endswith('.tar.gz'): continue
        assert gzip.open(path).read() == open(path[:-3], 'rb').read(), path
    bundles = glob.glob(root + 'datasets/*/*/*.tar.gz')
    assert len(bundles) == 2, bundles
    for path in bundles:
        folder = os.path.dirname(path)
        with tarfile.open(path) as bundle:
            members = {m.name: bundle.extractfile(m).read() for m in bundle if m.isfile()}
            assert all(m.mtime == 1731369600 and m.uid == 0 for m in bundle)
        top = os.path.basename(path)[:-7] + '/'
        assert all(name.startswith(top) for name in members)
        listed = dict(reversed(l.split('  ', 1)) for l in
                      members[top + 'SHA256SUMS'].decode().splitlines())
        for name, content in members.items():
            name = name[len(top):]
            if name != 'SHA256SUMS':
                assert listed.pop(name) == hashlib.sha256(content).hexdigest(), name
            if os.path.exists(folder + '/' + name + '.gz'):
                assert gzip.open(folder + '/' + name + '.gz').read() == content, name
        assert not listed, listed
        manifest = json.load(open(folder + '/manifest.json', encoding='utf-8'))
        for table in manifest['tables']:
            for f in table['files']:
                content = open(folder + '/' + f['path'], 'rb').read()
                assert len(content) == f['bytes'], f
                assert hashlib.sha256(content).hexdigest() == f['sha256'], f
                plain = open(root + 'latest/' + f['plainPath'], 'rb').read()
                assert len(plain) == f['rawBytes'], f
                assert hashlib.sha256(plain).hexdigest() == f['rawSHA256'], f
    for path in glob.glob(root + '**/*.json', recursive=True): json.load(open(path, encoding='utf-8'))
    for path in glob.glob(root + '**/findings.csv', recursive=True):
        assert len(next(csv.reader(open(path, encoding='utf-8', newline='')))) == 13
    print('all', len(rows))
    """#

  @Test func `find the same in every format`() throws {
    let scratch = try Self.publish()
    try scratch.write("read.py", Self.script)
    let outcome = try Command.outside("python3", ["read.py"], in: scratch.path)
    #expect(outcome.exit == 0 && outcome.output == "all 10\n", "\(outcome.error)")
  }

  @Test func `find the XML valid by its schema`() throws {
    let scratch = try Self.publish()
    for table in ["odd", "members", "territories"] {
      let outcome = try Command.outside(
        "xmllint", ["--noout", "--nonet", "--schema", "\(table).xsd", "\(table).xml"],
        in: scratch.path + "/output/sample/latest")
      #expect(outcome.exit == 0, "\(outcome.error)")
    }
  }

  @Test func `find every sum right`() throws {
    let scratch = try Self.publish()
    let root = scratch.path + "/output/sample"
    let release = root + "/datasets/members/1.0.0"
    try #require(
      try Command.outside("tar", ["-xzf", "members-1.0.0.tar.gz", "-C", scratch.path], in: release)
        .exit == 0)
    for folder in [root, release, scratch.path + "/members-1.0.0"] {
      let outcome = try Command.outside(
        "sha256sum", ["--check", "--strict", "SHA256SUMS"], in: folder)
      #expect(outcome.exit == 0, "\(folder): \(outcome.output)\(outcome.error)")
    }
  }
}
