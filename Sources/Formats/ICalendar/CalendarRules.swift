internal import Components

extension Rule {
  static let noCalendar = Rule(
    "ics/no-calendar",
    what: Text(
      ar: "ليس في الملف تقويم.", fr: "Le fichier ne contient pas de calendrier.",
      en: "The file holds no calendar."),
    fix: Text(
      ar: "صدر التقويم من برنامجه بصيغة ics.",
      fr: "Exportez le calendrier de son logiciel au format ics.",
      en: "Export the calendar from its program in the ics format."), source: "RFC 5545 3.4",
    example: .init(wrong: "meetings.ics: 0 B", right: "BEGIN:VCALENDAR\n…\nEND:VCALENDAR"))
  static let calendarBadLine = Rule(
    "ics/bad-line",
    what: Text(
      ar: "سطر ليس خاصية، فلم يقرأ الحدث.",
      fr: "Une ligne n’est pas une propriété : l’élément n’a pas été lu.",
      en: "A line is no property, so what it stands in was not read."),
    fix: Text(
      ar: "اكتبه على شكل NAME:value، وابدأ تتمة السطر بمسافة.",
      fr: "Écrivez-la sous la forme NAME:value ; la suite d’une ligne commence par une espace.",
      en: "Write it as NAME:value; what continues a line begins with a space."),
    source: "RFC 5545 3.1",
    example: .init(wrong: "SUMMARY لقاء تواصلي", right: "SUMMARY:لقاء تواصلي"))
  static let calendarNotUTF8 = Rule(
    "ics/not-utf8",
    what: Text(
      ar: "سطر ليس بترميز UTF-8، فلم يقرأ الحدث.",
      fr: "Une ligne n’est pas en UTF-8 : l’élément n’a pas été lu.",
      en: "A line is not in UTF-8, so what it stands in was not read."),
    fix: Text(
      ar: "احفظ الملف بترميز UTF-8.", fr: "Enregistrez le fichier en UTF-8.",
      en: "Save the file in UTF-8."), source: "RFC 5545 3.1.4",
    example: .init(wrong: #"SUMMARY:R\xE9union"#, right: "SUMMARY:Réunion"))
  static let calendarControl = Rule(
    "ics/control-character",
    what: Text(
      ar: "في السطر حرف تحكم خفي، فلم يقرأ الحدث.",
      fr: "Une ligne contient un caractère de contrôle : l’élément n’a pas été lu.",
      en: "A line has a control character, so what it stands in was not read."),
    fix: Text(
      ar: "أعد كتابة السطر دون الحروف الخفية.",
      fr: "Ressaisissez la ligne sans caractères invisibles.",
      en: "Retype the line without invisible characters."), source: "RFC 5545 3.1, CONTROL",
    example: .init(wrong: "SUMMARY:لقاء\\0تواصلي", right: "SUMMARY:لقاء تواصلي"))
  static let calendarMissing = Rule(
    "ics/missing-property",
    what: Text(
      ar: "تنقص هنا الخاصية {name}.", fr: "La propriété {name} manque ici.",
      en: "The property {name} is missing here."),
    fix: Text(
      ar: "أضف {name} في البرنامج الذي ينتج التقويم.",
      fr: "Ajoutez {name} dans le logiciel qui produit le calendrier.",
      en: "Add {name} in the program that makes the calendar."),
    source: "RFC 5545 3.6.1, 3.6.2, 3.6.3",
    example: .init(
      ["name": "UID"], wrong: "BEGIN:VEVENT\nDTSTART:20241112T093000Z\nEND:VEVENT",
      right:
        "BEGIN:VEVENT\nUID:REM-2024-11-12\nDTSTAMP:20241101T000000Z\nDTSTART:20241112T093000Z\nEND:VEVENT"
    ))
  static let calendarRepeated = Rule(
    "ics/repeated-property",
    what: Text(
      ar: "الخاصية {name} مكتوبة أكثر من مرة، فلم يقرأ الحدث.",
      fr: "La propriété {name} figure plusieurs fois : l’élément n’a pas été lu.",
      en: "The property {name} stands several times, so what it stands in was not read."),
    fix: Text(ar: "اترك واحدة.", fr: "N’en laissez qu’une.", en: "Leave one of them."),
    source: "RFC 5545 3.6.1, 3.6.2, 3.6.3",
    example: .init(
      ["name": "DTSTART"], wrong: "DTSTART;VALUE=DATE:20241112\nDTSTART;VALUE=DATE:20241113",
      right: "DTSTART;VALUE=DATE:20241112"))
  static let calendarBadValue = Rule(
    "ics/bad-value",
    what: Text(
      ar: "القيمة {value} لا تصلح للخاصية {name}، فلم يقرأ الحدث.",
      fr: "La valeur {value} ne convient pas à {name} : l’élément n’a pas été lu.",
      en: "The value {value} does not suit {name}, so what it stands in was not read."),
    fix: Text(
      ar:
        "اكتب التاريخ مثل 20241112 أو 20241112T093000، والمدة مثل PT2H، والتكرار مثل FREQ=WEEKLY.",
      fr:
        "Écrivez une date comme 20241112 ou 20241112T093000, une durée comme PT2H, une récurrence comme FREQ=WEEKLY.",
      en:
        "Write a date as in 20241112 or 20241112T093000, a duration as in PT2H, a recurrence as in FREQ=WEEKLY."
    ), source: "RFC 5545 3.3",
    example: .init(
      ["name": "DTSTART", "value": "20240231"], wrong: "DTSTART;VALUE=DATE:20240231",
      right: "DTSTART;VALUE=DATE:20240229"))
  static let calendarUnclosed = Rule(
    "ics/unclosed",
    what: Text(
      ar: "ليس لبداية {value} نهاية.", fr: "{value} commence et ne finit pas.",
      en: "{value} begins and does not end."),
    fix: Text(
      ar: "أضف END:{value}، أو اطلب الملف من جديد إذا كان مبتورا.",
      fr: "Ajoutez END:{value}, ou redemandez le fichier s’il a été tronqué.",
      en: "Add END:{value}, or ask for the file again where it was cut short."),
    source: "RFC 5545 3.6",
    example: .init(
      ["value": "VEVENT"], wrong: "BEGIN:VEVENT\n…\nBEGIN:VEVENT",
      right: "BEGIN:VEVENT\n…\nEND:VEVENT\nBEGIN:VEVENT"))
  static let calendarUnopened = Rule(
    "ics/unopened", .warning,
    what: Text(
      ar: "تنتهي {value} هنا ولم تبدأ.", fr: "{value} finit ici sans avoir commencé.",
      en: "{value} ends here and has not begun."),
    fix: Text(
      ar: "احذف السطر أو أضف BEGIN:{value}.", fr: "Retirez la ligne ou ajoutez BEGIN:{value}.",
      en: "Remove the line or add BEGIN:{value}."), source: "RFC 5545 3.6",
    example: .init(
      ["value": "VEVENT"], wrong: "END:VEVENT\nEND:VEVENT", right: "BEGIN:VEVENT\n…\nEND:VEVENT"))
  static let calendarStray = Rule(
    "ics/stray-line", .warning,
    what: Text(
      ar: "سطر خارج كل تقويم لم يقرأ.", fr: "Une ligne hors de tout calendrier n’a pas été lue.",
      en: "A line outside of any calendar was not read."),
    fix: Text(
      ar: "احذف ما قبل BEGIN:VCALENDAR وما بعد END:VCALENDAR.",
      fr: "Retirez ce qui précède BEGIN:VCALENDAR et ce qui suit END:VCALENDAR.",
      en: "Remove what stands before BEGIN:VCALENDAR and behind END:VCALENDAR."),
    source: "RFC 5545 3.4",
    example: .init(wrong: "meetings\nBEGIN:VCALENDAR", right: "BEGIN:VCALENDAR"))
  static let calendarLineTooLong = Rule(
    "ics/too-long",
    what: Text(
      ar: "سطر أو حدث أطول من {limit} بايت.",
      fr: "Une ligne ou un élément dépasse {limit} octets.",
      en: "A line or a component is longer than {limit} bytes."),
    fix: Text(
      ar: "احذف المرفقات من التقويم، أو راجع فواصل الأسطر.",
      fr: "Retirez les pièces jointes du calendrier, ou revoyez les fins de ligne.",
      en: "Remove attachments from the calendar, or check the line ends."),
    example: .init(
      ["limit": "16777216"], wrong: "ATTACH;ENCODING=BASE64;VALUE=BINARY:…",
      right: "ATTACH:https://example.org/report.pdf"))
  static let calendarTooDeep = Rule(
    "ics/too-deep",
    what: Text(
      ar: "تتداخل العناصر أكثر من {limit} مستوى.",
      fr: "Les éléments s’imbriquent sur plus de {limit} niveaux.",
      en: "Components are nested more than {limit} deep."),
    fix: Text(
      ar: "صدر التقويم من جديد من برنامجه.", fr: "Exportez à nouveau le calendrier.",
      en: "Export the calendar again from its program."), source: "RFC 5545 3.6",
    example: .init(
      ["limit": "32"], wrong: "BEGIN:X-A\nBEGIN:X-A\n…", right: "BEGIN:VEVENT\n…\nEND:VEVENT"))
  static let calendarUnending = Rule(
    "ics/unending",
    what: Text(
      ar: "يتكرر هذا الحدث بلا نهاية، ولم يذكر إلى أي يوم يقرأ.",
      fr: "Cet événement se répète sans fin, et rien ne dit jusqu’à quel jour le lire.",
      en: "This event recurs without end, and nothing says up to which day to read it."),
    fix: Text(
      ar: "حدد في expand أول يوم وآخر يوم، مثل 2024-01-01 و 2024-12-31.",
      fr: "Donnez dans expand le premier et le dernier jour, comme 2024-01-01 et 2024-12-31.",
      en: "Give the first and the last day in expand, as in 2024-01-01 and 2024-12-31."),
    source: "RFC 5545 3.3.10",
    example: .init(
      wrong: "expand: true", right: "expand: {from: 2024-01-01, to: 2024-12-31}"))
  static let calendarTooMany = Rule(
    "ics/too-many-instances",
    what: Text(
      ar: "يتكرر هذا الحدث أكثر من {limit} مرة، أو لا يعرف متى يتكرر.",
      fr: "Cet événement se répète plus de {limit} fois, ou ne se laisse pas dérouler.",
      en: "This event recurs more than {limit} times, or cannot be followed."),
    fix: Text(
      ar: "قلص الأيام في expand، أو راجع قاعدة التكرار.",
      fr: "Réduisez les bornes de expand, ou revoyez la règle de récurrence.",
      en: "Narrow the bounds of expand, or check the recurrence rule."),
    source: "RFC 5545 3.3.10",
    example: .init(
      ["limit": "10000"], wrong: "RRULE:FREQ=SECONDLY", right: "RRULE:FREQ=WEEKLY;BYDAY=MO"))
  static let calendarEndsEarly = Rule(
    "ics/ends-early", .warning,
    what: Text(
      ar: "ينتهي الحدث في {value} قبل أن يبدأ.",
      fr: "L’événement finit le {value}, avant son début.",
      en: "The event ends at {value}, before it starts."),
    fix: Text(
      ar: "صحح DTEND أو DTSTART في المصدر.", fr: "Corrigez DTEND ou DTSTART à la source.",
      en: "Mend DTEND or DTSTART at the source."), source: "RFC 5545 3.8.2.2",
    example: .init(
      ["value": "2024-11-11"], wrong: "DTSTART;VALUE=DATE:20241112\nDTEND;VALUE=DATE:20241111",
      right: "DTSTART;VALUE=DATE:20241112\nDTEND;VALUE=DATE:20241113"))
  static let calendarUnknownZone = Rule(
    "ics/unknown-zone", .warning,
    what: Text(
      ar: "المنطقة الزمنية {value} غير معروفة، فلا يعرف وقت الحدث حسب UTC.",
      fr: "Le fuseau horaire {value} est inconnu : l’heure UTC de l’événement manque.",
      en: "The time zone {value} is not known, so the event’s time in UTC is missing."),
    fix: Text(
      ar: "استعمل اسما من قاعدة IANA مثل Africa/Casablanca، أو أضف VTIMEZONE إلى الملف.",
      fr: "Prenez un nom de la base IANA, comme Africa/Casablanca, ou ajoutez le VTIMEZONE.",
      en: "Use a name of the IANA database, such as Africa/Casablanca, or add its VTIMEZONE."),
    source: "RFC 5545 3.2.19",
    example: .init(
      ["value": "Rabat"], wrong: "DTSTART;TZID=Rabat:20241112T093000",
      right: "DTSTART;TZID=Africa/Casablanca:20241112T093000"))
  static let calendarBadZone = Rule(
    "ics/bad-zone", .warning,
    what: Text(
      ar: "وصف المنطقة الزمنية في الملف غير صالح فلم يستعمل.",
      fr: "La description d’un fuseau horaire n’est pas valable et n’a pas servi.",
      en: "The file’s description of a time zone is not valid and was not used."),
    fix: Text(
      ar: "أعد تصدير التقويم، أو احذف VTIMEZONE واستعمل اسما من قاعدة IANA.",
      fr:
        "Exportez à nouveau le calendrier, ou retirez ce VTIMEZONE et prenez un nom de la base IANA.",
      en: "Export the calendar again, or remove the VTIMEZONE and use a name of the IANA database."),
    source: "RFC 5545 3.6.5",
    example: .init(
      wrong: "BEGIN:VTIMEZONE\nTZID:Rabat\nEND:VTIMEZONE",
      right: """
        BEGIN:VTIMEZONE
        TZID:Rabat
        BEGIN:STANDARD
        DTSTART:20181028T030000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0100
        END:STANDARD
        END:VTIMEZONE
        """))
  static let calendarBadColumn = Rule(
    "ics/bad-column",
    what: Text(
      ar: "‏{value} ليس خاصية ولا عمودا معتادا.",
      fr: "{value} n’est ni une propriété ni une colonne habituelle.",
      en: "{value} is neither a property nor a usual column."),
    fix: Text(
      ar: "اكتب مثلا SUMMARY أو X-KIND أو start_date.",
      fr: "Écrivez par exemple SUMMARY, X-KIND ou start_date.",
      en: "Write for example SUMMARY, X-KIND or start_date."),
    source: "RFC 5545 3.1",
    example: .init(
      ["value": "X TITLE"], wrong: "columns: {title: X TITLE}",
      right: "columns: {title: X-TITLE}"))
  static let calendarLineEnds = Rule(
    "ics/line-ends", .note,
    what: Text(
      ar: "لا تنتهي الأسطر بـ CRLF كما يطلب المعيار؛ قرئت مع ذلك.",
      fr: "Les lignes ne finissent pas par CRLF comme le veut la norme ; elles ont été lues.",
      en: "Lines do not end with CRLF as the standard asks; they were read."),
    fix: Text(
      ar: "لا شيء عليك، إلا إذا رفضت برامج أخرى الملف.",
      fr: "Rien à faire, sauf si d’autres logiciels refusent le fichier.",
      en: "Nothing to do, unless other programs refuse the file."), source: "RFC 5545 3.1",
    example: .init(wrong: "BEGIN:VCALENDAR\\n", right: "BEGIN:VCALENDAR\\r\\n"))
  static let calendarLongLine = Rule(
    "ics/long-line", .note,
    what: Text(
      ar: "في الملف أسطر تتجاوز 75 بايت دون طي؛ قرئت مع ذلك.",
      fr: "Des lignes dépassent 75 octets sans être repliées ; elles ont été lues.",
      en: "Some lines are longer than 75 bytes and not folded; they were read."),
    fix: Text(
      ar: "لا شيء عليك، إلا إذا رفضت برامج أخرى الملف.",
      fr: "Rien à faire, sauf si d’autres logiciels refusent le fichier.",
      en: "Nothing to do, unless other programs refuse the file."), source: "RFC 5545 3.1",
    example: .init(wrong: "DESCRIPTION:…", right: "DESCRIPTION:…\n …"))
  static let calendarZoneData = Rule(
    "ics/zone-data", .note,
    what: Text(
      ar: "أخذت المناطق الزمنية من قاعدة tzdata لهذا الجهاز، النسخة {value}.",
      fr: "Les fuseaux horaires viennent de la base tzdata de cette machine, version {value}.",
      en: "Time zones were taken from this machine’s tzdata, version {value}."),
    fix: Text(
      ar: "حدث tzdata قبل النشر إذا تغيرت الساعة القانونية، كما في المغرب في رمضان.",
      fr:
        "Mettez tzdata à jour avant de publier si l’heure légale change, comme au Maroc pour le ramadan.",
      en: "Renew tzdata before publishing where the legal time changes, as in Morocco for Ramadan."),
    source: "RFC 5545 3.8.3.1",
    example: .init(
      ["value": "2025b"], wrong: "DTSTART;TZID=Africa/Casablanca:20260301T090000",
      right: "BEGIN:VTIMEZONE\nTZID:Africa/Casablanca\n…\nEND:VTIMEZONE"))
}
