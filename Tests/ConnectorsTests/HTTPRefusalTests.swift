import Bytes
import Components
import Foundation
import Testing

@testable import Connectors

@Suite struct `What a server sends` {
  private let trial: HTTPTrial
  init() throws { trial = try HTTPTrial() }

  @Test(arguments: [
    ("login/a.csv", "", "http/page"), ("login-as-csv/a.csv", "", "http/page"),
    ("fragment/a.csv", "", "http/page"), ("empty/a.csv", "", "http/too-small"),
    ("plain/a.csv", #""minSize": "1M""#, "http/too-small"),
    ("plain/a.csv", #""maxSize": "100K""#, "input/too-large"),
    ("chunked/a.csv", #""maxSize": "100K""#, "input/too-large"),
    ("gzipped/a.csv", #""maxSize": "300K""#, "input/too-large"),
    ("endless/a.csv", #""maxSize": "2M""#, "input/too-large"),
    ("announced/a.csv", "", "input/too-large"), ("bomb/a.csv", "", "http/coding"),
    ("gzip-damaged/a.csv", "", "http/coding"), ("brotli/a.csv", "", "http/coding"),
    ("loop/a.csv", "", "http/redirects"), ("to-file/a.csv", "", "http/redirect"),
    ("to-user/a.csv", "", "http/redirect"), ("to-nothing/a.csv", "", "http/redirect"),
    ("to-query/a?ftp://127.0.0.1/x.csv", "", "http/redirect"),
    (
      "plain/a.csv",
      #""digest": "sha256:0000000000000000000000000000000000000000000000000000000000000000""#,
      "http/other-content"
    ),
  ])
  func `is refused where it is no data, once and for all`(
    path: String, options: String, rule: String
  ) throws {
    let finding = try #require(trial.refusal(path, options))
    #expect(finding.rule.id == rule)
    #expect(!"\(finding)".contains("geheim"))
    let asked = try trial.requests().count
    #expect(asked == (rule == "http/redirects" ? 6 : 1))
    let left = try Directory.list(trial.entry())
    #expect(left == ["lock"], "something of it was kept")
  }

  @Test func `is used where it is what was pinned, and not asked for again`() throws {
    let options = #""digest": "sha256:\#(Digest.of(HTTPTrial.body))""#
    #expect(try trial.fetch("update/a.csv", options) == HTTPTrial.body)
    #expect(try trial.fetch("update/a.csv", options) == HTTPTrial.body)
    #expect(try trial.requests().count == 1)
  }

  @Test func `of another content than was pinned leaves the copy that is there`() throws {
    #expect(try trial.fetch("update/a.csv") == HTTPTrial.body)
    let pin = #""digest": "sha256:\#(Digest.of(Array("x".utf8)))""#
    #expect(trial.refusal("update/a.csv", pin)?.rule.id == "http/other-content")
    trial.access.isOffline = true
    #expect(try trial.fetch("update/a.csv") == HTTPTrial.body)
  }

  /// RFC 9110 §5.5: control characters in fields are not passed on.
  @Test func `in its head is not trusted`() throws {
    let file = try trial.file("inject/list")
    #expect(file.suggestedNames == ["x.csv"])
    #expect(file.charset == nil)
    _ = try trial.file("inject/list")
    let fields = try trial.requests()[1].fields
    #expect(fields["if-none-match"] == nil && fields["if-modified-since"] == nil)
  }
}

@Suite struct `What is sent to a server` {
  private let trial: HTTPTrial
  init() throws { trial = try HTTPTrial() }

  @Test func `holds secrets from the environment, and nothing else does`() throws {
    trial.variables = ["DATA_TOKEN": "geheim-1"]
    let options = #""headers": {"Authorization": "Bearer env:DATA_TOKEN", "Accept": "text/csv"}"#
    let file = try trial.file("plain/a.csv", options)
    let fields = try trial.requests()[0].fields
    #expect(fields["authorization"] == "Bearer geheim-1")
    #expect(fields["accept"] == "text/csv")
    #expect(!"\(file)".contains("geheim"))
    let kept = try run("grep", "-rl", "geheim", trial.cache, code: 1)
    #expect(kept.isEmpty)
  }

  @Test func `holds no secret where a redirection leads to another server`() throws {
    trial.variables = ["DATA_TOKEN": "geheim-1"]
    let target = trial.url("plain/a.csv").replacing("127.0.0.1", with: "localhost")
    let options = #""headers": {"Authorization": "env:DATA_TOKEN", "X-Office": "7"}"#
    #expect(try trial.fetch("to-query/a?\(target)", options) == HTTPTrial.body)
    let fields = try trial.requests().map(\.fields)
    #expect(fields[0]["authorization"] == "geheim-1" && fields[0]["x-office"] == "7")
    #expect(fields[1]["authorization"] == nil && fields[1]["x-office"] == nil)
  }

  @Test(arguments: [[:], ["DATA_TOKEN": ""], ["DATA_TOKEN": "geheim\r\nX-Other: 1"]])
  func `is refused where a variable is missing or would begin another field`(
    variables: [String: String]
  ) throws {
    trial.variables = variables
    let finding = trial.refusal("plain/a.csv", #""headers": {"Authorization": "env:DATA_TOKEN"}"#)
    #expect(finding?.rule.id == "setting/variable")
    #expect(finding?.values["name"] == "DATA_TOKEN")
    #expect(finding.map { !"\($0)".contains("geheim") } == true)
    #expect(try trial.requests().isEmpty)
  }

  @Test(arguments: [
    (#"{"Range": "bytes=0-1"}"#, "http/header"), (#"{"Host": "other"}"#, "http/header"),
    (#"{"a b": "x"}"#, "http/header"), (#"{"": "x"}"#, "http/header"),
    (#"{"X-A": "1\r\nX-B: 2"}"#, "http/header"), (#"{"X-A\r\nX-B": "2"}"#, "http/header"),
    (#"{"X-A": "1", "x-a": "2"}"#, "http/header"),
    (#"{"Authorization": "Bearer geheim"}"#, "setting/secret"),
    (#"{"Cookie": "geheim=1"}"#, "setting/secret"), (#"{"X-Api-Key": "geheim"}"#, "setting/secret"),
    (#"["Accept"]"#, "setting/shape"),
  ])
  func `is refused before anything is sent where a field is none or holds a secret`(
    headers: String, rule: String
  ) throws {
    let finding = try #require(
      thrown {
        _ = try HTTPTrial.http(#"{"url": "https://example.org/a.csv", "headers": \#(headers)}"#)
      })
    #expect(finding.rule.id == rule)
    #expect(!"\(finding)".contains("geheim"))
  }
}

@Suite struct `The address of a source` {
  /// RFC 3986 §3, RFC 9110 §4.2.
  @Test(arguments: [
    ("ftp://example.org/a", "http/scheme"), ("file:///etc/passwd", "http/scheme"),
    ("gopher://example.org/", "http/scheme"), ("javascript:alert(1)", "http/scheme"),
    ("https://user:geheim@example.org/", "http/userinfo"),
    ("https://user@example.org/", "http/userinfo"), ("https://", "http/address"),
    ("example.org/a.csv", "http/address"), ("https://exa mple.org/", "http/address"),
    ("https://example.org/a\nb", "http/address"), ("https://example.org:99999/", "http/address"),
    ("", "setting/shape"),
  ])
  func `is refused where it cannot be fetched, without telling a password`(
    url: String, rule: String
  ) throws {
    let json = try String(
      decoding: JSONSerialization.data(withJSONObject: ["url": url]), as: UTF8.self)
    let finding = try #require(thrown { _ = try HTTPTrial.http(json) }, "\(url)")
    #expect([rule, "http/address"].contains(finding.rule.id), "\(url): \(finding)")
    #expect(!"\(finding)".contains("geheim"))
  }

  @Test(arguments: [
    ("https://example.org/a?token=1&x=2#part", "https://example.org/a?token=…&x=2"),
    ("https://example.org/a?access%5Ftoken=1", "https://example.org/a?access%5Ftoken=…"),
    (
      "https://example.org/a?X-Amz-Signature=1&sig=2",
      "https://example.org/a?X-Amz-Signature=…&sig=…"
    ),
    ("https://example.org/a?keyword=eau&author=x", "https://example.org/a?keyword=eau&author=x"),
  ])
  func `is shown without secrets`(url: String, shown: String) throws {
    #expect(try Address(url).shown == shown)
  }

  @Test func `in Arabic letters is asked for as HTTP wants it`() throws {
    let address = try Address("https://example.org/بيانات/أعضاء.csv")
    #expect(address.text.utf8.allSatisfy { $0 < 128 })
    #expect(address.fileName == "أعضاء.csv")
    #expect(address.shown == "https://example.org/بيانات/أعضاء.csv")
  }

  @Test func `has options whose values are checked`() throws {
    let bad = [
      #""maxSize": "1T""#, #""maxSize": "-1""#, #""timeout": "soon""#, #""retries": 99"#,
      #""digest": "md5:00""#, #""digest": "sha256:00""#, #""onFailure": "hope""#,
      #""maxAge": "99999999999999999999d""#, #""unknown": 1"#,
    ]
    for option in bad {
      #expect(
        thrown { _ = try HTTPTrial.http(#"{"url": "https://example.org/", \#(option)}"#) } != nil,
        "\(option)")
    }
  }
}
