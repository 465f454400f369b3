"""Writes a pipeline of 301 datasets that is made to be awkward for whoever reads a catalogue.

usage: awkward.py FOLDER [--edition 1|2] [--datasets N]

Edition 2, written over edition 1, withdraws one dataset, which leaves 300, renames one, and changes the data of one and the words of another.
The file is JSON, which is YAML once characters beyond U+FFFF are escaped as YAML does.
"""
import argparse, csv, io, json, pathlib, re

BASE = "https://data.example.org/awkward/"
MAROC = "http://publications.europa.eu/resource/authority/country/MAR"
# What each edition does to whom.
WITHDRAWN, RENAMED, NEW_NAME, CHANGED, REWORDED = "d020", "d030", "d030-renamed", "d040", "d050"

ARABIC = ["سجل الجماعات الترابية", "ميزانية الجماعة لسنة 2025", "قائمة الأعضاء والشركاء", "محاضر الدورات العادية", "مشاريع التنمية القروية"]
FRENCH = ["Registre des communes", "Budget de la commune pour 2025", "Liste des membres et partenaires", "Procès-verbaux des sessions", "Projets de développement rural"]
ENGLISH = ["Register of communes", "Budget of the commune for 2025", "Members and partners", "Minutes of the sessions", "Rural development projects"]

