"""What udata makes of a feed: its own DCAT harvester, from the first page to validated datasets, on a database in memory."""
import functools, json, logging

import mongoengine
import mongomock

_connect = mongoengine.connect
mongoengine.connect = lambda name, **_: _connect(
    name, host="mongodb://localhost/udata", mongo_client_class=mongomock.MongoClient, uuidRepresentation="standard")

from bson import ObjectId  # noqa: E402
from udata.app import create_app  # noqa: E402
import udata.core.dataset.rdf as dataset_rdf  # noqa: E402
from udata.core.dataset.models import Dataset, License  # noqa: E402
from udata.core.organization.models import Organization  # noqa: E402
from udata.harvest.backends.dcat import DcatBackend  # noqa: E402
from udata.harvest.models import HarvestSource  # noqa: E402
from udata.rdf import is_html  # noqa: E402
from udata.settings import Defaults, Testing  # noqa: E402


class Settings(Testing):
    DEFAULT_LANGUAGE = "fr"
    LANGUAGES = {"ar": "العربية", "en": "English", "fr": "Français"}
    # A search server and a queue are the portal's, not the reader's.
    ELASTICSEARCH_URL = None


@functools.cache
def application(language):
    class Own(Settings):
        DEFAULT_LANGUAGE = language

    app = create_app(Defaults, override=Own, init_logging=lambda _: None)
    logging.disable(logging.WARNING)
    return app


class Rewritten(str):
    """A text that udata made of HTML."""


_sanitize = dataset_rdf.sanitize_html


def _sanitized(text):
    made = _sanitize(text)
    return Rewritten(made) if is_html(str(text or "")) else made


dataset_rdf.sanitize_html = _sanitized


class Portal:
    """A portal that harvests for one organisation. With `saves`, datasets are kept from run to run."""

    def __init__(self, site, path, language="fr", saves=False):
        self.site, self.path, self.saves = site, path, saves
        # The fields of each dataset that the last run made of HTML.
        self.rewritten = {}
        self.app = application(language)
        self.context = self.app.app_context()
        self.context.push()
        for one in Dataset, License, Organization, HarvestSource:
            one.drop_collection()
        License(id="notspecified", title="License Not Specified").save()
        self.owner = Organization(name="Commune", description="Commune").save()
        self.source = HarvestSource(name="feed", url=site.address(path), backend="dcat", organization=self.owner).save()

    def kept(self):
        """What the database holds: the ids of datasets and of their files, by what they were harvested from."""
        return {one.harvest.remote_id: (str(one.id), {str(file.url): str(file.id) for file in one.resources}) for one in Dataset.objects}

    def harvest(self):
        """One run: [(identity, status, messages, record)], a dataset each, in the order of the feed."""
        site, saves = self.site, self.saves
        # What each item of the run gives to be guessed a licence of.
        guessed = {}

        class Answer:
            def __init__(self, text):
                self.text = text

            def raise_for_status(self):
                pass

        class Backend(DcatBackend):
            def get(self, url, **_):
                return Answer(site.text(url))

            def save_job(self):
                pass

            def store_graphs(self):
                pass

            def update_harvested_organizations(self):
                pass

        guess, save = License.guess.__func__, Dataset.save
        License.guess = classmethod(lambda cls, *strings, **named: guessed.update({len(backend.job.items): list(strings)}) or guess(cls, *strings, **named))

        def validated(item, *_, **__):
            item.id = item.id or ObjectId()
            item.validate()
            return item

        if not saves:
            Dataset.save = validated
        try:
            backend = Backend(self.source)
            job = backend.harvest()
        finally:
            License.guess, Dataset.save = classmethod(guess), save
        if job.errors:
            raise RuntimeError(f"udata on {self.path}: {[error.message[:300] for error in job.errors]}")
        runs = []
        for number, item in enumerate(job.items, 1):
            done = item.dataset if item.status == "done" else None
            strings = guessed.get(number, [])
            if done:
                self.rewritten[item.remote_id] = rewritten(done)
            runs.append((item.remote_id, item.status, [error.message[:300] for error in item.errors], record(done, strings) if done else None))
        return runs

    def close(self):
        self.context.pop()


def rewritten(dataset):
    texts = {"description": dataset.description} | {f"resources[{index}].description": one.description for index, one in enumerate(dataset.resources)}
    return {field for field, text in texts.items() if isinstance(text, Rewritten)}


def _some(**members):
    return {name: value for name, value in members.items() if value not in (None, [], {})}


def _whole(value):
    """A number as the database would hold it."""
    return value if value is None else int(value)


def _date(value):
    return value.isoformat() if value else None


def _schema(schema):
    return _some(url=schema.url and str(schema.url), name=schema.name and str(schema.name)) if schema else None


def _plain(value):
    return json.loads(json.dumps(value, default=str))


def _resource(one):
    checksum = _some(type=one.checksum.type, value=one.checksum.value) if one.checksum else None
    harvest = one.harvest
    return _some(
        title=one.title and str(one.title), url=one.url, description=one.description, filesize=_whole(one.filesize), format=one.format,
        mime=one.mime, type=one.type, checksum=checksum, schema=_schema(one.schema), extras=_plain(dict(one.extras or {})),
        harvest=_some(issued_at=_date(harvest.issued_at), modified_at=_date(harvest.modified_at), uri=harvest.uri, dct_identifier=harvest.dct_identifier))


def record(dataset, licences):
    """A dataset in the form of `nashr harvest-check --records`."""
    harvest, coverage, place = dataset.harvest, dataset.temporal_coverage, dataset.spatial
    contacts = [
        _some(name=one.name, email=one.email, contact_form=one.contact_form, role=one.role) for one in dataset.contact_points]
    lists = {
        "tags": sorted(dataset.tags), "contact_points": contacts, "license": list(dict.fromkeys(str(one) for one in licences)),
        "resources": [_resource(one) for one in dataset.resources]}
    return lists | _some(
        title=str(dataset.title), description=dataset.description, acronym=dataset.acronym,
        frequency=getattr(dataset.frequency, "value", dataset.frequency),
        temporal_coverage=_some(start=_date(coverage.start), end=_date(coverage.end)) if coverage else None,
        spatial=_plain(place.geom) if place and place.geom else None, schema=_schema(dataset.schema), extras=_plain(dict(dataset.extras or {})),
        harvest=_some(
            remote_id=harvest.remote_id, dct_identifier=harvest.dct_identifier, uri=harvest.uri, remote_url=harvest.remote_url,
            created_at=_date(harvest.created_at), issued_at=_date(harvest.issued_at), modified_at=_date(harvest.modified_at)))
