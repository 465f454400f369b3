public import Components

extension Language {
  /// A length of time for people, in the largest unit of which it has two: `90 seconds`, `2 hours`,
  /// `3 days`; what is left over is dropped. Not for negative lengths.
  public func span(seconds: Int) -> String {
    for (noun, length) in [(Counted.days, 86_400), (.hours, 3600), (.minutes, 60)]
    where seconds >= 2 * length || (seconds == length) {
      return noun.text(seconds / length, self)
    }
    return Counted.seconds.text(seconds, self)
  }
}
