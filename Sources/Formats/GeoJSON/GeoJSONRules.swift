import Components

extension Rule {
  static let notFeatures = Rule(
    "geojson/not-features",
    what: Text(
      ar: "نوع هذا الملف ليس FeatureCollection.",
      fr: "Le type de ce fichier n’est pas FeatureCollection.",
      en: "The type of this file is not FeatureCollection."),
    fix: Text(
      ar: "اكتب في الملف type: FeatureCollection.",
      fr: "Écrivez type: FeatureCollection dans le fichier.",
      en: "Write type: FeatureCollection in the file."), source: "RFC 7946 §3.3",
    example: .init(
      wrong: #"{"features": []}"#,
      right: #"{"type": "FeatureCollection", "features": []}"#))
  static let notFeature = Rule(
    "geojson/not-feature",
    what: Text(
      ar: "هذا السجل ليس من النوع Feature ({value}).",
      fr: "Cet enregistrement n’est pas de type Feature ({value}).",
      en: "This record is not of the type Feature ({value})."),
    fix: Text(
      ar: "اكتب فيه type: Feature و geometry و properties.",
      fr: "Écrivez-y type: Feature, geometry et properties.",
      en: "Write type: Feature, geometry and properties in it."), source: "RFC 7946 §3.2",
    example: .init(
      ["value": "Point"],
      wrong: #"{"type": "Point", "coordinates": [-6.8, 34]}"#,
      right:
        #"{"type": "Feature", "geometry": {"type": "Point", "coordinates": [-6.8, 34]}, "properties": {}}"#
    ))
  static let badGeometry = Rule(
    "geojson/bad-geometry",
    what: Text(
      ar: "هذا ليس شكلا هندسيا: {value}.",
      fr: "Ceci n’est pas une géométrie : {value}.",
      en: "This is not a geometry: {value}."),
    fix: Text(
      ar: "اكتب type من أنواع GeoJSON، وإحداثيات هي أعداد بعمق المصفوفات الذي يناسبه.",
      fr:
        "Donnez un type de GeoJSON et des coordonnées qui soient des nombres, à la profondeur de tableaux qui lui convient.",
      en:
        "Give a type of GeoJSON, and coordinates that are numbers, in arrays as deep as that type has them."
    ), source: "RFC 7946 §3.1",
    example: .init(
      ["value": #"{"type": "Point", "coordinates": ["-6.8", "34"]}"#],
      wrong: #"{"type": "Point", "coordinates": ["-6.8", "34"]}"#,
      right: #"{"type": "Point", "coordinates": [-6.8, 34]}"#))
  static let offTheGlobe = Rule(
    "geojson/off-the-globe",
    what: Text(
      ar: "هذه الإحداثيات ليست خط طول وخط عرض: {value}.",
      fr: "Ces coordonnées ne sont pas une longitude et une latitude : {value}.",
      en: "These coordinates are no longitude and latitude: {value}."),
    fix: Text(
      ar:
        "اكتب خط الطول بين -180 و 180 ثم خط العرض بين -90 و 90، بالدرجات وفق WGS 84؛ حول الإحداثيات المسقطة.",
      fr:
        "Écrivez la longitude, de -180 à 180, puis la latitude, de -90 à 90, en degrés WGS 84 ; convertissez des coordonnées projetées.",
      en:
        "Write the longitude, from -180 to 180, then the latitude, from -90 to 90, in degrees of WGS 84; convert projected coordinates."
    ), source: "RFC 7946 §3.1.1, §4",
    example: .init(
      ["value": #"{"type": "Point", "coordinates": [367500, 379000]}"#],
      wrong: #"{"type": "Point", "coordinates": [367500, 379000]}"#,
      right: #"{"type": "Point", "coordinates": [-6.8, 34]}"#))
  static let otherReference = Rule(
    "geojson/other-reference", .warning,
    what: Text(
      ar: "يذكر الملف نظاما مرجعيا غير WGS 84: {value}.",
      fr: "Le fichier nomme un autre système de référence que WGS 84 : {value}.",
      en: "The file names another reference system than WGS 84: {value}."),
    fix: Text(
      ar: "حول الإحداثيات إلى WGS 84 واحذف crs.",
      fr: "Convertissez les coordonnées en WGS 84 et retirez crs.",
      en: "Convert the coordinates to WGS 84 and remove crs."), source: "RFC 7946 §4",
    example: .init(
      ["value": #"{"type": "name", "properties": {"name": "EPSG:26191"}}"#],
      wrong:
        #"{"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:26191"}}, "features": []}"#,
      right: #"{"type": "FeatureCollection", "features": []}"#))
  static let noCoordinates = Rule(
    "geojson/no-coordinates",
    what: Text(
      ar: "لا توجد في هذا الجدول إحداثيات، فلا يكتب بصيغة GeoJSON (البحث عن {value}).",
      fr: "Cette table n’a pas de coordonnées et ne peut s’écrire en GeoJSON (cherché : {value}).",
      en: "This table has no coordinates, so it cannot be written as GeoJSON (looked for {value})."),
    fix: Text(
      ar:
        "أضف حقلا من النوع geojson أو geopoint، أو اكتب عمودي الأعداد في longitude و latitude، أو اختر صيغا أخرى.",
      fr:
        "Ajoutez un champ geojson ou geopoint, ou nommez deux colonnes de nombres dans longitude et latitude, ou choisissez d’autres formats.",
      en:
        "Add a geojson or geopoint field, or name two columns of numbers in longitude and latitude, or choose other formats."
    ), source: "RFC 7946 §3.1",
    example: .init(
      ["value": "longitude, latitude"],
      wrong: #"{"fields": [{"name": "x", "type": "number"}]}"#,
      right: #"{"fields": [{"name": "place", "type": "geopoint"}]}"#))
}
