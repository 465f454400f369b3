"""Every field of a dataset, as its manifest has it, must arrive in what a portal makes of its feed: [what is missing or another]."""
import json, re

EU = "http://publications.europa.eu/resource/authority/"
LANGUAGES = {"ar": "ARA", "fr": "FRA", "en": "ENG"}
# What udata and data.gov call the frequencies that the publications use.
FREQUENCIES = {
    "IRREG": ("irregular", "irregular"), "MONTHLY": ("monthly", "R/P1M"), "ANNUAL": ("annual", "R/P1Y"), "DAILY": ("daily", "R/P1D"),
    "UNKNOWN": ("unknown", None)}

# What CKAN adds of itself, or says a second time.
NOT_DEMANDED = {"contact_uri", "publisher_uri", "spatial_text", "distribution_ref", "compress_format"}


def wordings(texts, language):
    """The texts that a portal of a language may show: its own, else any; what XML cannot hold may be U+FFFD in it."""
    shown = {texts[language]} if language in texts else set(texts.values())
    return shown | {re.sub("[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]", "\uFFFD", text) for text in shown}


def files(site, release):
    """The files on offer: {address: (bytes, SHA-256, media type of what is inside, whether columns are named by language)}."""
    offered = {}
    spoken = {id(file): re.search(r'"name":"\w+_(ar|fr|en)"', table["schema"]) for table in release["tables"] for file in table["files"]}
    for file in [*(file for table in release["tables"] for file in table["files"]), *release.get("files", [])]:
        if file["format"] == "xsd":
            continue  # what describes a file is named by that file
        more = file["mediaType"], bool(spoken.get(id(file)))
        offered[f"{site.base}latest/{file['plainPath']}"] = file["rawBytes"], file["rawSHA256"], *more
        if file["isCompressed"]:
            offered[f"{site.base}latest/{file['path']}"] = file["bytes"], file["sha256"], *more
    bundle = release["bundle"]
    offered[f"{site.base}latest/{release['dataset']}.tar.gz"] = bundle["bytes"], bundle["sha256"], "application/gzip", False
    return offered


class Dataset:
    """What a manifest says of a dataset, to be compared with what a reader made of it."""

    def __init__(self, site, release, language):
        self.site, self.release, self.language, self.faults = site, release, language, []
        self.said, self.about = release["metadata"], site.metadata
        self.iri = site.iri(release["dataset"])
        item = next(one for one in site.manifest["datasets"] if one["name"] == release["dataset"])
        self.first = item["firstIssued"]

    def same(self, field, found, wanted):
        if found != wanted:
            self.faults.append(f"{field} is {json.dumps(found, ensure_ascii=False)[:120]}, not {json.dumps(wanted, ensure_ascii=False)[:120]}")

    def words(self, field, found, texts):
        wanted = wordings(texts, self.language)
        if found is None or found.strip() not in {text.strip() for text in wanted}:
            self.faults.append(f"{field} is {str(found)[:120]!r}, not of {[text[:120] for text in wanted]}")

    def there(self, field, found):
        if found in (None, "", [], {}):
            self.faults.append(f"{field} is missing")

    def all_of(self, field, found, wanted):
        if not {*wanted} <= {*found}:
            self.faults.append(f"{field} lacks {sorted({*wanted} - {*found})[:3]}")

    def ends(self):
        return self.said.get("temporalStart"), self.said.get("temporalEnd")

    def places(self):
        return [{"path": one} if isinstance(one, str) else one for one in self.said.get("spatial", [])]

    def resources(self, found, fields):
        """`found` are the files as a reader has them; each must be one on offer, with every field."""
        offered = files(self.site, self.release)
        self.same("files", sorted(one["url"] for one in found), sorted(offered))
        for one in found:
            for field in fields:
                self.there(f"{field} of {one['url']}", one.get(field))
        return [(one, *offered[one["url"]]) for one in found if one["url"] in offered]


def ckan(site, release, language, made):
    """CKAN's package, as `package_create` would be sent it."""
    one = Dataset(site, release, language)
    said, extras = one.said, {extra["key"]: extra["value"] for extra in made["extras"]}
    one.words("title", made["title"], said["title"])
    one.words("notes", made["notes"], said["description"])
    one.same("version", made["version"], release["version"])
    one.there("url", made.get("url"))
    one.there("name", made.get("name"))
    words = {word for some in said.get("keywords", {}).values() for word in some}
    one.all_of("tags", {tag["name"] for tag in made["tags"]}, {word for word in words if re.fullmatch(r"[\w .-]{2,100}", word) and word == word.strip()})
    if not said["license"]["name"].startswith("LicenseRef"):
        one.there("license_id", made.get("license_id"))
    for key, value in {
            "guid": one.iri, "uri": one.iri, "identifier": one.iri, "issued": one.first, "modified": release["issued"],
            "frequency": said.get("frequency") and f"{EU}frequency/{said['frequency']}", "access_rights": f"{EU}access-right/PUBLIC",
            "contact_email": one.about["contactEmail"], "temporal_start": one.ends()[0], "temporal_end": one.ends()[1],
            "publisher_url": site.base}.items():
        one.same(key, extras.get(key), value)
    one.words("contact_name", extras.get("contact_name"), one.about["contactName"])
    one.words("publisher_name", extras.get("publisher_name"), one.about["publisher"])
    if one.about.get("publisherType"):
        one.same("publisher_type", extras.get("publisher_type", "").rsplit("/", 1)[-1], one.about["publisherType"])
    one.same("theme", sorted(json.loads(extras.get("theme", "[]"))), sorted(f"{EU}data-theme/{theme}" for theme in said.get("themes", [])))
    places = one.places()
    if places:
        one.all_of("spatial_uri", {place["path"] for place in places}, {extras.get("spatial_uri")})
    if any("bbox" in place for place in places):
        one.there("spatial_bbox", extras.get("spatial_bbox"))
    for key in ["version_notes", "language", *(["provenance"] if said.get("attributions") else [])]:
        one.there(key, extras.get(key))
    fields = "name description format mimetype license issued modified status availability access_url download_url hash_algorithm uri".split()
    for file, size, digest, kind, spoken in one.resources(made["resources"], fields):
        where = file["url"]
        one.same(f"size of {where}", file.get("size"), size)
        one.same(f"hash of {where}", file.get("hash"), digest)
        one.same(f"mimetype of {where}", file.get("mimetype"), kind)
        one.same(f"license of {where}", file.get("license"), said["license"]["path"])
        if spoken:
            one.there(f"language of {where}", file.get("language"))
        if kind == "text/csv":
            one.there(f"conforms_to of {where}", file.get("conforms_to"))
        one.same(f"dates of {where}", (file.get("issued"), file.get("modified")), (one.first, release["issued"]))
    return one.faults


