// Fuzz targets are no part of the package: `.ci/fuzz` compiles this file with one target, against the
// modules that it builds for libFuzzer under .build/fuzz, where internal names can be imported.
// A target is a function `fuzz`, which must neither trap, hang nor grow, whatever the bytes.

@_cdecl("LLVMFuzzerTestOneInput")
public func entry(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  fuzz(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
