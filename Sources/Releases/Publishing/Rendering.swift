public import Components
public import Pipelines

/// What the makers of reports give to a publication while it is written; they stand above releases and
/// know how findings and pages look.
public struct Rendering: Sendable {
  /// The findings of a dataset as `findings.csv`.
  public let findings: @Sendable (FindingLog) -> [UInt8]
  /// The pages for people.
  public let pages: @Sendable (Catalogue) throws(Finding) -> [Document]
  /// What was set aside, as one page.
  public let quarantine: @Sendable (QuarantineReport) -> [UInt8]

  public init(
    findings: @escaping @Sendable (FindingLog) -> [UInt8],
    pages: @escaping @Sendable (Catalogue) throws(Finding) -> [Document],
    quarantine: @escaping @Sendable (QuarantineReport) -> [UInt8]
  ) {
    self.quarantine = quarantine
    self.findings = findings
    self.pages = pages
  }
}
