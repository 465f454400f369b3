import Components

extension QualityMetric {
  /// How each metric is measured (DQV, `skos:definition` of a metric).
  enum Definition {
    static let rowsRead = Text(
      ar: "السجلات المقروءة من المصادر دون سطر العناوين: المنشورة منها والمرفوضة.",
      fr: "Enregistrements lus dans les sources, sans l’en-tête : les publiés et les rejetés.",
      en: "Records read from the sources, without the header: those published and those rejected.")
    static let rowsPublished = Text(
      ar: "الأسطر الموجودة في الملفات المنشورة.", fr: "Lignes présentes dans les fichiers publiés.",
      en: "Rows that stand in the published files.")
    static let rowsRejected = Text(
      ar: "السجلات التي قرئت ولم تنشر لأن قاعدة رفضتها.",
      fr: "Enregistrements lus et non publiés parce qu’une règle les rejette.",
      en: "Records that were read and are not published because a rule rejects them.")
    static let publishedShare = Text(
      ar: "عدد الأسطر المنشورة مقسوما على عدد الأسطر المقروءة، بين 0 و1.",
      fr: "Nombre de lignes publiées divisé par le nombre de lignes lues, entre 0 et 1.",
      en: "The number of rows published divided by the number of rows read, between 0 and 1.")
    static let findings = Text(
      ar: "عدد ما نبهت إليه القواعد في الإصدار بهذه الدرجة من الخطورة.",
      fr: "Nombre de constats de cette gravité que les contrôles ont faits dans la version.",
      en: "How many findings of this severity the checks made in the release.")

    static func rule(_ id: String) -> Text {
      Text(
        ar: "عدد ما نبهت إليه القاعدة \(id) في الإصدار.",
        fr: "Nombre de constats que la règle \(id) a faits dans la version.",
        en: "How many findings the rule \(id) made in the release.")
    }

    static let documented = Text(
      ar: "عدد العناوين والأوصاف والكلمات المفتاحية المكتوبة مقسوما على عدد مواضعها، بين 0 و1.",
      fr:
        "Nombre de titres, descriptions et mots-clés écrits, divisé par le nombre de leurs places, entre 0 et 1.",
      en:
        "The number of titles, descriptions and keywords written divided by the number of places for them, between 0 and 1."
    )
    static let translated = Text(
      ar: "عدد النصوص المكتوبة بهذه اللغة مقسوما على عدد النصوص المكتوبة بأي لغة، بين 0 و1.",
      fr:
        "Nombre de textes écrits dans cette langue, divisé par le nombre de textes écrits dans une langue quelconque, entre 0 et 1.",
      en:
        "The number of texts written in this language divided by the number of texts written in any, between 0 and 1."
    )
    static let daysBehind = Text(
      ar: "تاريخ الإصدار ناقص آخر يوم من الفترة التي تغطيها البيانات.",
      fr: "Date de la version moins le dernier jour de la période couverte par les données.",
      en: "The date of the release minus the last day of the period that the data cover.")
  }
}