# Texts that have broken somebody's writer or reader: quoting, escaping, ends of other languages, marks that are not seen.
HOSTILE = [
    'She said "yes", he said \'no\' «peut-être» „vielleicht“',
    "C:\\new\\table \\u0041 \\\\ \\\" \\",
    "tab\there\tand\tthere",
    "first line\nsecond line\r\nthird line\n\nfifth",
    "]]> ends no CDATA, <![CDATA[ begins none",
    "</script><script>alert(1)</script><!-- --> <b>bold</b> &amp; &lt; &#65;",
    "<https://example.org/a b> {curly} |pipe| ^caret^ `tick` @prefix ; . , # % \\N",
    "'''three''' \"\"\"three\"\"\" ends with a quote\"",
    "\u202Eright to left override\u202C \u200Fmark\u200E \u2066isolate\u2069 \u061Cالعربية\u061C",
    "astral 😀 \U00010900\U0001D11E \U0001F1F2\U0001F1E6 \U000E0041 \U0010FFFD",
    "combining e\u0301 a\u030A كِتَابٌ \u0344 \u1100\u1161\u11A8 ﷺ ﻻ",
    "spaces\u00A0no-break\u202Fnarrow\u2003em\u3000ideographic\u200Bzero\uFEFFbom\u00ADsoft",
    "lines\u2028separator\u2029paragraph\u0085next",
    "controls \u0001\u0008\u000B\u000C\u001B[31m\u001F\u007F\u0080\u009F end",
    "${jndi} %(name)s {{ mustache }} <%= erb %> $(rm -rf) =1+1 @sum +2 -3",
    "  spaces before and after  ",
    "null", "true", "~", "0x1F", "1e3", "- item", "? key", "&anchor", "*alias", "!tag", "key: value # comment",
]
SYMBOLS = ["★★★ — !!!", "###", "« »", "…", "½ + ¼ = ¾", "→ ← ↑ ↓", "۝ ۞", "—", "😀😀", "·"]
LICENCES = {
    "CC-BY-4.0": ("Creative Commons Attribution 4.0 International", "https://creativecommons.org/licenses/by/4.0/"),
    "ODbL-1.0": ("Open Data Commons Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    "CC0-1.0": ("Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "LicenseRef-commune": ('Licence "ouverte" <de la commune> & de ses voisines', "https://data.example.org/awkward/licence?a=1&b=2"),
}


def yaml(value):
    text = json.dumps(value, indent=1, ensure_ascii=False)
    return re.sub(r"[^\n -~]", lambda one: f"\\U{ord(one[0]):08X}" if ord(one[0]) > 0xFFFF else f"\\u{ord(one[0]):04X}", text) + "\n"


def three(ar, fr, en):
    return {"ar": ar, "fr": fr, "en": en}


def words(number):
    """Title, description, keywords and a title of columns of one dataset, by what its number is made to try."""
    kind, turn = number % 10, number // 10
    ar, fr, en = (texts[turn % 5] for texts in (ARABIC, FRENCH, ENGLISH))
    hostile = HOSTILE[turn % len(HOSTILE)]
    plain = three([ar, "جماعات"], [fr, "communes"], [en, "communes"])
    about = three(f"وصف {ar}: مجموعة رقم {number}.", f"Description : {fr}, jeu n° {number}.", f"About {en}, set {number}.")
    titled = three(f"{ar} {number}", f"{fr} {number}", f"{en} {number}")
    if kind == 1:  # Arabic alone
        return {"ar": titled["ar"]}, {"ar": about["ar"]}, {"ar": [ar]}, "عنوان"
    if kind == 2:  # a title of symbols only, the same in all languages
        symbols = SYMBOLS[turn % len(SYMBOLS)]
        return three(symbols, symbols, symbols), about, plain, symbols
    if kind == 3:  # the text that breaks things, everywhere
        texts = three(f"{hostile} {number}", f"{number} {hostile}", hostile)
        return texts, three(hostile, hostile, hostile), three([hostile], [hostile], [hostile, "plain"]), hostile
    if kind == 4:  # the same title as others
        return three("بيانات", "Données", "Data"), about, plain, "Data"
    if kind == 5:  # very long
        return titled, three("نص طويل جدا. " * 800, "Un texte très long. " * 1000, "A very long text. " * 1000), plain, en
    if kind == 6:  # no keyword
        return titled, about, {}, en
    if kind == 7:  # keywords that portals refuse or split
        return titled, about, three(["الماء", "كِتَابٌ", "أ"], ["l’eau", "R&D", "a,b", "x", "m" * 120], ["A/B", "état (civil)", "plain", "plain"]), fr
    if kind == 8:  # a long title; no Arabic but the title's
        return three(ar + " " + "طويل " * 60, fr + " " + "long " * 80, "y" * 300), {"ar": about["ar"], "fr": about["fr"]}, {"fr": ["communes"]}, en
    return titled, about, plain, three(ar, fr, en)


def table(number, edition):
    """A small CSV of awkward cells, and its schema."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", "name_ar", "name_fr", "amount", "day"])
    hostile = [text for text in HOSTILE if "\r" not in text and text.strip() == text]
    for row in range(1, 4):
        text = hostile[(number + row) % len(hostile)] if number % 10 in (3, 9) else FRENCH[(number + row) % 5]
        changed = "0" if edition == 2 and f"d{number:03}" == CHANGED else ""
        writer.writerow([f"r{row}", ARABIC[(number + row) % 5], text, f"{number * row}.5{changed and '5'}", f"2025-0{row}-15"])
    return out.getvalue()


def schema(number, heading):
    titles = heading if isinstance(heading, dict) else {"ar": heading, "fr": heading}
    fields = []
    for name, kind in (("id", "string"), ("name_ar", "string"), ("name_fr", "string"), ("amount", "number"), ("day", "date")):
        field = {"name": name, "type": kind}
        if number % 3 == 0:
            field["title"] = f"{titles['ar']} {name}"
            field["description"] = f"{titles['ar']}"
            field["nashr:translations"] = {"fr": {"title": f"{titles['fr']} {name}", "description": titles["fr"]}}
        if name == "id":
            field["constraints"] = {"required": True, "unique": True}
        fields.append(field)
    return {"$schema": "https://datapackage.org/profiles/2.0/tableschema.json", "title": titles["ar"], "fields": fields, "primaryKey": ["id"]}


def dataset(number, edition):
    title, description, keywords, heading = words(number)
    name = f"d{number:03}"
    if edition == 2 and name == REWORDED:
        title = {language: f"{text} (2)" for language, text in title.items()}
    value = {"title": title, "description": description, "license": list(LICENCES)[number % len(LICENCES)]}
    if keywords:
        value["keywords"] = keywords
    if number % 4:
        value["themes"] = ["GOVE", "REGI"][: number % 3] or ["ECON"]
    if number % 5:
        value["frequency"] = ["IRREG", "MONTHLY", "ANNUAL", "DAILY", "UNKNOWN"][number % 5]
    if number % 6 == 0:
        value["spatial"] = [MAROC]
    elif number % 6 == 1:
        value["spatial"] = [MAROC, {"path": f"{BASE}id/place/{number}", "title": three("الرباط", "Rabat", "Rabat"), "bbox": [-6.95, 33.9, -6.75, 34.05]}]
    if number % 7 == 0:
        value["temporal"] = {"start": "2021-01-01", "end": "2025-12-31"}
    elif number % 7 == 1:
        value["temporal"] = {"start": "2021-01-01"}
    if number % 8 == 0:
        value["attributions"] = [{"title": "Source <une> & \"deux\"", "path": "https://example.org/a?b=c&d=e", "note": {"ar": "كما هي", "fr": "Telle quelle"}}]
    if number <= 12:
        value["series"] = "budgets"
    value["tables"] = {f"t{number:03}": {"from": f"data/t{number:03}.csv", "schema": f"schemas/t{number:03}.json"}}
    if edition == 2 and name == RENAMED:
        value["supersedes"] = [f"{BASE}id/dataset/{RENAMED}"]
    return value


def pipeline(edition, count):
    numbers = [n for n in range(1, count + 1) if not (edition == 2 and f"d{n:03}" == WITHDRAWN)]
    value = {
        "nashr": 1, "name": "awkward", "base": BASE, "language": "ar",
        "title": three("فهرس صعب", "Catalogue \"difficile\" <& compagnie>", "An awkward catalogue ]]>"),
        "description": three("فهرس صُنع ليكون صعبا.", "Un catalogue fait pour être difficile.\nSur deux lignes.", "A catalogue made to be awkward: </script>."),
        "notice": three("تجربة.", "Essai.", "A trial."),
        "publisher": {"name": three("جماعة", "Commune \"A\" & B", "Commune"), "type": "LocalAuthority"},
        "contact": {"name": three("مكتب", "Bureau", "Desk"), "email": "opendata@example.org"},
        "licenses": {name: {"title": title, "path": path} for name, (title, path) in LICENCES.items()},
        "formats": ["csv", "json"],
        "feeds": {"pageSize": 100, "ckan": {"language": "fr"}, "udata": {"language": "fr"}},
        "series": {"budgets": {"title": three("ميزانيات", "Budgets", "Budgets"), "description": three("سلسلة.", "Une série.", "A series.")}},
        "datasets": {NEW_NAME if edition == 2 and f"d{n:03}" == RENAMED else f"d{n:03}": dataset(n, edition) for n in numbers},
    }
    if edition == 2 and count >= 20:
        value["withdrawn"] = {WITHDRAWN: {"on": "2026-02-01", "reason": three("سُحبت", "Retiré : \"erreur\"", "Withdrawn")}}
    return value, numbers


def plain(value):
    """Without what pipelines could not say before identities were kept."""
    for key in ("feeds", "series", "withdrawn"):
        value.pop(key, None)
    value["publisher"].pop("type")
    for item in value["datasets"].values():
        for key in ("series", "supersedes"):
            item.pop(key, None)
        if "spatial" in item:
            item["spatial"] = [place for place in item["spatial"] if isinstance(place, str)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--edition", type=int, choices=(1, 2), default=1)
    parser.add_argument("--datasets", type=int, default=301)
    parser.add_argument("--plain", action="store_true")
    options = parser.parse_args()
    value, numbers = pipeline(options.edition, options.datasets)
    if options.plain:
        plain(value)
    for name in ("data", "schemas"):
        (options.folder / name).mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (options.folder / "data" / f"t{number:03}.csv").write_text(table(number, options.edition), encoding="utf-8", newline="")
        (options.folder / "schemas" / f"t{number:03}.json").write_text(json.dumps(schema(number, words(number)[3])), encoding="utf-8")
    (options.folder / "pipeline.yaml").write_text(yaml(value), encoding="utf-8")


if __name__ == "__main__":
    main()
