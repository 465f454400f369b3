import Testing

@testable import Connectors

@Suite struct `The head of an answer` {
  private static let now = 1_700_000_000

  private func head(_ lines: String...) -> ResponseHead {
    var head = ResponseHead()
    for line in ["HTTP/1.1 200 OK"] + lines { head.add(line) }
    return head
  }

  /// RFC 9110 §5.6.7: the three forms, and what is none.
  @Test(arguments: [
    ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
    ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
    ("Thu, 29 Feb 2024 23:59:60 GMT", 1_709_251_200),
    ("Friday, 01-Jan-60 00:00:00 GMT", 2_840_140_800), ("yesterday", nil), ("", nil),
    ("Sun, 06 Nov 1994 08:49:37 CET", nil), ("Sun, 32 Nov 1994 08:49:37 GMT", nil),
    ("Sun, 06 Nov 1994 25:49:37 GMT", nil), ("Sun, 06 Nom 1994 08:49:37 GMT", nil),
    ("Sun, +6 Nov 1994 08:49:37 GMT", nil), ("Sun, 06 Nov 1994 08:49 GMT", nil),
  ])
  func `has dates in three forms`(text: String, seconds: Int?) {
    #expect(HTTPDate.seconds(text, now: Self.now) == seconds)
  }

  /// RFC 9110 §8.8.3.
  @Test(arguments: [
    (#""abc""#, true), (#"W/"abc""#, true), (#""""#, true), ("abc", false), (#""a"b""#, false),
    (#""a b""#, false), (#"w/"a""#, false), (#"""#, false),
  ])
  func `has an entity tag or none`(tag: String, isGood: Bool) {
    #expect(head("ETag: " + tag).entityTag == (isGood ? tag : nil))
  }

  /// RFC 9110 §8.8.2.2, §13.1.5.
  @Test func `names a strong validator only where there is one`() {
    let date = "Date: Sun, 06 Nov 1994 08:50:37 GMT"
    #expect(head(#"ETag: "a""#).strongValidator(now: Self.now) == #""a""#)
    #expect(head(#"ETag: W/"a""#, date).strongValidator(now: Self.now) == nil)
    let old = "Sun, 06 Nov 1994 08:49:37 GMT", young = "Sun, 06 Nov 1994 08:49:38 GMT"
    #expect(head("Last-Modified: " + old, date).strongValidator(now: Self.now) == old)
    #expect(head("Last-Modified: " + young, date).strongValidator(now: Self.now) == nil)
    #expect(head("Last-Modified: " + old).strongValidator(now: Self.now) == nil)
  }

  /// RFC 9110 §14.4.
  @Test func `has a range of bytes or none`() {
    #expect(head("Content-Range: bytes 5-9/10").range?.start == 5)
    #expect(head("Content-Range: bytes 5-9/10").range?.total == 10)
    #expect(head("Content-Range: bytes 5-9/*").range?.start == 5)
    for bad in [
      "bytes 9-5/10", "bytes */10", "bytes 5-8/10", "items 5-9/10", "bytes 5-9", "5-9/10",
    ] {
      #expect(head("Content-Range: " + bad).range == nil, "\(bad)")
    }
  }

  /// RFC 9110 §10.2.3.
  @Test func `asks to wait for seconds or until a date`() {
    #expect(head("Retry-After: 120").retryAfter(now: Self.now) == 120)
    #expect(head("Retry-After: -5").retryAfter(now: Self.now) == 0)
    #expect(head("Retry-After: Sun, 06 Nov 1994 08:49:37 GMT").retryAfter(now: 784_111_770) == 7)
    #expect(head("Retry-After: soon").retryAfter(now: Self.now) == nil)
  }

  /// RFC 6266 §4.3, RFC 8187.
  @Test(arguments: [
    (#"attachment; filename="a b.csv""#, "a b.csv"), ("attachment; filename=a.csv", "a.csv"),
    (#"attachment; filename="a\"b;c.csv"; size=3"#, #"a"b;c.csv"#),
    ("attachment; filename=a.csv; filename*=UTF-8''%D8%A3.csv", "أ.csv"),
    ("attachment; filename*=ISO-8859-1''%A3.csv; filename=b.csv", "b.csv"),
    ("inline", ""), ("", ""), (#"attachment; filename="a.csv"#, "a.csv"),
  ])
  func `suggests a name`(field: String, name: String) {
    #expect(FileNaming.disposition(field) == name)
  }

  /// RFC 9110 §15.2: an interim answer is not the answer.
  @Test func `begins anew with each status line, and keeps the first of two fields`() {
    var head = head(#"ETag: "early""#)
    #expect(head.entityTag != nil)
    head.add("HTTP/2 404")
    head.add("Content-Length: 7")
    head.add("content-length: 8")
    head.add("Content-Type: text/csv; header=present; charset=\"UTF-8\"")
    #expect(head.entityTag == nil && head.status == 404 && head.length == 7)
    #expect(head.mediaType == "text/csv" && head.charset == "utf-8")
  }

  @Test func `waits longer each time, never longer than the most, and the same in each run`() {
    var waits = BackOff(first: 1000, most: 60_000, seed: 7)
    let all = (0..<12).map { _ in waits.wait(asked: nil) }
    for (index, wait) in all.enumerated() {
      let most = min(60_000, 1000 << index)
      #expect((most / 2...most).contains(wait))
    }
    var again = BackOff(first: 1000, most: 60_000, seed: 7)
    #expect((0..<12).map { _ in again.wait(asked: nil) } == all)
    #expect(waits.wait(asked: 86_400) == 60_000)
  }

  @Test func `keeps a record as it was, and takes none that is cut`() {
    var record = CacheRecord()
    record["etag"] = #""a: b""#
    record["bad"] = "a\nend"
    record[number: "count"] = 7
    #expect(CacheRecord(record.bytes) == record)
    #expect(record["bad"] == nil)
    for count in 0..<record.bytes.count {
      #expect(CacheRecord(Array(record.bytes.prefix(count))) == nil)
    }
  }
}
