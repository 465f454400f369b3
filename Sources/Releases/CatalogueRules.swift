public import Components

/// What a catalogue is refused for.
extension Rule {
  public static let emptyCatalogue = Rule(
    "catalogue/empty",
    what: Text(
      ar: "الفهرس لا يضم أية مجموعة بيانات.", fr: "Le catalogue ne contient aucun jeu de données.",
      en: "The catalogue holds no dataset."),
    fix: Text(
      ar: "انشر مجموعة بيانات واحدة على الأقل؛ فالبوابات تحذف ما لم يعد الفهرس يذكره.",
      fr:
        "Publiez au moins un jeu de données : les portails suppriment ce que le catalogue ne cite plus.",
      en: "Publish one dataset at least: portals delete what a catalogue no longer lists."),
    source: "DCAT-AP 3.0.1; ckanext-dcat and udata harvesters",
    example: .init(
      wrong: "datasets: {}",
      right: """
        datasets:
          members:
            tables: {members: {from: data/members.csv}}
        """))
  public static let notAnAddress = Rule(
    "catalogue/address",
    what: Text(
      ar: "القيمة {value} ليست عنوانا كاملا على الويب.",
      fr: "La valeur {value} n’est pas une adresse web complète.",
      en: "The value {value} is not a full web address."),
    fix: Text(
      ar: "اكتب عنوانا يبدأ بـ https://.", fr: "Écrivez une adresse qui commence par https://.",
      en: "Write an address that starts with https://."), source: "RFC 3986",
    example: .init(
      ["value": "www.remacto.example"],
      wrong: "licenses: {own: {title: Own, path: www.remacto.example}}",
      right: #"licenses: {own: {title: Own, path: "https://www.remacto.example/licence"}}"#))
}