def udata(site, release, language, made):
    """udata's dataset."""
    one = Dataset(site, release, language)
    said, harvest, extras = one.said, made.get("harvest", {}), made.get("extras", {}).get("dcat", {})
    one.words("title", made.get("title"), said["title"])
    one.there("description", made.get("description"))
    if not any(re.search(r"[<&*_`\\]|\s\s|\n", text) for text in said["description"].values()):
        one.words("description", made.get("description"), said["description"])
    for key in ("remote_id", "dct_identifier", "uri"):
        one.same(key, harvest.get(key), one.iri)
    one.there("remote_url", harvest.get("remote_url"))
    one.same("issued_at", str(harvest.get("issued_at"))[:10], one.first)
    one.same("modified_at", str(harvest.get("modified_at"))[:10], release["issued"])
    one.same("license", made["license"], [said["license"]["path"]])
    if said.get("frequency"):
        one.same("frequency", made.get("frequency"), FREQUENCIES[said["frequency"]][0])
    coverage = made.get("temporal_coverage", {})
    one.same("temporal_coverage", (coverage.get("start"), coverage.get("end")), one.ends())
    if any("bbox" in place for place in one.places()):
        one.there("spatial", made.get("spatial"))
    words = (said.get("keywords") or {}).get(language, []) + said.get("themes", [])
    if any(len(re.findall(r"\w", word)) > 2 for word in words):
        one.there("tags", made["tags"])
    contact = next((some for some in made["contact_points"] if some.get("role") == "contact"), {})
    one.same("contact", contact.get("email"), one.about["contactEmail"])
    one.words("contact", contact.get("name"), one.about["contactName"])
    one.words("publisher", next((some.get("name") for some in made["contact_points"] if some.get("role") == "publisher"), None), one.about["publisher"])
    one.there("accessRights", extras.get("accessRights"))
    one.same("license in extras", extras.get("license"), [said["license"]["path"]])
    one.same("provenance", len(extras.get("provenance", [])), len(said.get("attributions", [])))
    for file, size, digest, kind, spoken in one.resources(made["resources"], ["title", "description", "mime", "type", "checksum", "extras"]):
        where = file["url"]
        if kind != "application/vnd.sqlite3":  # udata has no name for this one
            one.there(f"format of {where}", file.get("format"))
        if kind == "text/csv":
            one.there(f"schema of {where}", file.get("schema"))
        one.same(f"filesize of {where}", file.get("filesize"), size)
        one.same(f"checksum of {where}", file.get("checksum"), {"type": "sha256", "value": digest})
        one.same(f"dates of {where}", (file["harvest"].get("issued_at"), str(file["harvest"].get("modified_at"))[:10]), (one.first, release["issued"]))
        one.there(f"uri of {where}", file["harvest"].get("uri"))
        one.same(f"license of {where}", file["extras"].get("dcat", {}).get("license"), [said["license"]["path"]])
    return one.faults


def datajson(site, release, language, made):
    """data.gov's package, of the record that is compared with harvest-check's."""
    one = Dataset(site, release, language)
    said, extras = one.said, made["extras"]
    one.words("title", made["title"], said["title"])
    one.words("notes", made["notes"], said["description"])
    words = (said.get("keywords") or {}).get(language)
    one.there("tags", made["tags"])
    if not said["license"]["name"].startswith("LicenseRef"):
        one.there("license_id", made.get("license_id"))
    if words:
        one.same("tags", len(made["tags"]), len({*words}))
    one.words("maintainer", made.get("maintainer"), one.about["contactName"])
    one.same("maintainer_email", made.get("maintainer_email"), one.about["contactEmail"])
    for key, value in {
            "identifier": one.iri, "modified": release["issued"], "issued": one.first, "accessLevel": "public", "license": said["license"]["path"],
            "temporal": "/".join(one.ends()) if all(one.ends()) else None,  # data.json has no open ends
            "accrualPeriodicity": said.get("frequency") and FREQUENCIES[said["frequency"]][1]}.items():
        one.same(key, extras.get(key), value)
    one.words("publisher", extras.get("publisher"), one.about["publisher"])
    one.words("rights", extras.get("rights"), one.about["notice"])
    for key, demanded in {
            "landingPage": True, "describedBy": True, "describedByType": True, "conformsTo": True, "language": True, "spatial": one.places(), "theme": said.get("themes"),
            "references": said.get("attributions")}.items():
        if demanded:
            one.there(key, extras.get(key))
    for file, _, _, kind, _ in one.resources(made["resources"], ["name", "description", "format", "mimetype"]):
        if kind == "text/csv":
            for key in ("conformsTo", "describedBy", "describedByType"):
                one.there(f"{key} of {file['url']}", file.get(key))
    return one.faults
