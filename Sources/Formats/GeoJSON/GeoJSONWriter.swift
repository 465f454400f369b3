import Columns
import Components

/// Writes rows as features (RFC 7946 §3.2 and 3.3).
struct GeoJSONWriter: Sendable {
  /// Where the geometry of a row comes from.
  private enum Geometry: Sendable {
    case geometry(Int)
    case point(Int)
    case numbers(longitude: Int, latitude: Int)
  }

  private let geometry: Geometry
  private let schema: Schema
  private let forms: [LexicalForm]
  /// The field that is the feature's identifier.
  private let id: Int?
  /// The fields that are properties, and what stands before the value of each.
  private let properties: [Int], names: [[UInt8]]

  /// Nil for a table without coordinates.
  init?(_ schema: Schema, longitude: String, latitude: String) {
    let fields = schema.fields
    let used: [Int]
    if let index = fields.firstIndex(where: { $0.type == .geojson }) {
      (geometry, used) = (.geometry(index), [index])
    } else if let index = fields.firstIndex(where: { $0.type == .geopoint }) {
      (geometry, used) = (.point(index), [index])
    } else if let east = schema.index(of: longitude), let north = schema.index(of: latitude),
      east != north, [fields[east], fields[north]].allSatisfy({ Self.isNumber($0.type) })
    {
      (geometry, used) = (.numbers(longitude: east, latitude: north), [east, north])
    } else {
      return nil
    }
    self.schema = schema
    forms = fields.map(\.form)
    let id = schema.index(of: "id")
      .flatMap {
        [.string, .integer, .number].contains(fields[$0].type) && !used.contains($0) ? $0 : nil
      }
    let properties = fields.indices.filter { !used.contains($0) && $0 != id }
    (self.id, self.properties) = (id, properties)
    var names = JSONRecords.names(of: properties.map { fields[$0].name })
    if !names.isEmpty { names[0] = Array(",\"properties\":{".utf8) + names[0] }
    self.names = names
  }

  private static func isNumber(_ type: FieldType) -> Bool { type == .number || type == .integer }

  var writer: Writer {
    let notFinite = JSONRecords.refusing(schema)
    return Writer(
      head: Array("{\"type\":\"FeatureCollection\",\"features\":[".utf8),
      tail: Array("\n]}\n".utf8),
      refuse: { batch, faults in
        notFinite?(batch, &faults)
        refuse(batch, &faults)
      }, render: render)
  }

  @Sendable private func render(_ batch: Batch, _ isFirst: Bool, _ output: inout [UInt8]) {
    let open = Array(",\n{\"type\":\"Feature\"".utf8)
    let close = Array((properties.isEmpty ? ",\"properties\":{}}" : "}}").utf8)
    var group = RowGroup()
    group.forEachRun(of: batch.count) { rows, group in
      appendFeature(batch, rows, to: &group)
      for (index, field) in properties.enumerated() {
        JSONRecords.append(
          batch.columns[field], rows, name: names[index], forms[field], to: &group)
      }
      group.passRows(rows.count, open: open, close: close) { text in
        output.append(text.extracting((isFirst && rows.lowerBound == 0 ? 1 : 0)..<text.count))
      }
    }
  }

  /// The identifier, where there is one, and the geometry of each row.
  private func appendFeature(_ batch: Batch, _ rows: Range<Int>, to group: inout RowGroup) {
    for row in rows {
      var text: [UInt8] = []
      if let id {
        _ = batch.columns[id].withCell(row) { cell in
          text += Array(",\"id\":".utf8)
          JSONRecords.append(cell, forms[id].type, to: &text)
        }
      }
      text += Array(",\"geometry\":".utf8)
      appendGeometry(batch, row, to: &text)
      group.cells.append(text.span)
      group.endCell()
    }
  }

  private func appendGeometry(_ batch: Batch, _ row: Int, to output: inout [UInt8]) {
    if case .geometry(let field) = geometry {
      let isThere: Void? = batch.columns[field].withCell(row) {
        JSONRecords.appendText($0, to: &output)
      }
      if isThere == nil { output += Array("null".utf8) }
    } else if let (longitude, latitude) = position(batch, row) {
      output += Array("{\"type\":\"Point\",\"coordinates\":[".utf8)
      JSONRecords.append(longitude.span, .number, to: &output)
      output.append(UInt8(ascii: ","))
      JSONRecords.append(latitude.span, .number, to: &output)
      output += Array("]}".utf8)
    } else {
      output += Array("null".utf8)
    }
  }

  /// Longitude and latitude of a row; nil where one has no value.
  private func position(_ batch: Batch, _ row: Int) -> ([UInt8], [UInt8])? {
    switch geometry {
    case .geometry: return nil
    case .numbers(let longitude, let latitude):
      guard let east = batch.columns[longitude].copy(row),
        let north = batch.columns[latitude].copy(row)
      else { return nil }
      return (east, north)
    case .point(let field):
      var text: [UInt8] = []
      let form = forms[field]
      guard batch.columns[field].withCell(row, { form.canonical($0, into: &text) }) == true,
        let comma = text.firstIndex(of: UInt8(ascii: ","))
      else { return nil }
      return (Array(text[..<comma]), Array(text[(comma + 1)...]))
    }
  }

  /// RFC 7946 §3.1 and 4: a geometry, and positions on the globe; both numbers or none.
  private func refuse(_ batch: Batch, _ faults: inout [CellFault]) {
    for row in 0..<batch.count {
      switch geometry {
      case .geometry(let field):
        let fault = batch.columns[field].withCell(row) { GeoJSONGeometry.fault($0) }
        guard let fault, let fault else { continue }
        faults.append(
          CellFault(fault == .position ? .offTheGlobe : .badGeometry, row: row, field: field))
      case .point(let field):
        if let (longitude, latitude) = position(batch, row) {
          if !Self.isOnGlobe(longitude, latitude) {
            faults.append(CellFault(.offTheGlobe, row: row, field: field))
          }
        }
      case .numbers(let longitude, let latitude):
        let isHalf =
          batch.columns[longitude].cells[row].isPresent
          != batch.columns[latitude].cells[row].isPresent
        let isGood = position(batch, row).map { Self.isOnGlobe($0.0, $0.1) } ?? !isHalf
        if !isGood {
          let field = batch.columns[longitude].cells[row].isPresent ? longitude : latitude
          faults.append(CellFault(.offTheGlobe, row: row, field: field))
        }
      }
    }
  }

  private static func isOnGlobe(_ longitude: [UInt8], _ latitude: [UInt8]) -> Bool {
    GeoJSONGeometry.isWithin(180, longitude.span) && GeoJSONGeometry.isWithin(90, latitude.span)
  }
}
