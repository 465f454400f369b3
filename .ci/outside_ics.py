"""Reads calendars beside readers that Nashr did not write: recurrences as python-dateutil has them, text,
folding and parameters as icalendar writes them, moments in UTC as Python's zoneinfo tells them.

usage: outside_ics.py NASHR [RULES [SEED]]; fails on any difference.
"""
import csv, datetime, itertools, json, pathlib, random, subprocess, sys, tempfile, zoneinfo

import icalendar
from dateutil import rrule

nashr = str(pathlib.Path(sys.argv[1]).resolve())
count = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
seed = int(sys.argv[3]) if len(sys.argv) > 3 else 5545
random.seed(seed)
faults = []

PIPELINE = """nashr: 1
name: sample
base: https://data.example.org/sample/
language: en
title: {ar: a, fr: b, en: c}
description: {ar: a, fr: b, en: c}
notice: {ar: a, fr: b, en: c}
publisher: {name: {ar: a, fr: b, en: c}}
contact: {name: {ar: a, fr: b, en: c}, email: data@example.org}
licenses:
  CC-BY-4.0: {title: CC BY, path: https://creativecommons.org/licenses/by/4.0/}
datasets:
  events:
    title: {ar: a, fr: b, en: c}
    description: {ar: a, fr: b, en: c}
    license: CC-BY-4.0
    tables:
      events:
        from: data/events.ics
        format: {ics: {%s}}
        schema: schemas/events.json
"""


def read(text, options, names):
    """The rows that Nashr makes of a calendar."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "data").mkdir()
        (root / "schemas").mkdir()
        (root / "data" / "events.ics").write_bytes(text)
        columns = ", ".join(f"{name}: {source}" for name, source in names.items())
        (root / "pipeline.yaml").write_text(PIPELINE % f"columns: {{{columns}}}{options}")
        fields = ", ".join(
            f'{{"name": "{name}", "type": "string", "title": "t", "description": "d", "nashr:translations": {{"ar": {{"title": "t", "description": "d"}}, "fr": {{"title": "t", "description": "d"}}}}}}'
            for name in names)
        (root / "schemas" / "events.json").write_text(f'{{"fields": [{fields}], "missingValues": ["NOTHING"]}}')
        done = subprocess.run([nashr, "run", ".", "--output", "out", "--date", "2026-01-02", "--quiet"], cwd=root, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"outside_ics: {done.stdout[-3000:]} {done.stderr[-3000:]}")
        with open(root / "out" / "sample" / "latest" / "events.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, strict=True))


# Recurrences

FREQUENCIES = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"]
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
FROM, TO = datetime.datetime(2020, 1, 1), datetime.datetime(2026, 12, 31, 23, 59, 59)


def some(values, most):
    return sorted(random.sample(list(values), random.randint(1, most)))


def signed(limit, most):
    return some([n for n in range(-limit, limit + 1) if n], most)


def rule(start):
    """A rule that RFC 5545 allows, and what dateutil is to be told beyond it."""
    frequency = random.choice(FREQUENCIES)
    parts, more = {"FREQ": frequency}, {}
    level = FREQUENCIES.index(frequency)
    chance = lambda p: random.random() < p
    if chance(0.5):
        parts["INTERVAL"] = random.choice([1, 2, 3, 4, 5, 7, 11, 25]) * (1 if level < 4 else random.choice([1, 7, 60, 3600]))
    if chance(0.3):
        parts["BYMONTH"] = some(range(1, 13), 4)
    if frequency == "YEARLY" and chance(0.25):
        # dateutil counts the weeks of the year before by the length of this one, so the last ones are left out.
        parts["BYWEEKNO"] = some([n for n in range(-50, 52) if abs(n) > 1], 4)
    if (frequency == "YEARLY" or level > 3) and chance(0.2):
        parts["BYYEARDAY"] = signed(366, 6)
    if frequency != "WEEKLY" and chance(0.3):
        parts["BYMONTHDAY"] = signed(31, 6)
    if chance(0.4):
        if frequency in ("YEARLY", "MONTHLY") and "BYWEEKNO" not in parts and chance(0.5):
            most = 5 if frequency == "MONTHLY" or "BYMONTH" in parts else 53
            parts["BYDAY"] = [f"{n}{random.choice(DAYS)}" for n in signed(most, 3)]
        else:
            parts["BYDAY"] = random.sample(DAYS, random.randint(1, 4))
    elif "BYWEEKNO" in parts and "BYYEARDAY" not in parts and "BYMONTHDAY" not in parts:
        # The standard takes the weekday from the start; dateutil takes every day of the week.
        more["byweekday"] = start.weekday()
    if chance(0.3):
        parts["BYHOUR"] = some(range(24), 3)
    if chance(0.3):
        parts["BYMINUTE"] = some(range(60), 3)
    if chance(0.2):
        parts["BYSECOND"] = some(range(60), 3)
    if chance(0.3):
        parts["WKST"] = random.choice(DAYS)
    # dateutil begins the first week with the start, not with its first day.
    isPart = frequency == "WEEKLY" and start.weekday() != DAYS.index(parts.get("WKST", "MO"))
    if chance(0.25) and not isPart and any(k.startswith("BY") for k in parts):
        parts["BYSETPOS"] = signed(6, 3)
    if chance(0.4) or level > 3:
        parts["COUNT"] = random.randint(1, 60)
    elif chance(0.5):
        parts["UNTIL"] = (start + datetime.timedelta(days=random.randint(0, 3000))).strftime("%Y%m%dT%H%M%S")
    names = list(parts)
    random.shuffle(names)
    text = ";".join(f"{k}={','.join(map(str, v)) if isinstance(v := parts[k], list) else v}" for k in names)
    return text, parts, more


def expected(text, parts, more, start):
    """The standard's set: the start is the first of it, in the rule or not. None where dateutil takes too long."""
    made = rrule.rrulestr(text, dtstart=start)
    if more:
        made = made.replace(**more)
    limit = parts.get("COUNT")
    times, deadline = [start], datetime.datetime.now() + datetime.timedelta(seconds=0.4)
    if limit:
        made = made.replace(count=None)
    for time in made:
        if datetime.datetime.now() > deadline:
            return None
        if time > TO or limit and len(times) >= limit:
            break
        if time != start:
            times.append(time)
    return [t for t in times if FROM <= t <= TO]


