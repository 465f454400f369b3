import Components

@testable import Formats

/// Every cut of the features gives the same rows and findings, or is refused alike.
func fuzz(_ bytes: [UInt8]) {
  sameAtEveryCut(bytes, "geojson", [:])
  sameAtEveryCut(bytes, "geojson", ["itemKeys": "geometry.coordinates"])
}
