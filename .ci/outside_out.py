"""Publishes a small pipeline as CSV, XLSX and SQLite and reads it with tools that are not ours.

usage: outside_out.py NASHR. Needs openpyxl; LibreOffice is used where there is one.
"""
import csv, datetime, json, pathlib, random, shutil, sqlite3, subprocess, sys, tempfile

import openpyxl
from openpyxl.utils.escape import unescape

nashr = str(pathlib.Path(sys.argv[1]).resolve())
faults = []
FIELDS = [("code", "string"), ("name", "string"), ("region", "string"), ("count", "integer"), ("share", "number"),
          ("active", "boolean"), ("day", "date"), ("at", "datetime"), ("hour", "time"), ("year", "year")]
PIPELINE = """nashr: 1
name: out
base: https://data.example.org/out/
language: %s
title: {ar: أ, fr: A}
description: {ar: أ., fr: A.}
publisher: {name: {ar: أ, fr: A}}
contact: {name: {ar: أ, fr: A}, email: a@example.org}
licenses: {CC0-1.0: {title: CC0, path: "https://creativecommons.org/publicdomain/zero/1.0/"}}
formats: [csv, xlsx, sqlite]
datasets:
  set:
    title: {ar: أ, fr: A}
    description: {ar: أ., fr: A.}
    license: CC0-1.0
    tables:
      rows: {from: rows.csv, schema: rows.json}
      regions: {from: regions.csv, schema: regions.json}
"""


def check(condition, what):
    if not condition:
        faults.append(what)


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    check(done.returncode == 0, f"{command[0]}: {done.stdout[-500:]} {done.stderr[-500:]}")
    return done


def rows(random):
    texts = ["الرباط", "Fès", "=1+1", "+A1", "-2", "@x", "007", "12", "a\nb", 'a"b', " x ", "<&>", "_x0041_", "https://a.ma/é", "𝒳"]
    day = lambda: datetime.date(1900, 3, 1) + datetime.timedelta(random.randrange(60000))
    for index in range(2000):
        moment = datetime.datetime.combine(day(), datetime.time(random.randrange(24), random.randrange(60), random.randrange(60)))
        made = [f"{index:05}", random.choice(texts), random.choice(["01", "02"]), random.choice([0, -7, 2**53, 10**14, 3]),
                random.choice(["0.1", "-2.5", "1234567.125", "8.3"]), random.choice(["true", "false"]), day().isoformat(),
                moment.isoformat(), moment.time().isoformat(), day().year]
        yield [("" if position > 2 and random.random() < 0.1 else str(value)) for position, value in enumerate(made)]


