import Glibc

/// What fetching takes from this machine; tests give their own.
struct Means: Sendable {
  /// A variable of the environment.
  var variable: @Sendable (String) -> String? = { name in
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }
  /// The time in seconds since 1970.
  var now: @Sendable () -> Int = { time(nil) }
  /// Whether the run was told to end.
  var isOver: @Sendable () -> Bool = { false }
  /// How long a server may let a connection wait, and a body stand still, in seconds.
  var connecting = 20, stall = 30
  /// The first wait before asking again, and the longest whatever the server says, in milliseconds.
  var firstWait = 1000, longestWait = 60_000

  /// Milliseconds of a clock that is never set.
  static var clock: Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  /// Waits, looking every tenth of a second whether the run was told to end.
  func wait(milliseconds: Int) throws(Failure) {
    let end = Self.clock + milliseconds
    while true {
      if isOver() { throw .stopped }
      let left = end - Self.clock
      if left <= 0 { return }
      usleep(UInt32(min(left, 100) * 1000))
    }
  }
}

/// The waits between attempts: each twice as long as the one before, less up to a half by chance, so that
/// many do not come back at once. The chance is seeded, so that a run can be told again.
struct BackOff {
  private var state: UInt64
  private var next: Int
  private let most: Int

  init(first: Int, most: Int, seed: UInt64) {
    state = seed
    next = first
    self.most = most
  }

  /// The next wait in milliseconds; `asked` is how many seconds the server asks for, if it does.
  mutating func wait(asked: Int?) -> Int {
    defer { next = min(most, next * 2) }
    // SplitMix64.
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    let half = max(1, min(next, most) / 2)
    let own = half + Int((word ^ (word >> 31)) % UInt64(half))
    guard let asked else { return own }
    return max(own, min(asked, most / 1000) * 1000)
  }
}
