"""Writes a pipeline, and a data package, with one generated table: a registry of participations in meetings, in Arabic and French.

usage: generate.py ROWS FOLDER. The same rows give the same bytes on every machine.
"""
import json, pathlib, sys

rows, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
(folder / "data").mkdir(parents=True, exist_ok=True)
cities = [("Tanger", "طنجة"), ("Fès", "فاس"), ("Agadir", "أكادير"), ("Oujda", "وجدة"), ("Salé", "سلا"), ("Béni Mellal", "بني ملال"), ("Laâyoune", "العيون")]
roles = ["chair", "rapporteur", "member", "observer", "expert"]
notes = ["", "Quorum atteint à la deuxième convocation", "تمت المصادقة بالإجماع", '"Vote ""à main levée"", sans débat"', '"ملاحظة: أجل البند، إلى الدورة المقبلة"', '"Deux points:\n- budget\n- convention"']
state = 20221021


def draw(limit):
    """A linear congruential generator (Numerical Recipes): fast, and the same everywhere."""
    global state
    state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
    return (state >> 8) % limit


with open(folder / "data" / "participations.csv", "w", encoding="utf-8", newline="") as file:
    file.write("participation_id,meeting_id,held,city_fr,city_ar,role,votes,share,present,note\n")
    for row in range(rows):
        french, arabic = cities[draw(len(cities))]
        file.write(
            f"P{row:08d},REM-{2022 + row % 4}-{draw(100000):05d},{2022 + row % 4}-{1 + draw(12):02d}-{1 + draw(28):02d},{french},{arabic},"
            f"{roles[draw(5)]},{draw(350)},{draw(100)}.{draw(100):02d},{'true' if draw(4) else 'false'},{notes[draw(6)]}\n")

field = lambda name, type="string", **constraints: {"name": name, "type": type, **({"constraints": constraints} if constraints else {})}
schema = {
    "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
    "fields": [
        field("participation_id", required=True, pattern="P[0-9]{8,9}"), field("meeting_id", required=True, pattern="REM-[0-9]{4}-[0-9]{5}"),
        field("held", "date", required=True, minimum="2022-01-01"), field("city_fr", required=True), field("city_ar", required=True),
        field("role", enum=roles), field("votes", "integer", minimum=0, maximum=350), field("share", "number", minimum=0, maximum=100),
        field("present", "boolean"), field("note", maxLength=500)],
    "primaryKey": ["participation_id"],
}
(folder / "participations.json").write_text(json.dumps(schema))
(folder / "datapackage.json").write_text(json.dumps({
    "$schema": "https://datapackage.org/profiles/2.0/datapackage.json", "name": "bench",
    "resources": [{"name": "participations", "type": "table", "path": "data/participations.csv", "format": "csv", "mediatype": "text/csv",
                   "encoding": "utf-8", "schema": schema}]}))
(folder / "pipeline.yaml").write_text("""nashr: 1
name: bench
base: https://data.example.org/bench/
title: Generated participations
description: Rows that nobody stated, to measure with.
publisher: {name: Nashr}
contact: {name: Nashr, email: opendata@example.org}
licenses: {CC0-1.0: {title: CC0, path: "https://creativecommons.org/publicdomain/zero/1.0/"}}
datasets:
  bench:
    title: Generated participations
    description: Rows that nobody stated, to measure with.
    license: CC0-1.0
    tables: {participations: {from: data/participations.csv, schema: participations.json}}
""")
