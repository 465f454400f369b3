"""DCAT-US 3: `dcat-us.json` by the classes of its JSON Schemas, read in GSA/dcat-us under jsonschema/definitions and restated as a table.

The states read: Catalog, Dataset, Distribution, Standard, Location 077c2f74, Kind e0b389ff, Identifier 1fcd6152, Document b2ef61b1,
Concept 112fb78e, Agent 02350450, Organization 0a3749cc, ConceptScheme and PeriodOfTime, DatasetSeries 0d6f0721, Checksum 1a7009de. The schemas
allow null where nothing is required, and fields they do not know; here both are refused, since Nashr writes neither. Fields whose
class is not in the table (services, records, restrictions, activities, measurements, relations) are refused too.
"""
import datetime, json, re

import jsonschema

# class: (required, {kind of value: fields}); every class has @id, an IRI, and @type. "[X]" is a list, "X|[X]" one or a list.
CLASSES = {
    "Catalog": ("dataset", {
        "text": "title description accessRights license", "[text]": "rights", "[word]": "keyword", "date": "issued modified",
        "language|[language]": "language", "Standard": "conformsTo", "Agent": "publisher", "[Agent]": "creator", "[Kind]": "contactPoint",
        "[Organization]": "rightsHolder", "Document": "homepage", "Identifier": "identifier", "[Identifier]": "otherIdentifier",
        "[Location]": "spatial", "[PeriodOfTime]": "temporal", "[ConceptScheme]": "themeTaxonomy", "[Concept]": "theme subject category",
        "[Catalog]": "catalog hasPart", "[Dataset]": "dataset"}),
    "Dataset": ("description publisher title contactPoint identifier", {
        "text": "title description version versionNotes purpose scopeNote liabilityStatement accessRights spatialResolutionInMeters temporalResolution",
        "[text]": "rights provenance", "[word]": "keyword", "date": "issued modified created", "frequency": "accrualPeriodicity",
        "iri": "image", "[iri]": "relation isReferencedBy", "language|[language]": "language", "Kind|[Kind]": "contactPoint",
        "Organization": "publisher", "[Organization]": "rightsHolder", "Agent": "creator", "[Agent]": "contributor wasAttributedTo",
        "Document": "landingPage", "[Document]": "page", "Identifier": "identifier", "[Identifier]": "otherIdentifier",
        "Location|[Location]": "spatial", "[PeriodOfTime]": "temporal", "[Standard]": "conformsTo", "Concept": "status",
        "[Concept]": "theme subject category", "Distribution": "describedBy", "[Distribution]": "distribution sample metadataDistribution",
        "Dataset": "first hasCurrentVersion previousVersion supportedSchema", "[Dataset]": "hasPart hasVersion replaces source", "[DatasetSeries]": "inSeries"}),
    "DatasetSeries": ("description title", {
        "text": "title description", "date": "issued modified", "frequency": "accrualPeriodicity", "[Kind]": "contactPoint", "Agent": "publisher",
        "[Location]": "spatial", "[PeriodOfTime]": "temporal", "Dataset": "first last", "[Dataset]": "seriesMember"}),
    "Distribution": ("", {
        "text": "title description format mediaType compressFormat packageFormat byteSize license accessRights spatialResolutionInMeters temporalResolution",
        "[text]": "rights characterEncoding", "date": "issued modified", "iri": "accessURL downloadURL image", "language|[language]": "language",
        "[Standard]": "conformsTo", "Distribution": "describedBy", "Concept": "availability status representationTechnique",
        "Checksum": "checksum", "[Document]": "page", "Identifier": "identifier", "[Identifier]": "otherIdentifier"}),
    "Kind": ("fn hasEmail", {"text": "fn given-name family-name organization-name tel title", "mail": "hasEmail"}),
    "Agent": ("name", {"text": "name", "[Concept]": "category"}),
    "Organization": ("name", {"text": "name altLabel prefLabel", "[text]": "notation", "[Organization]": "subOrganizationOf"}),
    "Document": ("title", {
        "text": "title description abstract bibliographicCitation", "iri": "accessURL downloadURL mediaType", "date": "issued",
        "Identifier": "identifier", "[Identifier]": "otherIdentifier", "[Standard]": "conformsTo", "[Organization]": "publisher corporateCreator",
        "[Kind]": "creator", "[Concept]": "category"}),
    "Standard": ("", {
        "text": "title description", "date": "created issued modified", "Identifier": "identifier", "[Identifier]": "otherIdentifier",
        "[Concept]": "category", "ConceptScheme": "inScheme"}),
    "Concept": ("prefLabel", {"text": "prefLabel altLabel definition", "[text]": "notation", "ConceptScheme": "inScheme"}),
    "ConceptScheme": ("title", {"text": "title description version", "date": "created issued modified"}),
    "Location": ("", {
        "text": "prefLabel altLabel", "box": "bbox", "point": "centroid", "Identifier": "identifier", "[Identifier]": "otherIdentifier",
        "ConceptScheme": "inScheme"}),
    "PeriodOfTime": ("", {"date": "startDate endDate"}),
    "Checksum": ("algorithm checksumValue", {"text": "algorithm checksumValue"}),
    "Identifier": ("", {"text": "notation schemaAgency version", "date": "issued", "Organization": "creator"}),
}
# A concept and an identifier may also be their text alone.
OR_TEXT = {"Concept", "Identifier"}
FREQUENCIES = """continual daily weekly fortnightly monthly quarterly biannually annually asNeeded irregular notPlanned unknown continuous biweekly
    semiannual annual triennial biennial threeTimesAYear bimonthly semimonthly threeTimesAMonth semiweekly threeTimesAWeek""".split()
