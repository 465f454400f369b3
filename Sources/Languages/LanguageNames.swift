extension LanguageCode {
  /// Every language of ISO 639-1 and those of Morocco and its neighbours, one a line: three letters, two
  /// letters or `-`, the names in English, French and Arabic as Unicode CLDR or Moroccan usage has them.
  static let table = """
    aar aa Afar|afar|الأفارية
    abk ab Abkhazian|abkhaze|الأبخازية
    aeb - Tunisian Arabic|arabe tunisien|العربية التونسية
    afr af Afrikaans|afrikaans|الأفريقانية
    aka ak Akan|akan|الأكانية
    amh am Amharic|amharique|الأمهرية
    ara ar Arabic|arabe|العربية
    arb - Standard Arabic|arabe standard|العربية المعيارية
    arg an Aragonese|aragonais|الأراغونية
    arq - Algerian Arabic|arabe algérien|العربية الجزائرية
    ary - Moroccan Arabic|arabe marocain|العربية المغربية
    asm as Assamese|assamais|الأسامية
    ava av Avaric|avar|الأوارية
    ave ae Avestan|avestique|الأفستية
    aym ay Aymara|aymara|الأيمارا
    aze az Azerbaijani|azerbaïdjanais|الأذربيجانية
    bak ba Bashkir|bachkir|الباشكيرية
    bam bm Bambara|bambara|البامبارا
    bel be Belarusian|biélorusse|البيلاروسية
    ben bn Bangla|bengali|البنغالية
    ber - Berber languages|langues berbères|اللغات الأمازيغية
    bis bi Bislama|bichelamar|البيسلامية
    bod bo Tibetan|tibétain|التبتية
    bos bs Bosnian|bosniaque|البوسنية
    bre br Breton|breton|البريتونية
    bul bg Bulgarian|bulgare|البلغارية
    cat ca Catalan|catalan|الكتالانية
    ces cs Czech|tchèque|التشيكية
    cha ch Chamorro|chamorro|التشامورو
    che ce Chechen|tchétchène|الشيشانية
    chu cu Church Slavic|slavon d’église|سلافية كنسية
    chv cv Chuvash|tchouvache|التشوفاشي
    cor kw Cornish|cornique|الكورنية
    cos co Corsican|corse|الكورسيكية
    cre cr Cree|cree|الكرى
    cym cy Welsh|gallois|الويلزية
    dan da Danish|danois|الدانمركية
    deu de German|allemand|الألمانية
    div dv Divehi|maldivien|المالديفية
    dzo dz Dzongkha|dzongkha|دزونكا
    ell el Greek|grec|اليونانية
    eng en English|anglais|الإنجليزية
    epo eo Esperanto|espéranto|الإسبرانتو
    est et Estonian|estonien|الإستونية
    eus eu Basque|basque|الباسكية
    ewe ee Ewe|éwé|الإيوي
    fao fo Faroese|féroïen|الفاروية
    fas fa Persian|persan|الفارسية
    fij fj Fijian|fidjien|الفيجية
    fin fi Finnish|finnois|الفنلندية
    fra fr French|français|الفرنسية
    fry fy Western Frisian|frison occidental|الفريزيان
    ful ff Fula|peul|الفولانية
    gla gd Scottish Gaelic|gaélique écossais|الغيلية الأسكتلندية
    gle ga Irish|irlandais|الأيرلندية
    glg gl Galician|galicien|الجاليكية
    glv gv Manx|mannois|المنكية
    grn gn Guarani|guarani|الغوارانية
    guj gu Gujarati|goudjarati|الغوجاراتية
    hat ht Haitian Creole|créole haïtien|الكريولية الهايتية
    hau ha Hausa|haoussa|الهوسا
    heb he Hebrew|hébreu|العبرية
    her hz Herero|héréro|الهيريرو
    hin hi Hindi|hindi|الهندية
    hmo ho Hiri Motu|hiri motu|الهيري موتو
    hrv hr Croatian|croate|الكرواتية
    hun hu Hungarian|hongrois|الهنغارية
    hye hy Armenian|arménien|الأرمنية
    ibo ig Igbo|igbo|الإيجبو
    ido io Ido|ido|الإيدو
    iii ii Sichuan Yi|yi du Sichuan|السيتشيون يي
    iku iu Inuktitut|inuktitut|الإينكتيتت
    ile ie Interlingue|interlingue|الإنترلينج
    ina ia Interlingua|interlingua|اللّغة الوسيطة
    ind id Indonesian|indonésien|الإندونيسية
    ipk ik Inupiaq|inupiaq|الإينبياك
    isl is Icelandic|islandais|الأيسلندية
    ita it Italian|italien|الإيطالية
    jav jv Javanese|javanais|الجاوية
    jpn ja Japanese|japonais|اليابانية
    kab - Kabyle|kabyle|القبايلية
    kal kl Kalaallisut|groenlandais|الكالاليست
    kan kn Kannada|kannada|الكانادا
    kas ks Kashmiri|cachemiri|الكشميرية
    kat ka Georgian|géorgien|الجورجية
    kau kr Kanuri|kanouri|الكانوري
    kaz kk Kazakh|kazakh|الكازاخستانية
    khm km Khmer|khmer|الخميرية
    kik ki Kikuyu|kikuyu|الكيكيو
    kin rw Kinyarwanda|kinyarwanda|الكينيارواندا
    kir ky Kyrgyz|kirghize|القيرغيزية
    kom kv Komi|komi|الكومي
    kon kg Kongo|kikongo|الكونغو
    kor ko Korean|coréen|الكورية
    kua kj Kuanyama|kuanyama|كوانياما
    kur ku Kurdish|kurde|الكردية
    lao lo Lao|lao|اللاوية
    lat la Latin|latin|اللاتينية
    lav lv Latvian|letton|اللاتفية
    lim li Limburgish|limbourgeois|الليمبورغية
    lin ln Lingala|lingala|اللينجالا
    lit lt Lithuanian|lituanien|الليتوانية
    ltz lb Luxembourgish|luxembourgeois|اللكسمبورغية
    lub lu Luba-Katanga|luba-katanga (kiluba)|اللوبا كاتانغا
    lug lg Ganda|ganda|الغاندا
    mah mh Marshallese|marshallais|المارشالية
    mal ml Malayalam|malayalam|المالايالامية
    mar mr Marathi|marathi|الماراثية
    mey - Hassaniyya|hassanya|الحسانية
    mkd mk Macedonian|macédonien|المقدونية
    mlg mg Malagasy|malgache|الملغاشي
    mlt mt Maltese|maltais|المالطية
    mon mn Mongolian|mongol|المنغولية
    mri mi Māori|maori|الماورية
    msa ms Malay|malais|الماليزية
    mul - multiple languages|plusieurs langues|لغات متعددة
    mya my Burmese|birman|البورمية
    nau na Nauru|nauruan|النورو
    nav nv Navajo|navajo|النافاجو
    nbl nr South Ndebele|ndébélé du Sud|النديبيل الجنوبي
    nde nd North Ndebele|ndébélé du Nord|النديبيل الشمالية
    ndo ng Ndonga|ndonga|الندونجا
    nep ne Nepali|népalais|النيبالية
    nld nl Dutch|néerlandais|الهولندية
    nno nn Norwegian Nynorsk|norvégien nynorsk|النرويجية نينورسك
    nob nb Norwegian Bokmål|norvégien bokmål|النرويجية بوكمال
    nor no Norwegian|norvégien|النرويجية
    nya ny Nyanja|chewa|النيانجا
    oci oc Occitan|occitan|الأوكسيتانية
    oji oj Ojibwa|ojibwa|الأوجيبوا
    ori or Odia|odia|الأورية
    orm om Oromo|oromo|الأورومية
    oss os Ossetic|ossète|الأوسيتيك
    pan pa Punjabi|pendjabi|البنجابية
    pli pi Pali|pali|البالية
    pol pl Polish|polonais|البولندية
    por pt Portuguese|portugais|البرتغالية
    pus ps Pashto|pachto|البشتو
    que qu Quechua|quechua|كيشوا
    rif - Tarifit|rifain|تاريفيت
    roh rm Romansh|romanche|الرومانشية
    ron ro Romanian|roumain|الرومانية
    run rn Rundi|roundi|الرندي
    rus ru Russian|russe|الروسية
    sag sg Sango|sango|السانجو
    san sa Sanskrit|sanskrit|السنسكريتية
    shi - Tachelhit|chleuh|تاشلحيت
    sin si Sinhala|cingalais|السنهالية
    slk sk Slovak|slovaque|السلوفاكية
    slv sl Slovenian|slovène|السلوفانية
    sme se Northern Sami|same du Nord|سامي الشمالية
    smo sm Samoan|samoan|الساموائية
    sna sn Shona|shona|الشونا
    snd sd Sindhi|sindhi|السندية
    som so Somali|somali|الصومالية
    sot st Southern Sotho|sotho du Sud|السوتو الجنوبية
    spa es Spanish|espagnol|الإسبانية
    sqi sq Albanian|albanais|الألبانية
    srd sc Sardinian|sarde|السردينية
    srp sr Serbian|serbe|الصربية
    ssw ss Swati|swati|السواتي
    sun su Sundanese|soundanais|السوندانية
    swa sw Swahili|swahili|السواحلية
    swe sv Swedish|suédois|السويدية
    tah ty Tahitian|tahitien|التاهيتية
    tam ta Tamil|tamoul|التاميلية
    tat tt Tatar|tatar|التترية
    tel te Telugu|télougou|التيلوغوية
    tgk tg Tajik|tadjik|الطاجيكية
    tgl tl Tagalog|tagalog|التاغالوغية
    tha th Thai|thaï|التايلاندية
    tir ti Tigrinya|tigrigna|التغرينية
    ton to Tongan|tongien|التونغية
    tsn tn Tswana|tswana|التسوانية
    tso ts Tsonga|tsonga|السونجا
    tuk tk Turkmen|turkmène|التركمانية
    tur tr Turkish|turc|التركية
    twi tw Twi|twi|التوي
    tzm - Central Atlas Tamazight|amazighe de l’Atlas central|أمازيغية الأطلس المتوسط
    uig ug Uyghur|ouïghour|الأويغورية
    ukr uk Ukrainian|ukrainien|الأوكرانية
    urd ur Urdu|ourdou|الأوردية
    uzb uz Uzbek|ouzbek|الأوزبكية
    ven ve Venda|venda|الفيندا
    vie vi Vietnamese|vietnamien|الفيتنامية
    vol vo Volapük|volapük|لغة الفولابوك
    wln wa Walloon|wallon|الولونية
    wol wo Wolof|wolof|الولوفية
    xho xh Xhosa|xhosa|الخوسا
    yid yi Yiddish|yiddish|اليديشية
    yor yo Yoruba|yoruba|اليوروبا
    zgh - Standard Moroccan Tamazight|amazighe standard marocain|الأمازيغية المغربية المعيارية
    zha za Zhuang|zhuang|الزهيونج
    zho zh Chinese|chinois|الصينية
    zul zu Zulu|zoulou|الزولو
    """
}
