/// The formats that CKAN knows by other names (`resource_formats.json` of CKAN 2.12): the label, and what
/// stands for it, in small letters.
enum CKANFormats {
  static let labels: [String: String] = {
    var labels: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "|").map(String.init)
      for name in parts.dropFirst() { labels[name] = parts[0] }
    }
    return labels
  }()

  private static let text = """
    ArcGIS Map Preview|arcgis map preview
    ArcGIS Map Service|arcgis map service
    ArcGIS Online Map|arcgis online map|web map application
    Atom Feed|application/atom+xml|atom feed
    BIN|application/octet-stream|bin|binary data
    BMP|image/x-ms-bmp|bmp|bitmap image file
    CSV|text/csv|csv|comma separated values file|text/comma-separated-values
    DCR|application/x-director|dcr|adobe shockwave format
    dBase|application/x-dbf|dbase|dbase database|dbf
    DOC|application/msword|doc|word document
    DOCM|application/vnd.ms-word.document.macroenabled.12|docm|word ooxml - macro enabled
    DOCX|application/vnd.openxmlformats-officedocument.wordprocessingml.document|docx|word ooxml document
    DOTM|application/vnd.ms-word.template.macroenabled.12|dotm|word ooxml template - macro enabled
    DOTX|application/vnd.openxmlformats-officedocument.wordprocessingml.template|dotx|word ooxml - template
    Esri REST|esri rest|esri rest api endpoint|arcgis_rest
    EXE|application/x-msdownload|exe|windows executable program
    E00|application/x-e00|e00| arc/info interchange file format
    GeoJSON|application/geo+json|geojson|geographic javascript object notation
    GIF|image/gif|gif|gif image file
    GTFS|gtfs|general transit feed specification
    GZ|application/gzip|gz|gzip file|application/x-gzip
    HTML|text/html|html|web page|htm|http://purl.org/net/mediatypes/text/html
    ICS|text/calendar|ics|icalendar|ifb|ical
    JPEG|image/jpeg|jpeg|jpg image file|jpg
    JS|application/x-javascript|js|javascript
    JSON|application/json|json|javascript object notation
    KML|application/vnd.google-earth.kml+xml|kml|kml file
    KMZ|application/vnd.google-earth.kmz+xml|kmz|kmz file|application/vnd.google-earth.kmz
    MDB|application/x-msaccess|mdb|access database
    MOP|chemical/x-mopac-input|mop|mopac input format
    MP3|audio/mpeg|mp3|mpeg-1 audio layer-3|audio/mpeg3|audio/x-mpeg-3|video/mpeg|video/x-mpeg
    MP4|video/mp4|mp4|mpeg video file|application/mp4
    MrSID|image/x-mrsid|mrsid
    MXD|application/x-mxd|mxd|esri arcgis project file
    NetCDF|application/netcdf|netcdf|netcdf file
    N3|application/x-n3|n3|n3 triples
    OGG|audio/ogg|ogg|ogg vorbis audio file
    ODB|application/vnd.oasis.opendocument.database|odb|opendocument database
    ODC|application/vnd.oasis.opendocument.chart|odc|opendocument chart
    ODF|application/vnd.oasis.opendocument.formula|odf|opendocument math formula
    ODG|application/vnd.oasis.opendocument.graphics|odg|opendocument image
    OWL|application/owl+xml|owl|web ontology language
    ODP|application/vnd.oasis.opendocument.presentation|odp|opendocument presentation
    ODS|application/vnd.oasis.opendocument.spreadsheet|ods|opendocument spreadsheet
    ODT|application/vnd.oasis.opendocument.text|odt|opendocument text
    PDF|application/pdf|pdf|pdf file
    Perl|text/x-perl|perl|perl script
    PNG|image/png|png|png image file
    POTM|application/vnd.ms-powerpoint.template.macroenabled.12|potm|powerpoint open xml - macro-enabled template
    POTX|application/vnd.openxmlformats-officedocument.presentationml.template|potx|powerpoint ooxml presentation - template
    PPAM|application/vnd.ms-powerpoint.addin.macroenabled.12|ppam|powerpoint open xml - macro-enabled add-in
    PPT|application/vnd.ms-powerpoint|ppt|powerpoint presentation
    PPTM|application/vnd.ms-powerpoint.presentation.macroenabled.12|pptm|powerpoint open xml - macro-enabled
    PPTX|application/vnd.openxmlformats-officedocument.presentationml.presentation|pptx|powerpoint ooxml presentation
    PPSM|application/vnd.ms-powerpoint.slideshow.macroenabled.12|ppsm|powerpoint open xml - macro-enabled slide show
    PPSX|application/vnd.openxmlformats-officedocument.presentationml.slideshow|ppsx|powerpoint open xml - slide show
    QGIS|application/x-qgis|qgis|qgis file
    RAR|application/rar|rar|rar compressed file
    RDF|application/rdf+xml|rdf|rdf/xml
    RSS|application/rss+xml|rss|rss feed
    SHP|shp|shapefile|esri shapefile
    SPARQL|application/sparql-results+xml|sparql|sparql end-point
    SVG|image/svg+xml|svg|svg vector image
    TAR|application/x-tar|tar|tar compressed file
    TIFF|image/tiff|tiff|tiff image file
    TORRENT|application/x-bittorrent|torrent|bittorrent
    TSV|text/tab-separated-values|tsv|tab separated values file|text/tsv
    TXT|text/plain|txt|text file
    WAV|audio/x-wav|wav|wave file|audio/wav
    WCS|wcs|web coverage service
    WebM|video/webm|webm|webm video
    WFS|wfs|web feature service
    WMS|wms|web mapping service
    WMTS|wmts|web map tile service
    XLAM|application/vnd.ms-excel.addin.macroenabled.12|xlam|excel ooxml spreadsheet - macro-enabled add-in
    XLS|application/vnd.ms-excel|xls|excel document|excel|application/msexcel|application/x-msexcel|application/x-ms-excel|application/x-excel|application/x-dos_ms_excel|application/xls|application/x-xls
    XLSB|application/vnd.ms-excel.sheet.binary.macroenabled.12|xlsb|excel ooxml spreadsheet - binary workbook
    XLSM|application/vnd.ms-excel.sheet.macroenabled.12|xlsm|excel ooxml spreadsheet - macro-enabled
    XLSX|application/vnd.openxmlformats-officedocument.spreadsheetml.sheet|xlsx|excel ooxml spreadsheet
    XLTM|application/vnd.ms-excel.template.macroenabled.12|xltm|excel ooxml spreadsheet - macro-enabled template
    XLTX|application/vnd.openxmlformats-officedocument.spreadsheetml.template|xltx|excel ooxml spreadsheet - template
    XML|application/xml|xml|xml file|text/xml|http://purl.org/net/mediatypes/application/xml
    XSLT|application/xslt+xml|xslt|extensible stylesheet language transformations
    XYZ|chemical/x-xyz|xyz|xyz chemical file
    ZIP|application/zip|zip|zip file|http://purl.org/net/mediatypes/application/zip
    """
}