def fold(line):
    data, parts = line.encode(), []
    while len(data) > 70:
        parts.append(data[:70])
        data = data[70:]
    return b"\r\n ".join(parts + [data])


def recurrences():
    wanted, lines = {}, [b"BEGIN:VCALENDAR", b"VERSION:2.0", b"PRODID:-//t"]
    texts, skipped = {}, 0
    # dateutil can look for a time that never comes up to the year 9999, so it is told to stop.
    import signal

    def late(*_):
        raise TimeoutError

    signal.signal(signal.SIGALRM, late)
    for number in range(count):
        unit = random.choice([1, 60, 3600, 86400])
        start = datetime.datetime(2019, 1, 1) + datetime.timedelta(seconds=random.randrange(3 * 365 * 86400) // unit * unit)
        text, parts, more = rule(start)
        times = None
        try:
            signal.setitimer(signal.ITIMER_REAL, 0.25)
            times = expected(text, parts, more, start)
            signal.setitimer(signal.ITIMER_REAL, 0)
        except TimeoutError:
            pass
        except ValueError as error:
            signal.setitimer(signal.ITIMER_REAL, 0)
            # Rules that no time fits are refused by dateutil, and given up by Nashr.
            if "empty" not in str(error):
                raise
        if times is None or len(times) > 5000:
            skipped += 1
            continue
        dropped = random.sample(times, min(len(times), random.choice([0, 0, 1, 3])))
        added = [FROM + datetime.timedelta(seconds=random.randrange(6 * 365 * 86400)) for _ in range(random.choice([0, 0, 2]))]
        uid = f"r{number}"
        texts[uid] = f"{start} {text}"
        wanted[uid] = [t.strftime("%Y-%m-%dT%H:%M:%S") for t in sorted(set(times) | set(added)) if t not in dropped]
        stamp = lambda t: t.strftime("%Y%m%dT%H%M%S")
        lines += [b"BEGIN:VEVENT", f"UID:{uid}".encode(), b"DTSTAMP:20240101T000000Z", f"DTSTART:{stamp(start)}".encode(), fold(f"RRULE:{text}")]
        lines += [fold("EXDATE:" + ",".join(map(stamp, dropped)))] if dropped else []
        lines += [fold("RDATE:" + ",".join(map(stamp, added)))] if added else []
        lines += [b"END:VEVENT"]
    data = b"\r\n".join(lines + [b"END:VCALENDAR", b""])
    rows = read(data, ", expand: {from: 2020-01-01, to: 2026-12-31}", {"uid": "uid", "start": "start"})
    found = {uid: [row["start"] for row in group] for uid, group in itertools.groupby(rows, lambda row: row["uid"])}
    for uid, times in wanted.items():
        if found.get(uid, []) != times:
            ours = found.get(uid, [])
            faults.append(f"{texts[uid]}: ours only {sorted(set(ours) - set(times))[:5]}, theirs only {sorted(set(times) - set(ours))[:5]}")
    print(f"{len(wanted)} recurrence rules give the {sum(map(len, wanted.values()))} times that dateutil gives (seed {seed}; {skipped} were too slow or too many there)")


# Zones

def zones():
    names = sorted(n for n in zoneinfo.available_timezones() if "/" in n and not n.startswith(("posix", "right")))
    wanted, lines = {}, [b"BEGIN:VCALENDAR", b"VERSION:2.0", b"PRODID:-//t"]
    for number in range(count):
        name = random.choice(names) if random.random() < 0.7 else random.choice(["Africa/Casablanca", "Africa/El_Aaiun", "Europe/Paris", "America/New_York"])
        start = datetime.datetime(1930, 1, 1) + datetime.timedelta(minutes=random.randrange(200 * 365 * 1440) // 30 * 30)
        if random.random() < 0.5:
            start = start.replace(hour=random.randrange(4), day=random.randint(25, 28))
        moment = start.replace(tzinfo=zoneinfo.ZoneInfo(name)).astimezone(datetime.timezone.utc)
        uid = f"z{number}"
        wanted[uid] = (moment.strftime("%Y-%m-%dT%H:%M:%SZ"), name, start)
        lines += [b"BEGIN:VEVENT", f"UID:{uid}".encode(), b"DTSTAMP:20240101T000000Z", f"DTSTART;TZID={name}:{start:%Y%m%dT%H%M%S}".encode(), b"END:VEVENT"]
    rows = read(b"\r\n".join(lines + [b"END:VCALENDAR", b""]), "", {"uid": "uid", "utc": "start_utc"})
    for row in rows:
        moment, name, start = wanted.pop(row["uid"])
        if row["utc"] != moment:
            faults.append(f"{start} {name}: ours {row['utc']}, theirs {moment}")
    if wanted:
        faults.append(f"{len(wanted)} events of zones are in no row")
    print(f"{len(rows)} local times of {len(names)} zones are the moments that zoneinfo gives")


# Text, as icalendar writes it

ALPHABET = list("abc ,;:\\\"'^nN=éنر🏛\t") + ["\n", "الرباط", "mailto:"]


def texts():
    calendar, wanted = icalendar.Calendar(), {}
    calendar.add("prodid", "-//t")
    calendar.add("version", "2.0")
    # icalendar takes a backslash before N for a line end when it writes.
    word = lambda most: "".join(random.choices(ALPHABET, k=random.randint(1, most))).replace("\\N", "\\ N").strip() or "x"
    for number in range(500):
        event, uid = icalendar.Event(), f"t{number}"
        # A parameter may have no quote or line end in icalendar.
        name = "".join(c for c in word(10) if c not in "\"\n\t^\\") or "x"
        summary, note, tags = word(200), word(200), [word(10) for _ in range(random.randint(1, 3))]
        event.add("uid", uid)
        event.add("dtstamp", datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc))
        event.add("dtstart", datetime.date(2024, 1, 1))
        event.add("summary", summary, parameters={"LANGUAGE": "ar"})
        event.add("x-note", icalendar.vText(note))
        event.add("categories", tags)
        organizer = icalendar.vCalAddress("mailto:a@example.org")
        organizer.params["CN"] = name
        event.add("organizer", organizer)
        calendar.add_component(event)
        wanted[uid] = {"uid": uid, "summary": summary, "language": "ar", "note": note, "tags": "|".join(tags), "name": name}
    rows = read(calendar.to_ical(), ", join: '|'", {"uid": "uid", "summary": "SUMMARY;LANGUAGE=ar", "language": "summary_language", "note": "X-NOTE", "tags": "categories", "name": "ORGANIZER;CN"})
    clean = lambda row: {k: v.replace("\r\n", "\n") for k, v in row.items()}
    for row in rows:
        for name, text in wanted[row["uid"]].items():
            if clean(row)[name] != text:
                faults.append(f"{name}: ours {clean(row)[name]!r}, theirs {text!r}")
    if len(rows) != len(wanted):
        faults.append(f"{len(rows)} of {len(wanted)} events that icalendar wrote are rows")
    print(f"{len(rows)} events that icalendar {icalendar.__version__} wrote are read back as they were")


# The meetings of REMACTO, as a calendar could carry them

PROPERTIES = {"meeting_id": "UID", "title_fr": "SUMMARY;LANGUAGE=fr", "venue_stated": "LOCATION", "summary_fr": "DESCRIPTION;LANGUAGE=fr"}


def meetings():
    """Every cell of the table goes into a calendar and comes back."""
    path = pathlib.Path(__file__).resolve().parents[1] / "pipelines" / "remacto" / "data" / "meetings.json"
    spell = lambda value: "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    rows = [{name: spell(value) for name, value in row.items()} for row in json.loads(path.read_text("utf-8"))["meetings"]]

    def source(name):
        if name in PROPERTIES:
            return PROPERTIES[name]
        stem, _, language = name.rpartition("_")
        if language in ("ar", "fr", "en"):
            return f"X-REMACTO-{stem.upper().replace('_', '-')};LANGUAGE={language}"
        return "X-REMACTO-" + name.upper().replace("_", "-")

    escaped = lambda text: text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    # With a METHOD an event may lack a start: that of a meeting of which only the month is known.
    lines = [b"BEGIN:VCALENDAR", b"VERSION:2.0", b"PRODID:-//t", b"METHOD:PUBLISH"]
    for row in rows:
        lines += [b"BEGIN:VEVENT", b"DTSTAMP:20240101T000000Z"]
        if row["start_precision"] == "day":
            lines.append(f"DTSTART;VALUE=DATE:{row['start_date'].replace('-', '')}".encode())
        lines += [fold(f"{source(name)}:{escaped(text)}") for name, text in row.items() if text]
        lines.append(b"END:VEVENT")
    columns = {name: source(name) for name in rows[0]}
    found = read(b"\r\n".join(lines + [b"END:VCALENDAR", b""]), "", columns | {"day": "start_date"})
    for row, back in zip(rows, found, strict=True):
        day = back.pop("day")
        if back != row or row["start_precision"] == "day" and day != row["start_date"]:
            faults.append(f"meetings: ours {back}, theirs {row}")
    print(f"{len(found)} meetings of REMACTO come back from a calendar as they were")


recurrences()
zones()
texts()
meetings()
for fault in faults[:40]:
    print("outside_ics:", fault, file=sys.stderr)
if len(faults) > 40:
    print(f"outside_ics: and {len(faults) - 40} more", file=sys.stderr)
sys.exit(1 if faults else 0)
