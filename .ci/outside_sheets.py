"""Spreadsheets that other programs make are read back equal, cell by cell.

usage: outside_sheets.py NASHR. Files are made by openpyxl, xlsxwriter and odfpy, and saved again by LibreOffice where there is one.
Each is published by a pipeline of one table, and the CSV that comes out is compared with what was put in.
"""
import csv, datetime, decimal, json, os, pathlib, shutil, subprocess, sys, tempfile, zipfile

import odf.number, odf.opendocument, odf.style, odf.table, odf.text
import openpyxl, openpyxl.utils.datetime, xlsxwriter

nashr = pathlib.Path(sys.argv[1]).resolve()
words = "{ar: نص, fr: Texte, en: Text}"
failures, compared = [], 0

HEADER = ["number", "text", "day", "moment", "clock", "flag", "share", "span"]
ROWS = [
    [1, "الرباط - سلا - القنيطرة", datetime.date(2024, 11, 12), datetime.datetime(2024, 11, 12, 10, 30), datetime.time(10, 30), True, 0.125, datetime.timedelta(hours=26, minutes=30)],
    [-2.5, "Fès-Meknès, l’été", datetime.date(1904, 1, 2), datetime.datetime(1999, 12, 31, 23, 59, 59), datetime.time(23, 59, 59), False, 1, datetime.timedelta(minutes=5)],
    [0.1 + 0.2, "two\nlines", datetime.date(2024, 2, 29), datetime.datetime(2000, 1, 1), datetime.time(0, 0), None, 0.3333333333333333, datetime.timedelta(0)],
    [1e21, " spaces ", None, None, None, True, 0, None],
    [1e-9, "=SUM(A1)", datetime.date(9999, 12, 31), datetime.datetime(1950, 3, 1, 1, 2, 3), None, False, None, datetime.timedelta(hours=100, seconds=1)],
    [12345678901234, "<&>\"'_x0041_", datetime.date(1905, 3, 1), None, datetime.time(6, 0, 1), True, 2.5, None],
    [5132639, "😀 \t tab", None, None, None, None, None, None],
    [100.0, "007", None, None, None, None, None, None],
]


def number(value):
    """The shortest text of a double to 15 digits, in the form that ECMAScript and Nashr have."""
    text = decimal.Decimal(f"{value:.15g}") if isinstance(value, float) else decimal.Decimal(value)
    digits, exponent = text.normalize().as_tuple().digits, text.normalize().as_tuple().exponent
    point = len(digits) + exponent
    if -7 < point <= 21:
        return format(text.normalize(), "f")
    shown = "".join(map(str, digits))
    return ("-" if value < 0 else "") + shown[0] + ("." + shown[1:] if shown[1:] else "") + f"E{point - 1}"


def expected(value):
    match value:
        case None: return ""
        case bool(): return "true" if value else "false"
        case int() | float(): return number(value)
        case datetime.datetime(): return value.isoformat(timespec="seconds")
        case datetime.date(): return value.isoformat()
        case datetime.time(): return value.isoformat(timespec="seconds")
        case datetime.timedelta():
            seconds = int(value.total_seconds())
            parts = [(seconds // 3600, "H"), (seconds // 60 % 60, "M"), (seconds % 60, "S")]
            return "PT" + ("".join(f"{count}{unit}" for count, unit in parts if count) or "0S")
        case _: return value


def read(path, options, fields):
    """What Nashr publishes of a sheet: rows of texts, or the ids of the rules that refuse it (errors)."""
    kind = {"fods": "ods", "xls": "xlsx"}.get(path.suffix[1:], path.suffix[1:])
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        shutil.copy(path, folder)
        schema = {"fields": [{"name": name, "type": "any"} for name in fields], "missingValues": [""]}
        pathlib.Path(folder, "schema.json").write_text(json.dumps(schema))
        table = f"{{from: {path.name}, format: {{{kind}: {json.dumps(options, ensure_ascii=False)}}}, schema: schema.json}}"
        pathlib.Path(folder, "pipeline.yaml").write_text(f"""nashr: 1
name: outside
base: https://data.example.org/outside/
language: ar
title: {words}
description: {words}
notice: {words}
publisher: {{name: {words}}}
contact: {{name: {words}, email: data@example.org}}
licenses: {{CC0-1.0: {{title: CC0, path: "https://creativecommons.org/publicdomain/zero/1.0/"}}}}
datasets:
  d:
    title: {words}
    description: {words}
    license: CC0-1.0
    tables: {{t: {table}}}
""")
        done = subprocess.run([nashr, "run", ".", "-o", "out", "--date", "2026-01-02", "--format", "json"], cwd=folder, capture_output=True, text=True)
        published = pathlib.Path(folder, "out/outside/latest/t.csv")
        if not published.exists():
            try:
                findings = json.loads(done.stdout)["findings"]
                return sorted({finding["rule"] for finding in findings if finding["severity"] == "error"})
            except (ValueError, KeyError):
                return [done.stdout[-500:], done.stderr[-500:]]
        with published.open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))[1:]


