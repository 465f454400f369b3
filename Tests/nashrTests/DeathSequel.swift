import Glibc
import Synchronization
import Testing

/// The runs after those that something befell.
///
/// A run comes of its pipeline, its date and what it finds on the disk (`DeathRoom.state`), of nothing
/// else. So where several runs left the same, between two calls that only wait for the disk or after
/// they cleaned up behind them, what comes next is tried once. Every sixteenth time it is tried all the
/// same.
enum DeathSequel {
  private static let times = Mutex<[String: Int]>([:])
  private static let counts = Mutex<(all: Int, tried: Int)>((0, 0))

  /// Publishes a day where a run ended as it should not, and expects what a clean run comes to.
  static func expect(_ end: DeathDay, in room: DeathRoom, _ what: Comment) throws {
    let key = try end.name + " " + room.state
    let time = times.withLock { times in
      times[key, default: 0] += 1
      return times[key]!
    }
    let isTried = time % 16 == 1
    counts.withLock { $0 = ($0.all + 1, $0.tried + (isTried ? 1 : 0)) }
    guard isTried else { return }
    let next = try room.run(end.name)
    #expect(next.code == 0, "\(what): \(next.text)")
    #expect(try room.tree == end.tree, what)
  }

  /// How many runs there were to follow, and how many did.
  private static var summary: String {
    let (all, tried) = counts.withLock { $0 }
    return "\(all) ends so far left \(times.withLock { $0.count }) states, \(tried) were followed"
  }

  /// Kills a run of a day at one of its calls: readers see what they saw or what the day comes to, and
  /// the next run comes to it.
  static func kill(
    _ end: DeathDay, in room: DeathRoom, at point: Int, before: [String: String]?
  ) throws {
    let killed = try room.run(end.name, .kill, at: point)
    #expect(killed.code == 128 + SIGKILL, "\(point): \(killed.text)")
    let seen = try room.seen
    #expect(seen == before || seen == end.seen, "\(point)")
    if seen != nil, point % 8 == 0 { #expect(try room.verify() == 0, "\(point)") }
    try expect(end, in: room, "\(point)")
  }

  /// Says how many calls were tried.
  static func say(_ what: String, _ tried: Int, of count: Int) {
    print("kill points of \(what): \(count), tried \(tried); \(summary)")
  }
}
