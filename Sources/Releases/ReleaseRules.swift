public import Components

/// The rules of publishing and verifying.
public enum ReleaseRules: RuleFamily {
  public static let rules: [Rule] = [
    .emptyCatalogue, .notAnAddress, .outputFailed, .outputUnconfirmed, .publicationUnreadable,
    .publicationBusy, .dateGoesBack, .digestDiffers, .fileLost, .fileUnknown,
  ]
}