def respelt(old, new):
    """The rows with one text as a program writes it that has its own mind of it."""
    return [[new if value == old else value for value in row] for row in ROWS]


def check(name, path, rows=ROWS, header=HEADER, **options):
    global compared
    want = [[expected(value) for value in row] for row in rows]
    got = read(pathlib.Path(path), options, header)
    compared += sum(map(len, want))
    if got == want:
        return
    if not got or not isinstance(got[0], list):
        return failures.append(f"{name}: refused: {got}")
    if len(got) != len(want):
        failures.append(f"{name}: {len(got)} rows instead of {len(want)}")
    for index, (one, other) in enumerate(zip(got, want)):
        failures.extend(f"{name}: row {index + 1}, {column}: {a!r} instead of {b!r}" for column, a, b in zip(header, one, other) if a != b)


def refuse(name, path, rule, **options):
    got = read(pathlib.Path(path), options, ["a"])
    if got != [rule]:
        failures.append(f"{name}: {got} instead of {rule}")


FORMATS = ["General", "@", "dd/mm/yyyy", "[$-40C]d mmmm yyyy hh:mm:ss", "[$-1010000]hh:mm:ss", '"TRUE";"TRUE";"FALSE"', "0.00%", "[h]:mm:ss"]


def by_openpyxl(folder, epoch):
    book = openpyxl.Workbook()
    book.epoch = epoch
    book.active.title = "Listes"
    book.active["A1"] = "hidden"
    sheet = book.create_sheet("أعضاء")
    book.active.sheet_state = "hidden"
    book.active = 1
    sheet.append(HEADER)
    for row in ROWS:
        sheet.append([None] * len(row))
        for column, value in enumerate(row):
            cell = sheet.cell(sheet.max_row, column + 1)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
            cell.number_format = FORMATS[column]
    book.create_sheet("Bureau").append(["other"])
    path = folder / f"openpyxl-{epoch.year}.xlsx"
    book.save(path)
    return path


def by_xlsxwriter(folder, name, **options):
    path = folder / f"xlsxwriter-{name}.xlsx"
    book = xlsxwriter.Workbook(path, options | {"strings_to_formulas": False})
    sheet = book.add_worksheet("Données")
    sheet.right_to_left()
    formats = [book.add_format({"num_format": code}) for code in FORMATS]
    bold = book.add_format({"bold": True})
    sheet.write_row(0, 0, HEADER)
    for index, row in enumerate(ROWS, 1):
        for column, value in enumerate(row):
            if value is None:
                sheet.write_blank(index, column, None, formats[column])
            elif column == 0:
                # The value that a formula came to.
                sheet.write_formula(index, column, "=1+1", formats[column], value)
            elif isinstance(value, bool):
                sheet.write_boolean(index, column, value)
            elif isinstance(value, str) and len(value) > 12 and not options.get("constant_memory"):
                sheet.write_rich_string(index, column, value[:5], bold, value[5:])
            elif isinstance(value, str):
                sheet.write_string(index, column, value)
            elif isinstance(value, (int, float)):
                sheet.write_number(index, column, value, formats[column])
            else:
                sheet.write_datetime(index, column, value, formats[column])
    book.close()
    return path


def by_odfpy(folder):
    book = odf.opendocument.OpenDocumentSpreadsheet()
    hidden = odf.style.Style(name="hidden", family="table")
    hidden.addElement(odf.style.TableProperties(display="false"))
    counted = odf.number.TimeStyle(name="counted", truncateonoverflow="false")
    counted.addElement(odf.number.Hours())
    span = odf.style.Style(name="span", family="table-cell", datastylename=counted)
    for style in (hidden, counted, span):
        book.automaticstyles.addElement(style)
    book.spreadsheet.addElement(odf.table.Table(name="مخفية", stylename=hidden))
    table = odf.table.Table(name="Membres")
    for row in [HEADER] + ROWS:
        line = odf.table.TableRow()
        for value in row:
            line.addElement(odf_cell(value, span))
        table.addElement(line)
    table.addElement(odf.table.TableRow(numberrowsrepeated=1_000_000))
    book.spreadsheet.addElement(table)
    path = folder / "odfpy.ods"
    book.save(path)
    return path


