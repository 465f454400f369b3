import Testing

@testable import Visitors

/// udata's `uris.validate`, as it is set on a portal.
@Suite struct `Addresses that udata takes` {
  @Test(arguments: [
    "https://data.example.org", "http://data.example.org:8080/a?b=c#d", "ftp://files.example.org/a",
    "https://data.example.org?a", "//data.example.org/a", "https://user:word@data.example.org/a",
    "https://a_b.example.org/", "https://بيانات.المغرب/a", "http://8.8.8.8/a", "http://[2a00::1]/",
    " https://data.example.org/ ", "HTTPS://DATA.EXAMPLE.org/",
  ])
  func `are of the whole world`(address: String) { #expect(WebAddress.isValid(address)) }

  @Test(arguments: [
    "data.example.org/a", "a.csv", "", "mailto:a@example.org", "file:///a", "javascript://a.org/",
    "https://localhost/a", "http://localhost.localdomain/", "https://data/a",
    "https://data.commune.local/a", "https://data.internal/", "https://data.example.org/a b",
    "https://data.example.org:7/", "https://data.example.org:123456/",
    "https://data.example.org:x/",
    "https://-a.example.org/", "https://a--b.example.org/", "https://a_.example.org/",
    "https://data.example.org#a", "https://data.example.ORG/", "https://data..org/",
    "https://data.example.o/",
    "https://data.example.12/", "http://127.0.0.1/", "http://10.1.2.3/", "http://192.168.1.1/",
    "http://172.20.0.1/", "http://1.2.3.400/", "http://224.0.0.1/", "http://[::1]/",
  ])
  func `are no others`(address: String) { #expect(!WebAddress.isValid(address)) }
}
