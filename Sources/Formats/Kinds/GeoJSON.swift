import Columns
import Components

/// GeoJSON (RFC 7946): the features of a collection, or one feature.
///
/// Read: a feature is a row. Columns are its `id` where features have one, its properties, nested ones by
/// path as in JSON, and last `geometry`, which holds the geometry as GeoJSON text and is missing where it
/// is null. A property that is itself called `id`, `geometry` or `properties` is `properties.id` and so
/// on. `itemKeys` may also ask for parts of the geometry: `geometry.type`, and `geometry.coordinates`, which
/// for points is a geopoint in the form of an array. Other members of a feature are not read.
/// Written: a collection, a feature a line. The geometry comes from the first geojson field, else from
/// the first geopoint field, else from two fields of numbers, which are not written among the properties;
/// a field `id` is the feature's. Winding stays as it is. A row without coordinates has no geometry.
struct GeoJSON: Format {
  static let card = Card(
    "geojson",
    Text(
      ar: "GeoJSON: معالم جغرافية، حسب RFC 7946؛ كل معلم سطر.",
      fr: "GeoJSON : des objets géographiques (RFC 7946), une ligne chacun.",
      en: "GeoJSON: geographic features, as RFC 7946 has them, a row each."),
    [JSONKeys.itemKeys, longitude, latitude],
    rules: JSONRules.records + [
      .noList, .trailingComma, .notFinite, .notFeatures, .notFeature, .badGeometry, .offTheGlobe,
      .otherReference, .noCoordinates,
    ])
  static let fileExtension = "geojson"
  static let mediaType = "application/geo+json"

  static let longitude = Key<String>.text(
    "longitude",
    Text(
      ar: "العمود الذي يحمل خط الطول عند الكتابة.",
      fr: "La colonne qui porte la longitude, à l’écriture.",
      en: "The column that holds the longitude, when writing."), default: "longitude")
  static let latitude = Key<String>.text(
    "latitude",
    Text(
      ar: "العمود الذي يحمل خط العرض عند الكتابة.",
      fr: "La colonne qui porte la latitude, à l’écriture.",
      en: "The column that holds the latitude, when writing."), default: "latitude")

  private let options: JSONShape.Options
  private let numbers: (longitude: String, latitude: String)
  /// The columns, once the whole file has been read for them.
  private var shape: JSONShape?

  init(_ options: Options) throws(Finding) {
    self.options = JSONShape.Options(
      itemType: .object, itemKeys: try JSONKeys.columns(options), names: GeoJSONFeature.names)
    numbers = (try options[Self.longitude], try options[Self.latitude])
  }

  func reader(of input: Input) throws(Finding) -> any Reader {
    try JSONTableReader.open(input, options, shape, judge: GeoJSONFeature.judge) {
      () throws(Finding) in try GeoJSONSource(input)
    }
  }

  /// Reads the whole file for the names in it, unless `itemKeys` tells the columns.
  func settled(on input: Input) throws(Finding) -> Settled {
    var settled = self
    settled.shape = try JSONTableReader.shape(input, options) { () throws(Finding) in
      try GeoJSONSource(input)
    }
    return Settled(settled)
  }

  func writer(of table: Exported) throws(Finding) -> Writer {
    guard
      let writer = GeoJSONWriter(
        table.schema, longitude: numbers.longitude, latitude: numbers.latitude)
    else {
      throw Finding(
        .noCoordinates, at: .file(table.name),
        ["value": "\(numbers.longitude), \(numbers.latitude)"])
    }
    return writer.writer
  }
}
