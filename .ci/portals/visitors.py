"""That `nashr harvest-check` foretells what the readers themselves do, record by record and field by field."""
import copy, json, pathlib, re, subprocess, tempfile, unicodedata

from unidecode import unidecode


def foretold(nashr, site, portal, language):
    """[(identity, rejected, record, fields said not to be foretold)] as `nashr harvest-check` writes them."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "records.ndjson"
        command = [nashr, "harvest-check", str(site.root), "--as", portal, "--records", str(file), "--fail-on", "never", "--format", "json"]
        if language:
            command += ["--portal-language", f"{portal}={language}"]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode or not file.exists():
            raise RuntimeError(f"nashr harvest-check --as {portal}: {done.returncode} {done.stdout[-500:]} {done.stderr[-500:]}")
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n")[:-1]]
    return [(line["identity"], line["rejected"], line["record"], set(line.get("unforetold", ()))) for line in lines]


def strange(words):
    """The letters and the other signs of keywords that Unidecode spells and that are neither Latin nor Arabic."""
    found = {one for word in words for one in word.lower() if not one.isascii() and unidecode(one)}
    found = {one for one in found if not unicodedata.name(one, "").startswith(("LATIN", "ARABIC"))}
    letters = {one for one in found if one.isalpha()}
    return letters, found - letters


def without(record, fields):
    """A record without some of its fields, and what of them it had: `description`, `resources[0].description`."""
    record, found = copy.deepcopy(record), set()
    for field in fields:
        at, *rest = re.findall(r"[^.\[\]]+", field)
        holder, name = (record[at][int(rest[0])], rest[1]) if rest else (record, at)
        if holder.pop(name, None) is not None:
            found.add(field)
    return record, found


def differing(said, done, at=""):
    """Where two JSON values differ: one sentence a place."""
    if isinstance(said, dict) and isinstance(done, dict):
        return [one for key in sorted({*said, *done}) for one in differing(said.get(key), done.get(key), f"{at}.{key}" if at else key)]
    if isinstance(said, list) and isinstance(done, list) and len(said) == len(done):
        return [one for index, (a, b) in enumerate(zip(said, done)) for one in differing(a, b, f"{at}[{index}]")]
    if said == done and isinstance(said, bool) == isinstance(done, bool):
        return []
    return [f"{at}: foretold {json.dumps(said, ensure_ascii=False, default=repr)[:160]}, read {json.dumps(done, ensure_ascii=False, default=repr)[:160]}"]


def compare(portal, said, done):
    """`said` is what harvest-check foretold, `done` [(identity, rejected, record)], in the order of the feed; no record is not compared."""
    ours, theirs = [one[0] for one in said], [one[0] for one in done]
    if ours != theirs:
        return [f"{portal}: foretold {len(ours)} identities, met {len(theirs)}: {sorted({*ours} ^ {*theirs})[:4] or 'in another order'}"]
    faults = []
    for (identity, rejected, record, unforetold), (_, refused, made) in zip(said, done):
        if rejected != refused:
            faults.append(f"{portal}: {identity} is {'refused' if refused else 'taken'} by the reader, foretold otherwise")
        if made is None:
            continue
        foretold = without(record, unforetold)[1]
        faults += [f"{portal}: {identity}: {field} has a value that is said not to be foretold" for field in sorted(foretold)]
        faults += [f"{portal}: {identity}: {one}" for one in differing(record, without(made, unforetold)[0])]
    return faults