def odf_cell(value, span):
    match value:
        case None: return odf.table.TableCell()
        case bool(): return odf.table.TableCell(valuetype="boolean", booleanvalue=str(value).lower())
        case int() | float(): return odf.table.TableCell(valuetype="float", value=repr(value))
        case datetime.datetime(): return odf.table.TableCell(valuetype="date", datevalue=value.isoformat())
        case datetime.date(): return odf.table.TableCell(valuetype="date", datevalue=value.isoformat())
        case datetime.time(): return odf.table.TableCell(valuetype="time", timevalue=value.strftime("PT%HH%MM%SS"))
        case datetime.timedelta():
            seconds = int(value.total_seconds())
            text = f"PT{seconds // 3600:02}H{seconds // 60 % 60:02}M{seconds % 60:02}S"
            return odf.table.TableCell(valuetype="time", timevalue=text, stylename=span)
    cell = odf.table.TableCell(valuetype="string")
    for line in value.split("\n"):
        paragraph = odf.text.P()
        for index, word in enumerate(line.split(" ")):
            if index:
                paragraph.addElement(odf.text.S())
            for place, part in enumerate(word.split("\t")):
                if place:
                    paragraph.addElement(odf.text.Tab())
                paragraph.addText(part)
        cell.addElement(paragraph)
    return cell


def with_merged_header(folder):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Recensement de la population"])
    sheet.append(["Commune", "Population", None, "Remarque"])
    sheet.append([None, 2014, 2024, None])
    sheet.append(["طنجة", 947952, 1275428, None])
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B2:C2")
    sheet.merge_cells("D2:D3")
    path = folder / "merged.xlsx"
    book.save(path)
    return path


def with_faults(folder):
    book = openpyxl.Workbook()
    book.active.append(["a"])
    book.active.append(["=1+1"])
    book.save(folder / "unsaved.xlsx")
    refuse("a formula that openpyxl wrote", folder / "unsaved.xlsx", "sheet/no-cached-value")
    book = xlsxwriter.Workbook(folder / "fault.xlsx")
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["a"])
    sheet.write_formula(1, 0, "=NA()", None, "#N/A")
    book.close()
    refuse("an error", folder / "fault.xlsx", "sheet/error-value")


def convert(path, form, folder):
    """What LibreOffice makes of a file, in a form."""
    target = folder / form
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(["soffice", profile, "--headless", "--convert-to", form, "--outdir", target, path], check=True, capture_output=True, timeout=180)
    return target / (path.stem + "." + form)


def habit(value, form):
    """What LibreOffice makes of a value when it saves it in a form."""
    # A truth value with a format of its own becomes a number in XLSX.
    if isinstance(value, bool) and form == "xlsx":
        return int(value)
    # A space at the end of a paragraph does not count (OpenDocument 1.3 Part 3, 6.1.2).
    return " spaces" if value == " spaces " and form != "xlsx" else value


def by_libreoffice(folder, files):
    for path, rows, header, options in files:
        for form in ("ods", "fods", "xlsx"):
            saved = [[habit(value, form) for value in row] for row in rows]
            check(f"LibreOffice, {form} of {path.name}", convert(path, form, folder), saved, header, **options)
    refuse("LibreOffice, xls", convert(files[0][0], "xls", folder), "sheet/old-format")


def sheet_of(parts, name="xl/worksheets/sheet1.xml", others={}):
    """A workbook whose sheet, or another part, is what an iterator of bytes gives, however much it is."""
    def make(path):
        book = xlsxwriter.Workbook(path.with_suffix(".plain"))
        book.add_worksheet().write_row(0, 0, ["a"])
        book.close()
        with zipfile.ZipFile(path.with_suffix(".plain")) as plain, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bomb:
            for entry in plain.namelist():
                if entry != name:
                    bomb.writestr(entry, others.get(entry) or plain.read(entry))
            with bomb.open(name, "w", force_zip64=True) as part:
                for piece in parts():
                    part.write(piece)
    return make


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = f'<worksheet xmlns="{MAIN}"><sheetData><row><c t="str"><v>a</v></c></row>'.encode()


def rows_of(count, row):
    yield HEAD
    for start in range(2, count, 10_000):
        yield b"".join(row(number) for number in range(start, start + 10_000))
    yield b"</sheetData></worksheet>"


