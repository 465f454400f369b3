import Components

/// What is wrong with what a server sent.
extension Rule {
  static let httpTooSmall = Rule(
    "http/too-small",
    what: Text(
      ar: "حجم {source} هو {count:size} فقط، والمنتظر {expected:size} على الأقل.",
      fr: "{source} ne fait que {count:size} ; au moins {expected:size} sont attendus.",
      en: "{source} has only {count:size}; at least {expected:size} are expected."),
    fix: Text(
      ar: "تأكد عند من يقدم المصدر؛ غالبا ما يدل الملف الفارغ على تصدير فشل.",
      fr:
        "Vérifiez auprès de qui tient la source : un fichier vide vient souvent d’un export raté.",
      en: "Ask whoever keeps the source: an empty file often comes from an export that failed."),
    example: .init(
      ["source": "https://data.example.org/members.csv", "count": "0", "expected": "1"],
      wrong: "Content-Length: 0",
      right: "Content-Length: 51200"))

  static let httpPage = Rule(
    "http/page",
    what: Text(
      ar: "أرسل الخادم صفحة ويب مكان بيانات {source}.",
      fr: "Le serveur a envoyé une page web au lieu des données de {source}.",
      en: "The server sent a web page in place of the data of {source}."),
    fix: Text(
      ar: "افتح العنوان في متصفح: قد تكون صفحة دخول أو صفحة خطأ. اكتب عنوان الملف نفسه.",
      fr:
        "Ouvrez l’adresse dans un navigateur : c’est peut-être une page de connexion ou d’erreur. Écrivez l’adresse du fichier même.",
      en:
        "Open the address in a browser: it may be a page to log in or of an error. Write the address of the file itself."
    ),
    example: .init(
      ["source": "https://data.example.org/members.csv"],
      wrong: "<!DOCTYPE html><title>Login</title>",
      right: "id,name"))

  static let httpLabelledPage = Rule(
    "http/labelled-page", .note,
    what: Text(
      ar: "يقول الخادم إن {source} صفحة ويب (text/html)، لكنه ليس كذلك؛ قرئ ملفا.",
      fr:
        "Le serveur dit que {source} est une page web (text/html), ce qu’il n’est pas ; il est lu comme un fichier.",
      en:
        "The server says that {source} is a web page (text/html), which it is not; it is read as a file."
    ),
    fix: Text(
      ar: "أخبر من يقدم المصدر بأن نوع الملف خطأ.",
      fr: "Prévenez qui tient la source que le type du fichier est faux.",
      en: "Tell whoever keeps the source that the type of the file is wrong."),
    source: "RFC 9110 §8.3",
    example: .init(
      ["source": "https://data.example.org/members.csv"],
      wrong: "Content-Type: text/html",
      right: "Content-Type: text/csv"))

  static let httpCoding = Rule(
    "http/coding",
    what: Text(
      ar: "وصل {source} مضغوطا بطريقة لا تقرأ أو تالفا ({value}).",
      fr: "{source} est arrivé compressé d’une façon qui ne se lit pas, ou abîmé ({value}).",
      en: "{source} came compressed in a way that cannot be read, or damaged ({value})."),
    fix: Text(
      ar: "أعد التنفيذ؛ إن تكرر ذلك فأخبر من يقدم المصدر.",
      fr: "Relancez ; si cela se répète, prévenez qui tient la source.",
      en: "Run again; if it happens again, tell whoever keeps the source."),
    source: "RFC 9110 §8.4",
    example: .init(
      ["source": "https://data.example.org/members.csv", "value": "br"],
      wrong: "Content-Encoding: br",
      right: "Content-Encoding: gzip"))

  static let httpOtherContent = Rule(
    "http/other-content",
    what: Text(
      ar: "محتوى {source} ليس المثبت: بصمته {value}، والمنتظرة {expected}.",
      fr:
        "Le contenu de {source} n’est pas celui qui est fixé : son empreinte est {value}, {expected} est attendue.",
      en:
        "The content of {source} is not the one that is pinned: its digest is {value}, {expected} is expected."
    ),
    fix: Text(
      ar: "تأكد من سبب التغيير؛ إن كان المحتوى الجديد صحيحا فاكتب بصمته في digest.",
      fr:
        "Cherchez pourquoi il a changé ; si le nouveau contenu est bon, écrivez son empreinte dans digest.",
      en: "Find out why it changed; if the new content is right, write its digest in digest."),
    example: .init(
      [
        "source": "https://data.example.org/members.csv", "value": "9f86d0…", "expected": "60303a…",
      ],
      wrong:
        #"from: {http: {url: https://data.example.org/members.csv, digest: "sha256:60303a…"}}"#,
      right: #"from: {http: {url: https://data.example.org/members.csv, digest: "sha256:9f86d0…"}}"#
    ))
}
