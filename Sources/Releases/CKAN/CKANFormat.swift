extension Offer {
  /// What CKAN calls the format of a media type (`resource_formats.json`), as it does after a harvest;
  /// our name for one that it does not know.
  var ckanFormat: String {
    switch mediaType {
    case "text/csv": "CSV"
    case "application/json": "JSON"
    case "application/xml", "text/xml": "XML"
    case "application/geo+json": "GeoJSON"
    case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX"
    case Self.gzip: "GZ"
    default: formatName
    }
  }
}