KINDS = {
    "text": {"type": "string"},
    "word": {"type": "string", "minLength": 1},
    "iri": {"type": "string", "format": "iri"},
    "date": {"type": "string", "format": "date of four forms"},
    "language": {"type": "string", "maxLength": 2},
    "frequency": {"type": "string", "anyOf": [{"enum": FREQUENCIES}, {"pattern": "^R/P.+$"}]},
    "mail": {"type": "string", "pattern": r"^mailto:[\w~!$&'()*+,;=:.-]+@[\w.-]+\.[\w.-]+$"},
    "box": {"type": "object", "required": ["type", "coordinates"], "properties": {"type": {"const": "Polygon"}, "coordinates": {"type": "array"}}},
    "point": {"type": "object", "required": ["type", "coordinates"], "properties": {
        "type": {"const": "Point"}, "coordinates": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}}},
}
formats = jsonschema.FormatChecker(formats=())


@formats.checks("iri")
def _iri(text):
    return bool(re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]+", text))


@formats.checks("date of four forms", ValueError)
def _date(text):
    if re.fullmatch(r"\d{4}(-\d\d)?", text):
        return True
    if len(text) == 10:
        return bool(datetime.date.fromisoformat(text))
    return bool(re.fullmatch(r"[^T]{10}T.*(Z|[+-]\d\d:\d\d)", text) and datetime.datetime.fromisoformat(text))


def _value(kind):
    if "|" in kind:
        return {"anyOf": [_value(one) for one in kind.split("|")]}
    if kind.startswith("["):
        return {"type": "array", "items": _value(kind[1:-1])}
    made = {"$ref": f"#/$defs/{kind}"}
    return {"if": {"type": "string"}, "then": True, "else": made} if kind in OR_TEXT else made


def _class(name, required, fields):
    properties = {"@id": {"$ref": "#/$defs/iri"}, "@type": {"const": name}}
    properties |= {field: _value(kind) for kind, some in fields.items() for field in some.split()}
    return {"type": "object", "required": required.split(), "properties": properties, "additionalProperties": False}


SCHEMA = {"$ref": "#/$defs/Catalog", "$defs": KINDS | {name: _class(name, *parts) for name, parts in CLASSES.items()}}


def read(site):
    """The faults of `dcat-us.json`, and how many objects of these classes it holds."""
    catalogue = json.loads(site.text(site.address("dcat-us.json")))
    validator = jsonschema.Draft202012Validator(SCHEMA, format_checker=formats)
    faults = [f"dcat-us.json: {error.json_path}: {error.message[:200]}" for error in validator.iter_errors(catalogue)]
    said = sorted(str(one.get("identifier")) for one in catalogue.get("dataset", []))
    wanted = sorted(site.iri(name) for name in site.datasets())
    if said != wanted:
        faults.append(f"dcat-us.json holds {len(said)} datasets, {len(wanted)} are on offer: {sorted({*said} ^ {*wanted})[:4]}")
    return faults, _objects(catalogue)


def _objects(value):
    if isinstance(value, list):
        return sum(map(_objects, value))
    return ("@type" in value) + sum(map(_objects, value.values())) if isinstance(value, dict) else 0
