"""Measures the reading of a workbook against libxml2's own SAX over inflate on the same file, in CPU seconds.

usage: sheets.py BUILD ROWS ROUNDS. BUILD is the folder of a release build. Both read in turn; what is printed is the median of ratios. The
loading of libraries is counted of neither, since Foundation, which GRDB brings, takes 10 ms of it.
"""
import datetime, glob, pathlib, random, statistics, subprocess, sys, tempfile

import xlsxwriter

build, rows, rounds = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2]), int(sys.argv[3])
here = pathlib.Path(__file__).parent
root = here.parent.parent


def workbook(path):
    """Ten columns as registers have them: numbers, dates, shared texts in three languages, booleans."""
    draw = random.Random(7)
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Data")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    cities = ["الرباط", "Fès-Meknès", "Casablanca", "مراكش - آسفي", "طنجة - تطوان - الحسيمة"]
    sheet.write_row(0, 0, ["id", "day", "code", "amount", "kind", "city", "description", "flag", "rate", "count"])
    for row in range(1, rows + 1):
        sheet.write_number(row, 0, row)
        sheet.write_datetime(row, 1, datetime.datetime(2000, 1, 1) + datetime.timedelta(days=draw.randrange(9000)), day)
        sheet.write_string(row, 2, "M%03d" % draw.randrange(1000))
        sheet.write_number(row, 3, round(draw.random() * 1e6, 2))
        sheet.write_string(row, 4, draw.choice("abcdef") * 5)
        sheet.write_string(row, 5, draw.choice(cities))
        sheet.write_string(row, 6, "Description of the item %d, with some text" % draw.randrange(50000))
        sheet.write_boolean(row, 7, draw.random() < 0.5)
        sheet.write_number(row, 8, draw.random())
        sheet.write_number(row, 9, draw.randrange(100000))
    book.close()


def flags(*words):
    return subprocess.run(["pkg-config", *words, "libxml-2.0", "zlib"], check=True, capture_output=True, text=True).stdout.split()


def seconds(*command):
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[0])


with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
    folder = pathlib.Path(folder)
    workbook(folder / "a.xlsx")
    subprocess.run(["cc", "-O2", *flags("--cflags"), "-o", folder / "floor", here / "sheet_floor.c", *flags("--libs")], check=True)
    modules = ["Bytes", "Columns", "Components", "Formats", "GRDB"]
    objects = [path for name in modules for path in glob.glob(f"{build}/{name}.build/**/*.o", recursive=True)]
    found = [*root.glob("Sources/C*/module.modulemap"), build.parents[1] / "checkouts/GRDB.swift/Sources/GRDBSQLite/module.modulemap"]
    maps = [word for path in found for word in ("-Xcc", f"-fmodule-map-file={path}")]
    headers = [word for flag in flags("--cflags", "libcrypto", "sqlite3", "xlsxwriter") for word in ("-Xcc", flag)]
    subprocess.run(["swiftc", "-O", "-parse-as-library", "-I", build / "Modules", *maps, *headers, "-o", folder / "sheet", here / "sheet.swift", *objects, *flags("--libs", "libcrypto", "sqlite3", "xlsxwriter")], check=True)
    ratios = [seconds(folder / "sheet", folder / "a.xlsx") / seconds(folder / "floor", folder / "a.xlsx") for _ in range(rounds)]
    print(f"a sheet of {rows:,} rows and 10 columns ({rounds} rounds, median of ratios):")
    print(f"  {'reading, CPU against SAX':<28} {statistics.median(ratios):5.2f}  ({min(ratios):.2f}–{max(ratios):.2f})")
