import Components

/// The rules of sources on servers.
enum HTTPRules {
  static let rules: [Rule] = [
    .httpAddress, .httpScheme, .httpUserinfo, .httpHeader, .httpUnreachable, .httpLate,
    .httpIncomplete, .httpServerFails, .httpNotFound, .httpForbidden, .httpStatus, .httpCertificate,
    .httpRedirect, .httpRedirects, .httpTooSmall, .httpPage, .httpLabelledPage, .httpCoding,
    .httpOtherContent,
  ]
}

/// What a pipeline says of a server that cannot be used.
extension Rule {
  static let httpAddress = Rule(
    "http/address",
    what: Text(
      ar: "هذا ليس عنوان ويب كاملا.", fr: "Ceci n’est pas une adresse web complète.",
      en: "This is not a whole web address."),
    fix: Text(
      ar: "اكتب العنوان كاملا، من https:// إلى اسم الملف، دون فراغات.",
      fr: "Écrivez l’adresse entière, de https:// au nom du fichier, sans espace.",
      en: "Write the whole address, from https:// to the name of the file, without spaces."),
    source: "RFC 3986 §3",
    example: .init(
      wrong: "from: https:/data example/members.csv",
      right: "from: https://data.example.org/members.csv"))

  static let httpScheme = Rule(
    "http/scheme",
    what: Text(
      ar: "لا يجلب إلا من عناوين https وhttp.", fr: "Seules les adresses https et http sont lues.",
      en: "Only addresses of https and http are fetched."),
    fix: Text(
      ar: "اكتب عنوانا يبدأ بـ https://، أو ضع الملف في مجلد المسار واكتب مساره.",
      fr:
        "Écrivez une adresse en https://, ou placez le fichier dans le dossier et écrivez son chemin.",
      en:
        "Write an address that begins with https://, or put the file in the folder and write its path."
    ),
    source: "RFC 9110 §4.2",
    example: .init(
      wrong: #"from: {http: {url: "ftp://data.example.org/members.csv"}}"#,
      right: #"from: {http: {url: "https://data.example.org/members.csv"}}"#))

  static let httpUserinfo = Rule(
    "http/userinfo",
    what: Text(
      ar: "في العنوان اسم مستعمل أو كلمة سر، وكان سينشر معها.",
      fr:
        "L’adresse contient un nom d’utilisateur ou un mot de passe, qui serait publié avec elle.",
      en: "The address holds a user name or a password, which would be published with it."),
    fix: Text(
      ar: "احذفهما من العنوان، واكتب Authorization: env:NAME تحت headers.",
      fr: "Retirez-les de l’adresse et écrivez Authorization: env:NAME sous headers.",
      en: "Remove them from the address and write Authorization: env:NAME under headers."),
    source: "RFC 9110 §4.2.4",
    example: .init(
      wrong: #"from: "https://user:word@data.example.org/members.csv""#,
      right: """
        from:
          http:
            url: https://data.example.org/members.csv
            headers: {Authorization: env:DATA_TOKEN}
        """))

  static let httpHeader = Rule(
    "http/header",
    what: Text(
      ar: "لا يمكن إرسال الحقل {name} هكذا.", fr: "L’en-tête {name} ne peut pas être envoyé ainsi.",
      en: "The header field {name} cannot be sent like this."),
    fix: Text(
      ar:
        "اكتب كل حقل مرة واحدة بحروف لاتينية وأرقام و-، وقيمته في سطر واحد؛ حقول الجلب مثل Range وHost يضعها نشر.",
      fr:
        "Écrivez chaque en-tête une fois, en lettres latines, chiffres et -, sa valeur sur une ligne ; Nashr écrit lui-même Range, Host et leurs semblables.",
      en:
        "Write each field once, in Latin letters, digits and -, its value on one line; Nashr itself writes Range, Host and their like."
    ),
    source: "RFC 9110 §5",
    example: .init(
      ["name": "Range"],
      wrong: "headers: {Range: bytes=0-99}",
      right: "headers: {Accept-Language: fr}"))

}
