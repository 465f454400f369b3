import Components

@testable import Formats

/// Every cut of a document gives the same rows and findings, or is refused alike.
func fuzz(_ bytes: [UInt8]) {
  sameAtEveryCut(bytes, "json", [:])
  sameAtEveryCut(bytes, "json", ["property": "a"])
  sameAtEveryCut(bytes, "json", ["itemKeys": "a.b"])
}
