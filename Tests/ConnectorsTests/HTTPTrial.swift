import Bytes
import Components
import Foundation
import Synchronization
import Testing

@testable import Connectors

/// A bad server, a cache, and a machine whose clock the test sets.
final class HTTPTrial {
  let scratch: Scratch
  let server: BadServer
  let cache: String
  let notes = Notes()
  let clock = Clock()
  var variables: [String: String] = [:]
  var access: Access
  /// How long the server may stand still: more than a busy machine does.
  var stall = 10

  final class Clock: Sendable {
    private let seconds = Mutex(1_700_000_000)
    var now: Int { seconds.withLock { $0 } }
    func pass(_ more: Int) { seconds.withLock { $0 += more } }
  }

  /// What the server's good body is.
  static let body = bytes("commune")
  /// What it is after a change.
  static let other = bytes("province")

  private static func bytes(_ word: String) -> [UInt8] {
    Array(
      ("id,name\r\n" + (0..<30000).map { "\($0),\(word) \($0 * 7919 % 1000)\r\n" }.joined()).utf8)
  }

  private let name = UUID().uuidString

  init(_ server: BadServer? = nil) throws {
    scratch = try Scratch()
    self.server = try server ?? BadServer.shared.get()
    cache = scratch["cache"]
    access = Access(cache: cache)
  }

  var means: Means {
    let variables = variables, clock = clock
    return Means(
      variable: { variables[$0] }, now: { clock.now }, isOver: { false }, connecting: 5,
      stall: stall,
      firstWait: 10, longestWait: 2000)
  }

  func url(_ path: String) -> String { server.url(name, path) }

  /// The requests so far, in order.
  func requests() throws -> [BadServer.Request] { try server.requests(of: name) }

  /// Fetches `path` of the server with further options as JSON, as one run does.
  func file(_ path: String, _ options: String = "") throws -> Spooled {
    try #require(try source(path, options).fetch(in: workspace, by: means).first)
  }

  /// The same: its bytes.
  func fetch(_ path: String, _ options: String = "") throws -> [UInt8] {
    try bytes(at: try file(path, options).path)
  }

  /// What refuses it.
  func refusal(_ path: String, _ options: String = "") -> Finding? {
    thrown { _ = try file(path, options) }
  }

  func source(_ path: String, _ options: String = "") throws -> HTTPSource {
    try Self.http(#"{"url": "\#(url(path))"\#(options.isEmpty ? "" : ", " + options)}"#).source
  }

  static func http(_ options: String) throws -> HTTP {
    try HTTP(Options(setting(options), for: HTTP.card, at: .file("pipeline.yaml")))
  }

  /// A run of its own.
  var workspace: Workspace {
    let notes = notes
    return Workspace(
      folder: scratch.path, scratch: scratch.path,
      access: Access(cache: access.cache, isOffline: access.isOffline), note: { notes.add($0) })
  }

  func bytes(at path: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(filePath: path)))
  }

  /// The folder of the only source in the cache.
  func entry() throws -> String {
    let all = cache + "/http"
    return all + "/" + (try #require(try Directory.list(all).first))
  }
}
