internal import Components

extension Rule {
  static let badXMLPath = Rule(
    "xml/bad-path",
    what: Text(
      ar: "المسار {value} غير مكتوب كما ينبغي.", fr: "Le chemin {value} n’est pas bien écrit.",
      en: "The path {value} is not well written."),
    fix: Text(
      ar:
        "اكتب مسار السجلات مثل /network/member، ومسار القيمة مثل name أو @id أو address/city.",
      fr:
        "Écrivez le chemin des enregistrements comme /network/member, celui d’une valeur comme name, @id ou address/city.",
      en:
        "Write the path of records as in /network/member, that of a value as in name, @id or address/city."
    ), source: "XPath 1.0, 2",
    example: .init(
      ["value": "network.member"], wrong: "path: network.member", right: "path: /network/member"))
  static let unknownPrefix = Rule(
    "xml/unknown-prefix",
    what: Text(
      ar: "البادئة {value} ليس لها عنوان.", fr: "Le préfixe {value} n’a pas d’adresse.",
      en: "The prefix {value} has no address."),
    fix: Text(
      ar: "أضف البادئة إلى namespaces بالعنوان الذي يعطيه الملف في xmlns.",
      fr: "Ajoutez-le à namespaces, avec l’adresse que le fichier donne dans xmlns.",
      en: "Add it to namespaces, with the address that the file gives in xmlns."),
    source: "Namespaces in XML 1.0, 4",
    example: .init(
      ["value": "m"], wrong: "path: /m:network/m:member",
      right: """
        path: /m:network/m:member
        namespaces: {m: "https://example.org/members"}
        """))
  static let notWellFormed = Rule(
    "xml/not-well-formed",
    what: Text(
      ar:
        "الملف ليس XML سليما: تتوقف القراءة في السطر {line}، الخانة {column}، بعد السجل {number} ({reason}).",
      fr:
        "Le fichier n’est pas du XML bien formé : la lecture s’arrête ligne {line}, colonne {column}, à l’enregistrement {number} ({reason}).",
      en:
        "The file is not well-formed XML: reading stops at line {line}, column {column}, in record {number} ({reason})."
    ),
    fix: Text(
      ar: "صحح الملف في هذا الموضع أو اطلبه من جديد ممن أنتجه.",
      fr: "Corrigez le fichier à cet endroit, ou redemandez-le à qui le produit.",
      en: "Mend the file at this place, or ask for it again from whoever makes it."),
    source: "XML 1.0, 2.1",
    example: .init(
      ["line": "3", "column": "18", "number": "2", "reason": "EntityRef: expecting ';'"],
      wrong: "<name>Eau & forêts</name>", right: "<name>Eau &amp; forêts</name>"))
  static let xmlDeclaration = Rule(
    "xml/declaration",
    what: Text(
      ar: "في السطر {line} تصريح بكيان أو بقيمة تلقائية، وهذا لا يقرأ لأنه قد يستعمل للإضرار.",
      fr:
        "La ligne {line} déclare une entité ou une valeur par défaut ; cela n’est pas lu, car on peut s’en servir pour nuire.",
      en:
        "Line {line} declares an entity or a default value; this is not read, since it can be used to do harm."
    ),
    fix: Text(
      ar: "احذف التصريحات من DOCTYPE واكتب القيم نفسها في الملف.",
      fr: "Retirez les déclarations du DOCTYPE et écrivez les valeurs elles-mêmes.",
      en: "Remove the declarations from the DOCTYPE and write the values themselves."),
    source: "XML 1.0, 4.2",
    example: .init(
      ["line": "1"],
      wrong: #"<!DOCTYPE network [<!ENTITY rabat "الرباط">]>"#, right: "<city>الرباط</city>"))
  static let xmlTagTooLong = Rule(
    "xml/tag-too-long",
    what: Text(
      ar: "وسم بداية أطول من {limit} بايت.", fr: "Une balise ouvrante dépasse {limit} octets.",
      en: "A start tag is longer than {limit} bytes."),
    fix: Text(
      ar: "ضع القيم الطويلة داخل العناصر لا في السمات.",
      fr: "Mettez les longues valeurs dans des éléments, pas dans des attributs.",
      en: "Put long values in elements, not in attributes."),
    example: .init(
      ["limit": "262144"], wrong: #"<member report="…">"#,
      right: "<member><report>…</report></member>"))
  static let xmlTooDeep = Rule(
    "xml/too-deep",
    what: Text(
      ar: "تتداخل العناصر أكثر من {limit} مستوى.",
      fr: "Les éléments s’imbriquent sur plus de {limit} niveaux.",
      en: "Elements are nested more than {limit} deep."),
    fix: Text(
      ar: "اطلب الملف بسجلات أبسط ممن أنتجه.",
      fr: "Demandez à qui produit le fichier des enregistrements plus simples.",
      en: "Ask whoever makes the file for simpler records."),
    example: .init(["limit": "128"], wrong: "<a><a><a>…", right: "<a>…</a>"))
  static let xmlRecordTooLong = Rule(
    "xml/record-too-long",
    what: Text(
      ar: "في السجل نص أطول من {limit} بايت.",
      fr: "Le texte de l’enregistrement dépasse {limit} octets.",
      en: "The text of the record is longer than {limit} bytes."),
    fix: Text(
      ar: "تأكد من أن path يدل على السجلات لا على العنصر الذي يضمها.",
      fr: "Vérifiez que path désigne les enregistrements et non l’élément qui les contient.",
      en: "Make sure that path names the records, not the element that holds them."),
    example: .init(
      ["limit": "16777216"], wrong: "path: /network/members", right: "path: /network/members/member"
    ))
  static let xmlTooManyColumns = Rule(
    "xml/too-many-columns",
    what: Text(
      ar: "في السجلات أكثر من {limit} قيمة مختلفة الاسم.",
      fr: "Les enregistrements ont plus de {limit} valeurs de noms différents.",
      en: "Records have more than {limit} values of different names."),
    fix: Text(
      ar: "اكتب في columns الأعمدة التي تحتاجها.",
      fr: "Énumérez dans columns les colonnes dont vous avez besoin.",
      en: "List in columns those that you need."),
    example: .init(
      ["limit": "4096"], wrong: "<member><v1/><v2/>…</member>",
      right: "columns: {name: name, city: address/city}"))
  static let noRecords = Rule(
    "xml/no-records",
    what: Text(
      ar: "ليس في الملف سجل له قيم في المسار {value}.",
      fr: "Le fichier n’a aucun enregistrement, ou aucune valeur, au chemin {value}.",
      en: "The file has no record with values at the path {value}."),
    fix: Text(
      ar: "راجع path: يبدأ بعنصر الجذر، وتهم فيه الحروف الكبيرة والصغيرة.",
      fr: "Revoyez path : il part de la racine et distingue majuscules et minuscules.",
      en: "Check path: it begins with the root, and capitals matter."),
    example: .init(
      ["value": "/members/member"], wrong: "path: /members/member",
      right: "path: /network/members/member"))
  static let repeatedValue = Rule(
    "xml/repeated-value",
    what: Text(
      ar: "للعمود {name} أكثر من قيمة في هذا السجل، فلم يقرأ السجل.",
      fr:
        "La colonne {name} a plusieurs valeurs dans cet enregistrement, qui n’a donc pas été lu.",
      en: "The column {name} has several values in this record, which therefore was not read."),
    fix: Text(
      ar: "اختر إحداها في columns بشرط على سمة لها، أو اجمعها بالخيار join.",
      fr:
        "Choisissez-en une dans columns par une condition sur un attribut, ou réunissez-les avec join.",
      en:
        "Choose one of them in columns by a condition on an attribute, or put them together with join."
    ),
    example: .init(
      ["name": "name"],
      wrong: #"<member><name xml:lang="ar">الرباط</name><name xml:lang="fr">Rabat</name></member>"#,
      right: "columns: {name_ar: \"name[@xml:lang='ar']\", name_fr: \"name[@xml:lang='fr']\"}"))
  static let invalidXMLInput = Rule(
    "xml/invalid-input",
    what: Text(
      ar: "لا يطابق المصدر ملف XSD المذكور ({reason}).",
      fr: "La source n’est pas conforme au XSD indiqué ({reason}).",
      en: "The source does not follow the XSD given ({reason})."),
    fix: Text(
      ar: "صحح القيمة في المصدر، أو استعمل ملف XSD الموافق لهذه النسخة من المصدر.",
      fr: "Corrigez la valeur à la source, ou prenez le XSD de cette version de la source.",
      en: "Mend the value at the source, or use the XSD of this version of the source."),
    source: "XML Schema 1.0, Part 1, 5.2",
    example: .init(
      ["reason": "Element 'population': 'x' is not a valid value of the atomic type 'xs:integer'."],
      wrong: "<population>x</population>", right: "<population>515619</population>"))
  static let badInputXSD = Rule(
    "xml/bad-input-schema",
    what: Text(
      ar: "لا يمكن استعمال ملف XSD المسمى {value} ({reason}).",
      fr: "Le fichier XSD {value} ne peut pas servir ({reason}).",
      en: "The XSD file {value} cannot be used ({reason})."),
    fix: Text(
      ar: "ضع في مجلد مسار المعالجة ملف XSD كاملا لا يحيل على ملفات أخرى، واكتب مساره النسبي.",
      fr:
        "Placez dans le dossier de la chaîne un XSD complet, sans renvoi à d’autres fichiers, et écrivez son chemin relatif.",
      en:
        "Put a whole XSD, without references to other files, in the pipeline’s folder and write its relative path."
    ), source: "XML Schema 1.0, Part 1, 4.2",
    example: .init(
      ["value": "schemas/members.xsd", "reason": "No such file or directory"],
      wrong: "xsd: members.xsd", right: "xsd: schemas/members.xsd"))
}
