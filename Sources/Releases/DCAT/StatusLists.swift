import Components

/// The lists that say in what state a thing is, and of what kind a publisher or a licence.
extension CodeList {
  static let distributionStatus = CodeList(
    name: "distribution-status", type: Namespace.skos["Concept"],
    labels: ["COMPLETED": Text(ar: "مكتمل", fr: "complet", en: "completed")])

  /// ADMS change type, of catalogue records.
  static let changeType = adms(
    "changetype",
    [
      "created": Text(ar: "أنشئ", fr: "créé", en: "created"),
      "updated": Text(ar: "حُدّث", fr: "mis à jour", en: "updated"),
      "deleted": Text(ar: "حُذف", fr: "supprimé", en: "deleted"),
    ])

  /// ADMS status, of datasets (DCAT 3, 11.3).
  static let status = adms(
    "status", ["Withdrawn": Text(ar: "مسحوب", fr: "retiré", en: "withdrawn")])

  static let publisherType = adms(
    "publishertype",
    [
      "Academia-ScientificOrganisation": Text(
        ar: "هيئة جامعية أو علمية", fr: "organisme universitaire ou scientifique",
        en: "academia or scientific organisation"),
      "Company": Text(ar: "شركة", fr: "entreprise", en: "company"),
      "IndustryConsortium": Text(
        ar: "تجمع صناعي", fr: "consortium industriel", en: "industry consortium"),
      "LocalAuthority": Text(ar: "سلطة محلية", fr: "autorité locale", en: "local authority"),
      "NationalAuthority": Text(
        ar: "سلطة وطنية", fr: "autorité nationale", en: "national authority"),
      "NonGovernmentalOrganisation": Text(
        ar: "منظمة غير حكومية", fr: "organisation non gouvernementale",
        en: "non-governmental organisation"),
      "NonProfitOrganisation": Text(
        ar: "هيئة غير ربحية", fr: "organisme à but non lucratif", en: "non-profit organisation"),
      "PrivateIndividual(s)": Text(ar: "أفراد", fr: "particuliers", en: "private individuals"),
      "RegionalAuthority": Text(
        ar: "سلطة جهوية", fr: "autorité régionale", en: "regional authority"),
      "StandardisationBody": Text(
        ar: "هيئة تقييس", fr: "organisme de normalisation", en: "standardisation body"),
      "SupraNationalAuthority": Text(
        ar: "سلطة فوق وطنية", fr: "autorité supranationale", en: "supranational authority"),
    ])

  static let licenseType = adms(
    "licencetype",
    [
      "Attribution": Text(ar: "ذكر المصدر", fr: "attribution", en: "attribution"),
      "GrantBack": Text(ar: "رخصة مقابلة", fr: "licence en retour", en: "grant back"),
      "JurisdictionWithinTheEU": Text(
        ar: "اختصاص داخل الاتحاد الأوروبي", fr: "juridiction dans l’Union européenne",
        en: "jurisdiction within the EU"),
      "KnownPatentEncumbrance": Text(
        ar: "براءات معروفة", fr: "brevets connus", en: "known patent encumbrance"),
      "NoDerivativeWork": Text(
        ar: "بلا أعمال مشتقة", fr: "pas d’œuvre dérivée", en: "no derivative work"),
      "NominalCost": Text(ar: "تكلفة رمزية", fr: "coût symbolique", en: "nominal cost"),
      "NonCommercialUseOnly": Text(
        ar: "استعمال غير تجاري فقط", fr: "usage non commercial seulement",
        en: "non-commercial use only"),
      "OtherRestrictiveClauses": Text(
        ar: "بنود مقيدة أخرى", fr: "autres clauses restrictives", en: "other restrictive clauses"),
      "PublicDomain": Text(ar: "ملك عام", fr: "domaine public", en: "public domain"),
      "ReservedNames-Endorsement-OfficialStatus": Text(
        ar: "أسماء محفوظة أو تزكية أو صفة رسمية", fr: "noms réservés, caution ou statut officiel",
        en: "reserved names, endorsement or official status"),
      "RoyaltiesRequired": Text(
        ar: "إتاوات واجبة", fr: "redevances dues", en: "royalties required"),
      "UnknownIPR": Text(
        ar: "حقوق غير معروفة", fr: "droits inconnus", en: "unknown intellectual property rights"),
      "ViralEffect-ShareAlike": Text(
        ar: "المشاركة بالمثل", fr: "partage à l’identique", en: "share alike"),
    ])

  /// A list of the Asset Description Metadata Schema.
  private static func adms(_ name: String, _ labels: [String: Text]) -> CodeList {
    let base = "http://purl.org/adms/" + name + "/"
    return CodeList(
      name: name, type: Namespace.skos["Concept"], labels: labels, base: base,
      scheme: base + "1.0")
  }
}
