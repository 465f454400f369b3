public import Components
public import Pipelines

/// What the makers of reports give to a publication while it is written; they stand above releases and
/// know how findings and pages look.
public struct Rendering: Sendable {
  /// The findings of a dataset as `findings.csv`.
  public let findings: @Sendable (FindingLog) -> [UInt8]
  /// Hands on the pages for people, one by one.
  public typealias Pages =
    @Sendable (Catalogue, _ take: (Document) throws(Finding) -> Void) throws(Finding) -> Void
  public let pages: Pages
  /// What was set aside, as one page.
  public let quarantine: @Sendable (QuarantineReport) -> [UInt8]

  /// What portals would make of a sealed draft, beside the current publication where there is one: paths
  /// of folders on this machine.
  public let rehearsal:
    @Sendable (_ draft: String, _ previous: String?) throws(Finding) -> [Finding]

  public init(
    findings: @escaping @Sendable (FindingLog) -> [UInt8],
    pages: @escaping Pages,
    quarantine: @escaping @Sendable (QuarantineReport) -> [UInt8],
    rehearsal:
      @escaping @Sendable (_ draft: String, _ previous: String?) throws(Finding) -> [Finding] = {
        _, _ in []
      }
  ) {
    self.rehearsal = rehearsal
    self.quarantine = quarantine
    self.findings = findings
    self.pages = pages
  }
}
