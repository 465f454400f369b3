import Bytes
import Foundation
import Testing

/// A folder of one test, gone when the test is.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "bytes-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  subscript(name: String) -> String { path + "/" + name }

  /// Writes a file by Foundation, so that what is tested does not test itself.
  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: URL(filePath: self[name]))
    return self[name]
  }
}

/// Reads a file by Foundation.
func bytes(at path: String) throws -> [UInt8] { try Array(Data(contentsOf: URL(filePath: path))) }

/// Runs a program; a bad exit code fails the test.
@discardableResult
func run(_ arguments: String..., code: Int32 = 0) throws -> [UInt8] {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = arguments
  process.standardOutput = pipe
  try process.run()
  let output = Array(pipe.fileHandleForReading.readDataToEndOfFile())
  process.waitUntilExit()
  #expect(process.terminationStatus == code, "\(arguments)")
  return output
}

/// Runs a Python script with `args` as its arguments and answers what it printed.
func python(_ script: String, _ args: [String]) throws -> String {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = ["python3", "-X", "utf8", "-c", "import sys; args = sys.argv[1:]\n" + script]
  process.arguments? += args
  process.standardOutput = pipe
  try process.run()
  let output = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  #expect(process.terminationStatus == 0, "\(script)")
  return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
}

/// Random numbers that are the same in every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// `count` bytes from 0 to `top`: the lower it is, the better they compress.
  static func bytes(_ count: Int, top: UInt8 = 40, seed: UInt64 = 1) -> [UInt8] {
    var generator = Seeded(state: seed)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 8)
    while bytes.count < count {
      var word = generator.next()
      for _ in 0..<8 {
        bytes.append(UInt8(((word & 0xFF) * (UInt64(top) + 1)) >> 8))
        word >>= 8
      }
    }
    return Array(bytes.prefix(count))
  }
}

/// The gzip file that `GzipAssembler` makes of `raw`, in blocks of `size`.
func gzip(_ raw: [UInt8], block size: Int = 1 << 16) -> [UInt8] {
  var assembler = GzipAssembler()
  var file = GzipAssembler.header
  for start in stride(from: 0, to: raw.count, by: size) {
    let block = deflateBlock(Array(raw[start..<min(start + size, raw.count)]))
    assembler.add(block)
    file += block.bytes
  }
  return file + assembler.trailer()
}

/// What `body` throws, or nil.
func fault<Fault: Error>(_ body: () throws(Fault) -> Void) -> Fault? {
  do throws(Fault) { try body() } catch { return error }
  return nil
}
