import Bytes
public import Components

/// A lock that ends with its owner.
final class PublicationLock {
  private var lock: FileLock?
  init(_ lock: consuming FileLock) { self.lock = consume lock }
  func release() { lock = nil }
}

extension Rule {
  public static let publicationBusy = Rule(
    "publication/busy",
    what: Text(
      ar: "عملية نشر أخرى جارية لهذا المنشور.",
      fr: "Une autre exécution publie en ce moment.",
      en: "Another run is publishing at this moment."),
    fix: Text(
      ar: "انتظر انتهاءها ثم أعد التنفيذ، أو استعمل --wait.",
      fr: "Attendez sa fin, puis relancez ; ou donnez --wait.",
      en: "Wait for its end, then run again; or give --wait."),
    example: .init(
      wrong: "nashr run . & nashr run .",
      right: "nashr run . --wait"))
}
