import Components

@testable import Formats

/// Every cut of the lines gives the same rows and findings, or is refused alike.
func fuzz(_ bytes: [UInt8]) {
  sameAtEveryCut(bytes, "ndjson", [:])
  sameAtEveryCut(bytes, "ndjson", ["itemType": "array"])
}