def texts_of(count):
    yield f'<sst xmlns="{MAIN}">'.encode()
    for start in range(0, count, 10_000):
        yield b"".join(b"<si><t>%032d</t></si>" % (number * 7919) for number in range(start, start + 10_000))
    yield b"</sst>"


def laughs():
    yield b'<!DOCTYPE x [<!ENTITY a0 "ha">'
    for level in range(1, 10):
        yield b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * 10)
    yield b"]><x>&a9;</x>"


def harmful(folder):
    """Files made to harm are refused by a finding, within 256 MB; those that are merely large are read."""
    wide = "".join(f'<c r="{letter}{{0}}"/>' for letter in ("A", "ZZ", "XFD"))
    cases = {
        "4 GB of blanks": (sheet_of(lambda: (HEAD if not index else b" " * (1 << 20) for index in range(4096))), {"sheet/harmful", "sheet/damaged"}),
        "4 GB of rows without cells": (sheet_of(lambda: (HEAD if not index else b"<row/>" * 170_000 for index in range(4096))), {"sheet/harmful", "sheet/too-many-rows"}),
        "a row at the far corner": (sheet_of(lambda: [HEAD, b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>']), {"sheet/beyond-header", "sheet/blank-row"}),
        "a million rows of empty cells": (sheet_of(lambda: rows_of(1_040_000, lambda row: f'<row r="{row}">{wide.format(row)}</row>'.encode())), set()),
        "two million shared texts": (sheet_of(lambda: texts_of(2_000_000), "xl/sharedStrings.xml", {"xl/worksheets/sheet1.xml": HEAD + b'<row r="2"><c t="s"><v>1999999</v></c></row></sheetData></worksheet>'}), set()),
        "billion laughs": (sheet_of(laughs), {"sheet/doctype"}),
    }
    for name, (make, rules) in cases.items():
        path = folder / "harmful.xlsx"
        make(path)
        with tempfile.TemporaryFile("w+") as output:
            process = subprocess.Popen([nashr, "validate", path, "--format", "json"], stdout=output, stderr=subprocess.DEVNULL)
            _, _, usage = os.wait4(process.pid, 0)
            output.seek(0)
            found = {finding["rule"] for finding in json.load(output)["findings"]}
        if found != rules and not (rules and found & rules and found <= rules):
            failures.append(f"{name}: {found} instead of {rules}")
        if usage.ru_maxrss > 256 << 10:
            failures.append(f"{name}: {usage.ru_maxrss >> 10} MB of memory")
        print(f"outside_sheets: {name}: {', '.join(sorted(found)) or 'read'}, {usage.ru_maxrss >> 10} MB, {usage.ru_utime:.1f} s")


with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
    folder = pathlib.Path(folder)
    modern = by_openpyxl(folder, openpyxl.utils.datetime.WINDOWS_EPOCH)
    old = [row[:] for row in ROWS]
    mac = by_openpyxl(folder, openpyxl.utils.datetime.MAC_EPOCH)
    plain, constant = by_xlsxwriter(folder, "plain"), by_xlsxwriter(folder, "constant", constant_memory=True, use_zip64=True)
    old_epoch = by_xlsxwriter(folder, "1904", date_1904=True)
    merged = with_merged_header(folder)
    population = ["Commune", "Population 2014", "Population 2024", "Remarque"]
    counts = [["طنجة", 947952, 1275428, None]]
    # openpyxl does not write `_x005F_` for an underscore that begins what looks like an escape.
    unescaped = respelt("<&>\"'_x0041_", "<&>\"'A")
    check("openpyxl, 1900", modern, unescaped)
    check("openpyxl, 1904", mac, unescaped)
    check("openpyxl by name", modern, [], ["other"], sheetName="Bureau")
    check("openpyxl by number", modern, [], ["hidden"], sheetNumber=1)
    check("openpyxl, merged header", merged, counts, population, headerRows=[2, 3])
    check("xlsxwriter", plain)
    check("xlsxwriter, in a stream with ZIP64", constant)
    check("xlsxwriter, 1904", old_epoch)
    check("odfpy", by_odfpy(folder))
    with_faults(folder)
    harmful(folder)
    if shutil.which("soffice"):
        by_libreoffice(folder, [(modern, ROWS, HEADER, {}), (merged, counts, population, {"headerRows": [2, 3]})])
    else:
        print("outside_sheets: LibreOffice is not there, so what it saves was not read")

if failures:
    sys.exit("\n".join(["outside_sheets: not read back as it was written:"] + failures))
print(f"outside_sheets: {compared} cells of spreadsheets made by others were read back equal")
