/// The patterns of the non-federal schema of DCAT-US 1.1, as it writes them.
///
/// Made once a reading: making one costs more than using it.
struct DataGovPatterns {
  typealias Pattern = Regex<AnyRegexOutput>

  private static let duration =
    #"P(?:\d+(?:\.\d+)?Y)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?W)?(?:\d+(?:\.\d+)?D)?"#
    + #"(?:T(?:\d+(?:\.\d+)?H)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?S)?)?"#
  private static let repeats = #"(?:R\d*/)?"#
  private static let date = date(#"(?<day>-?)"#, #"(?<time>:?)"#)

  /// A date of ISO 8601: a year and what may follow it. `day` and `time` are what stands between the
  /// parts of a day and of a time; the schema's second date of a period refers to those of its first.
  private static func date(_ day: String, _ time: String) -> String {
    let ofDay = #"(?:0[1-9]|1[0-2])(?:\k<day>(?:[12]\d|0[1-9]|3[01]))?"#
    let ofWeek = #"W(?:[0-4]\d|5[0-2])(?:-?[1-7])?"#
    let ofYear = #"00[1-9]|0[1-9]\d|[12]\d{2}|3(?:[0-5]\d|6[1-6])"#
    let minutes = #"(?:[01]\d|2[0-3])(?:\#(time)[0-5]\d)?|24:?00"#
    let seconds = #"(?:\k<time>[0-5]\d(?:[.,]\d+)?)?"#
    let zone = #"(?:[zZ]|[+\-](?:[01]\d|2[0-3]):?(?:[0-5]\d)?)?"#
    let clock = #"(?:[T\s](?:(?:\#(minutes))(?:[.,]\d+(?!:))?)?\#(seconds)\#(zone))?"#
    return #"[+\-]?\d{4}(?!\d{2}(?!\w))(?:\#(day)(?:\#(ofDay)|\#(ofWeek)|\#(ofYear))\#(clock))?"#
  }

  let issued = [Self.made(date)]
  let modified = [date, repeats + duration, repeats + date + "/" + duration].map(made)
  let temporal = [
    date + "/" + date("-?", ":?"), repeats + date + "/" + duration,
    repeats + duration + "/" + date,
  ].map(made)
  let frequency = [Self.made("R/" + duration)]
  let mediaType = [made(#"[-\w]+/[-\w]+(?:\.[-\w]+)*(?:[+][-\w]+)?"#)]
  let mail = [made(#"mailto:[\w~!$&'()*+,;=:.\-]+@[\w.\-]+\.[\w.\-]+?"#)]
  /// BCP 47, as far as the schema has it, apart from the tags that were never regular.
  let language = [
    made(
      #"(?:(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}(?:-[A-Za-z]{3}){0,2})?|[A-Za-z]{4,8})(?:-[A-Za-z]{4})?"#
        + #"(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"#
        + #"(?:-[0-9A-WY-Za-wy-z](?:-[A-Za-z0-9]{2,8})+)*(?:-x(?:-[A-Za-z0-9]{1,8})+)?"#
        + #"|x(?:-[A-Za-z0-9]{1,8})+)"#)
  ]

  private static func made(_ pattern: String) -> Pattern {
    // The patterns are ours.
    try! Pattern(pattern).matchingSemantics(.unicodeScalar)
  }

  /// No text that one of them takes is longer; of a longer one a pattern could cost its square.
  private static let longest = 1000

  /// Whether one of the patterns takes the whole of a text.
  static func take(_ text: String, _ patterns: [Pattern]) -> Bool {
    text.utf8.count <= longest && patterns.contains { text.wholeMatch(of: $0) != nil }
  }
}
