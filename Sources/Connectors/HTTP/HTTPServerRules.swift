import Components

/// How servers fail.
extension Rule {
  static let httpUnreachable = Rule(
    "http/unreachable",
    what: Text(
      ar: "تعذر الاتصال بـ {source} ({reason}). عدد المحاولات: {tries:times}.",
      fr: "{source} est injoignable ({reason}). Essais : {tries:times}.",
      en: "{source} cannot be reached ({reason}). Tried {tries:times}."),
    fix: Text(
      ar:
        "تأكد من العنوان ومن الشبكة، ثم أعد التنفيذ. مع onFailure: last-good تستعمل آخر نسخة سليمة.",
      fr:
        "Vérifiez l’adresse et le réseau, puis relancez. Avec onFailure: last-good, la dernière bonne copie sert.",
      en:
        "Check the address and the network, then run again. With onFailure: last-good the last good copy is used."
    ),
    example: .init(
      [
        "source": "https://data.example.org/members.csv", "reason": "Couldn't resolve host name",
        "tries": "4",
      ],
      wrong: "from: https://data.exmaple.org/members.csv",
      right: "from: https://data.example.org/members.csv"))

  static let httpLate = Rule(
    "http/late",
    what: Text(
      ar: "لم يصل {source} في الوقت المحدد. عدد المحاولات: {tries:times}.",
      fr: "{source} n’est pas arrivé à temps. Essais : {tries:times}.",
      en: "{source} did not come in time. Tried {tries:times}."),
    fix: Text(
      ar: "أعد التنفيذ لاحقا: يستأنف ما انقطع إن سمح الخادم. للملفات الكبيرة ارفع timeout.",
      fr:
        "Relancez plus tard : le téléchargement reprend où il était si le serveur le permet. Pour un gros fichier, augmentez timeout.",
      en:
        "Run again later: the download goes on where it was if the server allows it. For a large file raise timeout."
    ),
    example: .init(
      ["source": "https://data.example.org/members.csv", "tries": "4"],
      wrong: "from: {http: {url: https://data.example.org/members.csv, timeout: 10s}}",
      right: "from: {http: {url: https://data.example.org/members.csv, timeout: 1h}}"))

  static let httpIncomplete = Rule(
    "http/incomplete",
    what: Text(
      ar: "انقطع جواب {source} أو وصل مشوها ({reason}). عدد المحاولات: {tries:times}.",
      fr:
        "La réponse de {source} s’est interrompue ou est brouillée ({reason}). Essais : {tries:times}.",
      en: "The answer of {source} broke off or is garbled ({reason}). Tried {tries:times}."),
    fix: Text(
      ar: "أعد التنفيذ لاحقا؛ إن تكرر ذلك فأخبر من يقدم المصدر.",
      fr: "Relancez plus tard ; si cela se répète, prévenez qui tient la source.",
      en: "Run again later; if it happens again, tell whoever keeps the source."),
    source: "RFC 9112 §8",
    example: .init(
      [
        "source": "https://data.example.org/members.csv", "reason": "Transferred a partial file",
        "tries": "4",
      ],
      wrong: "Content-Length: 1000",
      right: "Content-Length: 400"))

  static let httpServerFails = Rule(
    "http/server-fails",
    what: Text(
      ar: "أجاب خادم {source} بأنه لا يستطيع الآن ({status}). عدد المحاولات: {tries:times}.",
      fr:
        "Le serveur de {source} répond qu’il ne peut pas en ce moment ({status}). Essais : {tries:times}.",
      en:
        "The server of {source} says that it cannot at the moment ({status}). Tried {tries:times}."),
    fix: Text(
      ar: "أعد التنفيذ لاحقا. مع onFailure: last-good تستعمل آخر نسخة سليمة.",
      fr: "Relancez plus tard. Avec onFailure: last-good, la dernière bonne copie sert.",
      en: "Run again later. With onFailure: last-good the last good copy is used."),
    source: "RFC 9110 §15.6; RFC 6585 §4",
    example: .init(
      ["source": "https://data.example.org/members.csv", "status": "503", "tries": "4"],
      wrong: "from: {http: {url: https://data.example.org/members.csv}}",
      right: "from: {http: {url: https://data.example.org/members.csv, onFailure: last-good}}"))

  static let httpNotFound = Rule(
    "http/not-found",
    what: Text(
      ar: "لا شيء في العنوان {source} ({status}).",
      fr: "Il n’y a rien à l’adresse {source} ({status}).",
      en: "There is nothing at the address {source} ({status})."),
    fix: Text(
      ar: "افتح صفحة المصدر في متصفح، وانسخ منها عنوان الملف الحالي.",
      fr: "Ouvrez la page de la source dans un navigateur et copiez l’adresse actuelle du fichier.",
      en: "Open the page of the source in a browser and copy the file’s present address."),
    source: "RFC 9110 §15.5.5",
    example: .init(
      ["source": "https://data.example.org/members.csv", "status": "404"],
      wrong: "from: https://data.example.org/2023/members.csv",
      right: "from: https://data.example.org/members.csv"))

