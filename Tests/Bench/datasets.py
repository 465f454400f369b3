"""Writes a pipeline of many datasets of small tables, in three languages.

usage: datasets.py DATASETS TABLES FOLDER. The same numbers give the same bytes on every machine.
"""
import json, pathlib, sys

datasets, tables, folder = int(sys.argv[1]), int(sys.argv[2]), pathlib.Path(sys.argv[3])
(folder / "data").mkdir(parents=True, exist_ok=True)
three = lambda ar, fr, en: {"ar": ar, "fr": fr, "en": en}
schema = {
    "fields": [
        {"name": "id", "type": "integer", "title": "Number", "constraints": {"required": True}}, {"name": "name", "type": "string"},
        {"name": "day", "type": "date"}, {"name": "amount", "type": "number"},
        {"name": "kind", "type": "string", "constraints": {"enum": ["a", "b", "c"]}}],
    "primaryKey": ["id"],
}
(folder / "schema.json").write_text(json.dumps(schema))


def table(name):
    rows = "".join(f"{row},{name} {row},2024-01-{row + 1:02d},{row}.5,{'abc'[row % 3]}\n" for row in range(10))
    (folder / "data" / f"{name}.csv").write_text("id,name,day,amount,kind\n" + rows)
    return {"from": f"data/{name}.csv", "schema": "schema.json"}


def dataset(number):
    return {
        "title": three(f"سجل {number}", f"Registre {number}", f"Register {number}"),
        "description": three(f"وصف السجل {number}", f"Description du registre {number}", f"About register {number}"),
        "keywords": three(["جماعات"], ["communes", f"registre {number % 50}"], ["communes", f"register {number % 50}"]),
        "themes": ["GOVE"], "license": "CC-BY-4.0",
        "tables": {name: table(name) for name in (f"t{number:05d}_{index:05d}" for index in range(tables))},
    }


pipeline = {
    "nashr": 1, "name": "many", "base": "https://data.example.org/many/", "title": three("بيانات", "Données", "Data"),
    "description": three("وصف", "Beaucoup de jeux", "Many datasets"), "publisher": {"name": three("المدينة", "La ville", "The town")},
    "contact": {"name": "Desk", "email": "data@example.org"},
    "licenses": {"CC-BY-4.0": {"title": "Creative Commons Attribution 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}},
    "datasets": {f"d{number:05d}": dataset(number) for number in range(datasets)},
}
(folder / "pipeline.yaml").write_text(json.dumps(pipeline, indent=1, ensure_ascii=False))
