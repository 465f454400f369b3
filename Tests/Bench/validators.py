"""Checks a generated package with somebody else's tool, as strictly as Table Schema asks.

usage: validators.py polars | duckdb | frictionless PACKAGE. Prints how many faults were found; Polars and DuckDB hold the lexical forms by
regular expressions, since their own casts let other spellings through. Two threads each.
"""
import json, os, pathlib, sys

os.environ.setdefault("POLARS_MAX_THREADS", "2")
tool, package = sys.argv[1], pathlib.Path(sys.argv[2])
resource = json.loads(package.read_text())["resources"][0]
path, schema = str(package.parent / resource["path"]), resource["schema"]
forms = {
    "integer": r"[+-]?[0-9]+", "number": r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?|NaN|-?INF",
    "boolean": "true|True|TRUE|1|false|False|FALSE|0", "date": "-?[0-9]{4}-[0-9]{2}-[0-9]{2}"}


def whole(pattern):
    return f"^(?:{pattern})$"


def by_polars():
    import polars
    from polars import col, lit

    frame = polars.scan_csv(path, infer_schema=False)
    casts = {"integer": lambda cell: cell.cast(polars.Int64, strict=False), "number": lambda cell: cell.cast(polars.Float64, strict=False),
             "date": lambda cell: cell.str.to_date("%Y-%m-%d", strict=False)}
    faults = []
    for field in schema["fields"]:
        cell, kind, asked = col(field["name"]), field["type"], field.get("constraints", {})
        value = casts[kind](cell) if kind in casts else cell
        bound = (lambda text: lit(text).str.to_date("%Y-%m-%d")) if kind == "date" else lit
        if asked.get("required"): faults.append(cell.is_null())
        if kind in forms: faults.append(cell.is_not_null() & (value.is_null() | ~cell.str.contains(whole(forms[kind]))))
        if "minimum" in asked: faults.append(value < bound(asked["minimum"]))
        if "maximum" in asked: faults.append(value > bound(asked["maximum"]))
        if "pattern" in asked: faults.append(~cell.str.contains(whole(asked["pattern"])))
        if "enum" in asked: faults.append(~cell.is_in(asked["enum"]))
        if "maxLength" in asked: faults.append(cell.str.len_chars() > asked["maxLength"])
    faults.append(polars.struct(schema["primaryKey"]).is_duplicated())
    counts = frame.select([fault.fill_null(False).sum().alias(str(index)) for index, fault in enumerate(faults)]).collect()
    return sum(counts.row(0))


def by_duckdb():
    import duckdb

    base = duckdb.connect()
    base.execute("SET threads TO 2")
    columns = {field["name"]: "VARCHAR" for field in schema["fields"]}
    base.execute(f"CREATE TABLE rows AS SELECT * FROM read_csv(?, header = true, columns = {columns}, quote = '\"', escape = '\"')", [path])
    types = {"integer": "BIGINT", "number": "DOUBLE", "date": "DATE"}
    faults = []
    text = lambda value: "'" + str(value).replace("'", "''") + "'"
    for field in schema["fields"]:
        cell, kind, asked = f'"{field["name"]}"', field["type"], field.get("constraints", {})
        value = f"TRY_CAST({cell} AS {types[kind]})" if kind in types else cell
        bound = lambda limit: f"DATE {text(limit)}" if kind == "date" else str(limit)
        if asked.get("required"): faults.append(f"{cell} IS NULL")
        if kind in forms: faults.append(f"{cell} IS NOT NULL AND ({value} IS NULL OR NOT regexp_full_match({cell}, {text(forms[kind])}))")
        if "minimum" in asked: faults.append(f"{value} < {bound(asked['minimum'])}")
        if "maximum" in asked: faults.append(f"{value} > {bound(asked['maximum'])}")
        if "pattern" in asked: faults.append(f"NOT regexp_full_match({cell}, {text(asked['pattern'])})")
        if "enum" in asked: faults.append(f"{cell} NOT IN ({', '.join(map(text, asked['enum']))})")
        if "maxLength" in asked: faults.append(f"length({cell}) > {asked['maxLength']}")
    counts = base.execute("SELECT " + ", ".join(f"count(*) FILTER (WHERE {fault})" for fault in faults) + " FROM rows").fetchone()
    keys = ", ".join(f'"{name}"' for name in schema["primaryKey"])
    again = base.execute(f"SELECT count(*) FROM (SELECT {keys} FROM rows GROUP BY {keys} HAVING count(*) > 1)").fetchone()
    return sum(counts) + again[0]


def by_frictionless():
    from frictionless import Package

    return Package(str(package)).validate().stats["errors"]


print({"polars": by_polars, "duckdb": by_duckdb, "frictionless": by_frictionless}[tool]())