  static let httpForbidden = Rule(
    "http/forbidden",
    what: Text(
      ar: "الخادم لا يسمح بـ {source} ({status}).",
      fr: "Le serveur ne donne pas accès à {source} ({status}).",
      en: "The server gives no access to {source} ({status})."),
    fix: Text(
      ar: "اطلب الإذن ممن يقدم المصدر، وأرسله في headers من متغير في بيئة التشغيل.",
      fr:
        "Demandez l’accès à qui tient la source, et envoyez-le dans headers depuis une variable d’environnement.",
      en:
        "Ask whoever keeps the source for access, and send it in headers from an environment variable."
    ),
    source: "RFC 9110 §15.5.2",
    example: .init(
      ["source": "https://data.example.org/members.csv", "status": "401"],
      wrong: "from: {http: {url: https://data.example.org/members.csv}}",
      right:
        "from: {http: {url: https://data.example.org/members.csv, headers: {Authorization: env:DATA_TOKEN}}}"
    ))

  static let httpStatus = Rule(
    "http/status",
    what: Text(
      ar: "أجاب خادم {source} بغير الملف ({status}).",
      fr: "Le serveur de {source} a répondu autre chose que le fichier ({status}).",
      en: "The server of {source} answered with something other than the file ({status})."),
    fix: Text(
      ar: "افتح العنوان في متصفح، وتأكد من headers.",
      fr: "Ouvrez l’adresse dans un navigateur, et vérifiez headers.",
      en: "Open the address in a browser, and check headers."),
    source: "RFC 9110 §15.5",
    example: .init(
      ["source": "https://data.example.org/members.csv", "status": "406"],
      wrong:
        "from: {http: {url: https://data.example.org/members.csv, headers: {Accept: text/plain}}}",
      right: "from: {http: {url: https://data.example.org/members.csv}}"))

  static let httpCertificate = Rule(
    "http/certificate",
    what: Text(
      ar: "لم يثبت الخادم أنه صاحب {source} ({reason}).",
      fr: "Le serveur n’a pas prouvé qu’il est celui de {source} ({reason}).",
      en: "The server did not prove that it is the one of {source} ({reason})."),
    fix: Text(
      ar:
        "أخبر من يقدم المصدر بأن شهادته لا تصلح. إن كانت شهادة مؤسستكم فاكتب ملفها في SSL_CERT_FILE.",
      fr:
        "Prévenez qui tient la source que son certificat ne vaut pas. Si c’est celui de votre organisme, donnez son fichier dans SSL_CERT_FILE.",
      en:
        "Tell whoever keeps the source that its certificate is not valid. If it is your own body’s, name its file in SSL_CERT_FILE."
    ),
    source: "RFC 9110 §4.3.4",
    example: .init(
      [
        "source": "https://data.example.org/members.csv",
        "reason": "SSL peer certificate or SSH remote key was not OK",
      ],
      wrong: "nashr run .",
      right: "SSL_CERT_FILE=certificates.pem nashr run ."))

  static let httpRedirect = Rule(
    "http/redirect",
    what: Text(
      ar: "يحيل {source} إلى {value}، وهذه الإحالة لا تتبع.",
      fr: "{source} renvoie vers {value}, et ce renvoi n’est pas suivi.",
      en: "{source} leads on to {value}, which is not followed."),
    fix: Text(
      ar: "لا يتبع نشر إلا https وhttp، ولا ينزل من https إلى http. اكتب عنوان https النهائي.",
      fr:
        "Nashr ne suit que https et http, et ne descend pas de https à http. Écrivez l’adresse https finale.",
      en:
        "Nashr follows only https and http, and never goes down from https to http. Write the https address where the file is."
    ),
    source: "RFC 9110 §15.4",
    example: .init(
      [
        "source": "https://data.example.org/members.csv",
        "value": "http://old.example.org/members.csv",
      ],
      wrong: "from: https://data.example.org/members",
      right: "from: https://data.example.org/members.csv"))

  static let httpRedirects = Rule(
    "http/redirects",
    what: Text(
      ar: "يحيل {source} من عنوان إلى آخر دون نهاية (أكثر من {count:times}).",
      fr: "{source} renvoie d’une adresse à l’autre sans fin (plus de {count:times}).",
      en: "{source} leads from one address to another without end (more than {count:times})."),
    fix: Text(
      ar: "افتح العنوان في متصفح، واكتب العنوان الذي يصل إليه.",
      fr: "Ouvrez l’adresse dans un navigateur, et écrivez celle où il arrive.",
      en: "Open the address in a browser, and write the one it arrives at."),
    source: "RFC 9110 §15.4",
    example: .init(
      ["source": "https://data.example.org/members.csv", "count": "5"],
      wrong: "from: https://data.example.org/latest",
      right: "from: https://data.example.org/members.csv"))
}