def value(cell):
    """A cell of openpyxl in the lexical form of Table Schema."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, datetime.datetime):
        return cell.isoformat()
    # openpyxl leaves the escapes of ST_Xstring in inline strings.
    return unescape(str(cell))


def spreadsheet(path, table, language):
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    check(book.sheetnames[0] == "rows" and len(book.sheetnames) == 2, "names of sheets")
    check(bool(sheet.sheet_view.rightToLeft) == (language == "ar"), "direction of the sheet")
    check(sheet.freeze_panes == "A2" and sheet.auto_filter.ref == f"A1:J{len(table)}", "header")
    for number, (line, expected) in enumerate(zip(sheet.iter_rows(), table), 1):
        for (name, kind), cell, text in zip(FIELDS, line, expected):
            check(cell.data_type != "f", f"formula in {cell.coordinate}")
            found = cell.value
            if number > 1 and text and kind in ("integer", "number", "year") and len(text) < 16:
                check(isinstance(found, (int, float)) and float(found) == float(text), f"{cell.coordinate}: {found!r} {text!r}")
            elif number > 1 and text and kind == "date":
                check(isinstance(found, datetime.datetime) and found.date().isoformat() == text, f"{cell.coordinate}: {found!r} {text!r}")
                check(cell.number_format.replace("\\", "") == "yyyy-mm-dd", f"format of {cell.coordinate}: {cell.number_format}")
            else:
                check(value(found) == text, f"{cell.coordinate}: {found!r} {text!r}")
    check(sheet.max_row == len(table), f"{sheet.max_row} rows of {len(table)}")


def database(path, table):
    base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    check(base.execute("PRAGMA integrity_check").fetchall() == [("ok",)], "integrity_check")
    check(base.execute("PRAGMA foreign_key_check").fetchall() == [], "foreign_key_check")
    check([r[2:5] for r in base.execute("PRAGMA foreign_key_list(rows)")] == [("regions", "region", "code")], "foreign keys")
    kinds = {r[1]: (r[2], r[3], r[5]) for r in base.execute("PRAGMA table_info(rows)")}
    check(kinds["code"] == ("TEXT", 1, 1) and kinds["count"][0] == "INTEGER" and kinds["share"][0] == "REAL", f"columns {kinds}")
    found = base.execute("SELECT * FROM rows ORDER BY rowid").fetchall()
    check(len(found) == len(table) - 1, "rows of the database")
    for line, expected in zip(found, table[1:]):
        for (name, kind), cell, text in zip(FIELDS, line, expected):
            if text == "":
                same = cell is None
            elif kind == "boolean":
                same = cell == (text == "true")
            elif kind in ("integer", "number", "year"):
                same = float(cell) == float(text) and (kind == "number" or isinstance(cell, int))
            else:
                same = cell == text
            check(same, f"{name}: {cell!r} {text!r}")


def office(path, table, folder):
    """The text that LibreOffice shows of the sheet: dates in their form, codes with their zeros."""
    soffice = shutil.which("soffice")
    if not soffice:
        print("outside_out: no LibreOffice here")
        return
    run(soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", str(folder / "office"), str(path))
    made = folder / "office" / "rows.csv"
    check(made.exists(), "LibreOffice made no CSV")
    if made.exists():
        shown = list(csv.reader(made.open(encoding="utf-8", newline="")))
        check(len(shown) == len(table), "rows in LibreOffice")
        for line, expected in zip(shown, table):
            for position in (0, 1, 2, 6):
                check(line[position] == expected[position], f"LibreOffice: {line[position]!r} {expected[position]!r}")


def case(language, folder):
    table = [[name for name, _ in FIELDS]] + list(rows(random.Random(5)))
    (folder / "pipeline.yaml").write_text(PIPELINE % language, encoding="utf-8")
    with (folder / "rows.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table)
    (folder / "regions.csv").write_text("code,name\n01,أ\n02,B\n", encoding="utf-8")
    key = [{"fields": "region", "reference": {"resource": "regions", "fields": "code"}}]
    fields = [{"name": name, "type": kind} for name, kind in FIELDS]
    (folder / "rows.json").write_text(json.dumps({"fields": fields, "primaryKey": "code", "foreignKeys": key}))
    (folder / "regions.json").write_text(json.dumps({"fields": [{"name": "code"}, {"name": "name"}], "primaryKey": "code"}))
    out = folder / "output"
    if run(nashr, "run", str(folder), "--output", str(out), "--date", "2026-01-02", "--quiet").returncode:
        return
    run(nashr, "verify", str(out / "out"))
    latest = out / "out" / "latest"
    spreadsheet(latest / "rows.xlsx", table, language)
    database(latest / "set.sqlite", table)
    metadata = json.loads((out / "out" / "datasette.json").read_text())
    check(list(metadata["databases"]) == ["set"], "datasette.json")
    office(latest / "rows.xlsx", table, folder)
    again = subprocess.run([nashr, "run", str(folder), "--output", str(out), "--date", "2026-01-03", "--quiet", "--detailed-exit"])
    check(again.returncode == 10, f"a second run ends with {again.returncode}, not 10")


for language in ("ar", "fr"):
    with tempfile.TemporaryDirectory() as folder:
        case(language, pathlib.Path(folder))
for fault in faults[:20]:
    print("outside_out:", fault, file=sys.stderr)
print(f"outside_out: {len(faults)} faults")
sys.exit(1 if faults else 0)
