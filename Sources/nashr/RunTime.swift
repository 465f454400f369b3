import Glibc
import Pipelines
import Releases

/// A moment of a run by the clock of this machine. It stands in records of runs and nowhere else.
struct RunTime {
  /// RFC 3339 in UTC, to the millisecond.
  let text: String
  /// Of a clock that is never set, to tell how long something took.
  let milliseconds: Int
  /// A UUID of the moment and of chance.
  let identifier: String

  init() {
    var wall = timespec(), steady = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &wall)
    unsafe clock_gettime(CLOCK_MONOTONIC, &steady)
    milliseconds = steady.tv_sec * 1000 + steady.tv_nsec / 1_000_000
    let sinceEpoch = max(0, wall.tv_sec) * 1000 + wall.tv_nsec / 1_000_000
    text = Self.text(sinceEpoch)
    identifier = RunEvents.id(
      milliseconds: sinceEpoch, chance: (.random(in: 0...UInt64.max), .random(in: 0...UInt64.max)))
  }

  /// `milliseconds` are since 1970. A clock that is out of the range of dates says 1970.
  static func text(_ milliseconds: Int) -> String {
    let seconds = milliseconds / 1000, day = ReleaseDate(secondsSince1970: Int64(seconds))
    func digits(_ number: Int, _ count: Int) -> String {
      String(repeating: "0", count: count - String(number).count) + String(number)
    }
    let clock = [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60].map { digits($0, 2) }
    return (day?.text ?? "1970-01-01") + "T" + clock.joined(separator: ":") + "."
      + digits(milliseconds % 1000, 3) + "Z"
  }
}
