"""OpenLineage's events as its own client has them: the classes that it generates from its specification, filled with nothing left over."""
import enum, inspect, json, types, typing

import attr
from openlineage.client import event_v2, facet_v2
from openlineage.client.generated import base

# Nashr tests what it publishes: it says so of outputs, where the specification has a place for any facet, but no class.
OF_OUTPUTS = {(base.DatasetFacet, "DataQualityAssertionsDatasetFacet")}
# A facet by the address of its schema: the very version.
FACETS = {one._get_schema(): one for module in vars(facet_v2).values() if inspect.ismodule(module)
          for one in vars(module).values() if inspect.isclass(one) and issubclass(one, base.BaseFacet)}


def _fill(kind, value, at):
    """A value of a type, made of JSON; the client's classes check formats, this that nothing is missing, unknown or of another type."""
    origin, of = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return _fill(next(one for one in of if one is not type(None)), value, at)
    if origin is list and isinstance(value, list):
        return [_fill(of[0], one, f"{at}[{index}]") for index, one in enumerate(value)]
    if origin is dict and isinstance(value, dict):
        return {key: _fill(of[1], one, f"{at}.{key}") for key, one in value.items()}
    if inspect.isclass(kind) and attr.has(kind) and isinstance(value, dict):
        return _made(kind, value, at)
    if inspect.isclass(kind) and issubclass(kind, enum.Enum):
        return kind(value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return value
    if not inspect.isclass(kind) or attr.has(kind) or not isinstance(value, kind) or isinstance(value, bool) != (kind is bool):
        raise TypeError(f"{at} is {str(value)[:80]!r}, not {kind}")
    return value


def _made(kind, value, at):
    if issubclass(kind, base.BaseFacet):
        demanded, kind = kind, FACETS.get(value.get("_schemaURL"))
        if kind is None or not issubclass(kind, demanded) and (demanded, kind.__name__) not in OF_OUTPUTS:
            raise TypeError(f"{at}: {value.get('_schemaURL')} is no {demanded.__name__} that the client knows")
    types_of, members = typing.get_type_hints(kind), {}
    fields = {field.name: field for field in attr.fields(kind)}
    for name, one in value.items():
        if name not in fields:
            raise TypeError(f"{at} has {name}, which {kind.__name__} does not know")
        if fields[name].init:
            members[fields[name].alias] = _fill(types_of[name], one, f"{at}.{name}")
    return kind(**members)


def _bare(value):
    """JSON without what says nothing."""
    if isinstance(value, dict):
        return {key: _bare(one) for key, one in value.items() if one not in (None, {}, [])}
    return [_bare(one) for one in value] if isinstance(value, list) else value


def _read(lines, where):
    """The client makes each event and says it again as it stands: faults."""
    faults = []
    for number, line in enumerate(lines, 1):
        said = json.loads(line)
        try:
            event = _fill(event_v2.RunEvent, said, "event")
            if json.loads(json.dumps(_bare(attr.asdict(event)), default=lambda one: one.value)) != _bare(said):
                faults.append(f"{where}, line {number}: the client says another event again")
        except (TypeError, ValueError) as error:
            faults.append(f"{where}, line {number}: {error}")
    return faults


def read(site):
    """The events of releases, one of each dataset on offer: (faults, events)."""
    lines = site.text(site.address("openlineage.ndjson")).split("\n")[:-1]
    faults = _read(lines, "openlineage.ndjson")
    names = sorted(json.loads(line).get("job", {}).get("name", "") for line in lines)
    wanted = sorted(f"{site.metadata['name']}.{one}" for one in site.datasets())
    if names != wanted:
        faults.append(f"openlineage.ndjson tells of {len(names)} jobs, {len(wanted)} datasets are on offer")
    return faults, len(lines)


def run(output, name, end):
    """The events of the last run, beside a publication: one that it began, one that it ended as it should: faults."""
    path = output / ".nashr" / name / "openlineage.ndjson"
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    events = [json.loads(line) for line in lines]
    faults = _read(lines, f"{name}: the run's openlineage.ndjson")
    if [event["eventType"] for event in events] != ["START", end] or events[0]["run"]["runId"] != events[1]["run"]["runId"]:
        faults.append(f"{name}: the run tells of {[(event['eventType'], event['run']['runId']) for event in events]}, not that it began and {end}")
    return faults
