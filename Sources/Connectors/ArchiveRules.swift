public import Components

/// The rules of archives, whichever connector brings them.
public enum ArchiveRules: RuleFamily {
  public static let rules: [Rule] = [
    .archiveBroken, .archiveEncrypted, .archiveMethod, .archiveName, .archiveEntries,
    .archiveTooLarge, .archiveRatio, .archiveTooDeep, .archiveEmpty, .entriesPassedOver,
    .notUnpacked,
  ]
}

extension Rule {
  public static let archiveBroken = Rule(
    "archive/broken",
    what: Text(
      ar: "تعذر فك الأرشيف هنا ({reason}).", fr: "L’archive ne peut pas être lue ici ({reason}).",
      en: "The archive cannot be read here ({reason})."),
    fix: Text(
      ar: "حمل الأرشيف من جديد أو اضغط الملفات مرة أخرى.",
      fr: "Téléchargez l’archive de nouveau, ou refaites-la.",
      en: "Download the archive again, or make it anew."), source: "APPNOTE.TXT 6.3.10; RFC 1952",
    example: .init(["reason": "CRC-32"], wrong: "members.zip", right: "members.csv"))
  public static let archiveEncrypted = Rule(
    "archive/encrypted",
    what: Text(
      ar: "هذا الأرشيف محمي بكلمة سر.", fr: "Cette archive est protégée par un mot de passe.",
      en: "This archive is protected by a password."),
    fix: Text(
      ar: "أعد ضغط الملفات بدون كلمة سر.", fr: "Refaites l’archive sans mot de passe.",
      en: "Make the archive again without a password."), source: "APPNOTE.TXT 6.3.10 §4.4.4",
    example: .init(wrong: "zip -e members.zip members.csv", right: "zip members.zip members.csv"))
  public static let archiveMethod = Rule(
    "archive/method",
    what: Text(
      ar: "هذا الملف مضغوط بطريقة لا تقرأ هنا (رقم {value}).",
      fr: "Ce fichier est compressé par une méthode qui n’est pas lue ici (n° {value}).",
      en: "This file is compressed by a method that is not read here (number {value})."),
    fix: Text(
      ar: "أعد الضغط بالطريقة المعتادة (deflate).",
      fr: "Refaites l’archive avec la méthode ordinaire (deflate).",
      en: "Make the archive again with the usual method (deflate)."),
    source: "APPNOTE.TXT 6.3.10 §4.4.5",
    example: .init(
      ["value": "14"], wrong: "7z a -mm=LZMA members.zip members.csv",
      right: "zip members.zip members.csv"))
  public static let archiveName = Rule(
    "archive/unsafe-name",
    what: Text(
      ar: "في الأرشيف اسم لا يقبل: {value}.",
      fr: "L’archive contient un nom inacceptable : {value}.",
      en: "The archive has a name that is not accepted: {value}."),
    fix: Text(
      ar:
        "لا يكون الاسم مطلقا ولا مكررا ولا طويلا جدا، ولا يحتوي على .. أو \\؛ أعد الضغط من داخل المجلد.",
      fr:
        "Un nom n’est ni absolu, ni double, ni très long, et ne contient ni .. ni \\ ; refaites l’archive depuis le dossier.",
      en:
        "A name is not absolute, double or very long, and has no .. or \\ in it; make the archive again from within the folder."
    ), source: "APPNOTE.TXT 6.3.10 §4.4.17",
    example: .init(["value": "../members.csv"], wrong: "../members.csv", right: "members.csv"))
  public static let archiveEntries = Rule(
    "archive/too-many-entries",
    what: Text(
      ar: "في الأرشيف أكثر من {limit} ملف.", fr: "L’archive contient plus de {limit} fichiers.",
      en: "The archive has more than {limit} files."),
    fix: Text(ar: "قسم الأرشيف.", fr: "Divisez l’archive.", en: "Divide the archive."),
    example: .init(["limit": "65536"], wrong: "all.zip", right: "2024.zip"))
  public static let archiveTooLarge = Rule(
    "archive/too-large",
    what: Text(
      ar: "حجم المحتوى بعد فك الضغط يتجاوز {limit} بايت.",
      fr: "Une fois décompressé, le contenu dépasse {limit} octets.",
      en: "What is unpacked comes to more than {limit} bytes."),
    fix: Text(
      ar: "تأكد من مصدر الملف، ثم ارفع unpack.maxSize إذا كان الحجم طبيعيا.",
      fr:
        "Vérifiez la provenance du fichier, puis relevez unpack.maxSize si cette taille est normale.",
      en: "Check where the file comes from, then raise unpack.maxSize if that size is right."),
    example: .init(
      ["limit": "17179869184"], wrong: "unpack: {maxSize: 1M}", right: "unpack: {maxSize: 20G}"))
  public static let archiveRatio = Rule(
    "archive/ratio",
    what: Text(
      ar: "محتوى هذا الملف أكبر من حجمه المضغوط بأكثر من {limit} مرة، كما في القنابل المضغوطة.",
      fr:
        "Le contenu de ce fichier fait plus de {limit} fois sa taille compressée, comme celui d’une bombe de décompression.",
      en:
        "What this file holds is more than {limit} times its compressed size, as in a decompression bomb."
    ),
    fix: Text(
      ar: "تأكد من مصدر الملف، ثم ارفع unpack.maxRatio إذا كان طبيعيا.",
      fr: "Vérifiez la provenance du fichier, puis relevez unpack.maxRatio si c’est normal.",
      en: "Check where the file comes from, then raise unpack.maxRatio if that is right."),
    example: .init(
      ["limit": "250"], wrong: "unpack: {maxRatio: 10}", right: "unpack: {maxRatio: 500}"))
  public static let archiveTooDeep = Rule(
    "archive/too-deep",
    what: Text(
      ar: "أرشيف داخل أرشيف أكثر من {limit} مرات.",
      fr: "Des archives sont emboîtées sur plus de {limit} niveaux.",
      en: "Archives stand in one another more than {limit} deep."),
    fix: Text(
      ar: "استخرج الأرشيف الداخلي وضعه مكان الآخر.",
      fr: "Extrayez l’archive intérieure et prenez-la à la place.",
      en: "Take the inner archive out and use it instead."),
    example: .init(["limit": "3"], wrong: "a.zip/b.zip/c.zip/d.zip", right: "d.zip"))
  public static let archiveEmpty = Rule(
    "archive/no-entry",
    what: Text(
      ar: "لا يوجد في الأرشيف ملف يقرأ (فيه: {value}).",
      fr: "L’archive ne contient aucun fichier à lire (elle contient : {value}).",
      en: "The archive has no file to read (it has: {value})."),
    fix: Text(
      ar: "صحح النمط في unpack.entry، أو أضف الملف إلى الأرشيف.",
      fr: "Corrigez le motif de unpack.entry, ou ajoutez le fichier à l’archive.",
      en: "Mend the pattern of unpack.entry, or add the file to the archive."),
    example: .init(
      ["value": "members.xlsx"], wrong: #"unpack: {entry: "*.csv"}"#,
      right: #"unpack: {entry: "*.xlsx"}"#))
  public static let entriesPassedOver = Rule(
    "archive/passed-over", .note,
    what: Text(
      ar: "تركت هذه الملفات المخفية من الأرشيف: {value}.",
      fr: "Ces fichiers cachés de l’archive ont été laissés de côté : {value}.",
      en: "These hidden files of the archive were passed over: {value}."),
    fix: Text(
      ar: "لا شيء؛ ولقراءتها سمها في unpack.entry.",
      fr: "Rien à faire ; pour les lire, nommez-les dans unpack.entry.",
      en: "Nothing; to read them, name them in unpack.entry."),
    example: .init(
      ["value": "__MACOSX/._members.csv"], wrong: "__MACOSX/._members.csv", right: "members.csv"))
  public static let notUnpacked = Rule(
    "archive/not-unpacked",
    what: Text(
      ar: "تعذر فك الضغط في مجلد الملفات المؤقتة ({reason}).",
      fr: "La décompression dans le dossier temporaire a échoué ({reason}).",
      en: "Unpacking to the folder of temporary files failed ({reason})."),
    fix: Text(
      ar: "أفرغ مساحة على القرص أو غير TMPDIR.", fr: "Libérez de la place, ou changez TMPDIR.",
      en: "Make room on the disk, or change TMPDIR."),
    example: .init(
      ["reason": "No space left on device"], wrong: "TMPDIR=/small nashr run .",
      right: "TMPDIR=/var/tmp nashr run ."))
}
