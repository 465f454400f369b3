import Foundation
import Testing

/// What befalls a run at one of its calls that write.
enum DeathDeed: CustomStringConvertible {
  /// Nothing; the calls are only counted.
  case none
  /// SIGKILL just before the call.
  case kill
  /// Signals just before the call, which is then made.
  case signals([Int32])
  /// The call is not made and fails with that `errno`.
  case fail(Int32)

  var description: String {
    switch self {
    case .none: "none"
    case .kill: "signals:9"
    case .signals(let numbers): "signals:" + numbers.map(String.init).joined(separator: ",")
    case .fail(let code): "fail:\(code)"
    }
  }
}

/// A library that stands between a run and the system (LD_PRELOAD): it counts the calls that make,
/// write, sync, link, rename or remove anything below one folder, and does a deed at the n-th.
enum DeathShim {
  /// A call that was counted: its name and the path that it is about.
  struct Call: Sendable {
    let name: String, path: String
  }

  /// The library, compiled by the clang that comes with Swift; nil where there is no compiler.
  static let library: String? = {
    let folder = NSTemporaryDirectory() + "nashr-death-\(getpid())"
    DeathLeavings.add(folder)
    let source = folder + "/shim.c", library = folder + "/shim.so"
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? Data(text.utf8).write(to: URL(filePath: source))
    let build = "\"$0\" -O1 -Wall -Werror -fPIC -shared -o \"$1\" \"$2\""
    for compiler in ["clang", "cc"] {
      let process = Process()
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", build, compiler, library, source]
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { continue }
      process.waitUntilExit()
      if process.terminationStatus == 0 { return library }
    }
    return nil
  }()

  /// What makes the library do it to programs of that environment.
  static func environment(_ deed: DeathDeed, at number: Int, under folder: String, log: String)
    throws -> [String: String]
  {
    [
      "LD_PRELOAD": try #require(library, "no C compiler"), "NASHR_DEATH_UNDER": folder,
      "NASHR_DEATH_AT": String(number), "NASHR_DEATH_DEED": deed.description,
      "NASHR_DEATH_LOG": log,
    ]
  }

  /// The calls that a run made, from the library's log.
  static func calls(_ log: String) throws -> [Call] {
    try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map { line in
      let parts = line.split(separator: " ", maxSplits: 1)
      return Call(name: String(parts[0]), path: String(parts[1]))
    }
  }

  /// Every function is made of the system call itself, so that nothing depends on the C library.
  private static let text = #"""
    #define _GNU_SOURCE
    #include <errno.h>
    #include <fcntl.h>
    #include <limits.h>
    #include <signal.h>
    #include <stdarg.h>
    #include <stdatomic.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <sys/stat.h>
    #include <sys/syscall.h>
    #include <sys/uio.h>
    #include <unistd.h>

    static char under[PATH_MAX], deed[64];
    static long number;
    static int record = -1;
    static atomic_long count;

    __attribute__((constructor)) static void begin(void) {
      /* Tests run on threads that block signals, and programs inherit that. */
      sigset_t none;
      sigemptyset(&none);
      sigprocmask(SIG_SETMASK, &none, NULL);
      const char *at = getenv("NASHR_DEATH_AT"), *what = getenv("NASHR_DEATH_DEED");
      const char *folder = getenv("NASHR_DEATH_UNDER"), *log = getenv("NASHR_DEATH_LOG");
      if (!at || !what || !folder || !log) return;
      record = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
      number = atol(at);
      snprintf(deed, sizeof deed, "%s", what);
      snprintf(under, sizeof under, "%s", folder);
    }

    /* The path that a descriptor was opened by, or that a name within a folder stands for. */
    static int whole(int folder, const char *name, char *path) {
      char link[64];
      ssize_t length = 0;
      if (name && name[0] == '/') {
        snprintf(path, PATH_MAX, "%s", name);
        return 1;
      }
      if (folder == AT_FDCWD) snprintf(link, sizeof link, "/proc/self/cwd");
      else snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
      length = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
      if (length < 0) return 0;
      path[length] = 0;
      if (name && length + 1 + strlen(name) + 1 < PATH_MAX) {
        path[length] = '/';
        strcpy(path + length + 1, name);
      }
      return 1;
    }

    /* Counts a call and does the deed; answers the errno that it must fail with, or 0. */
    static int counts(const char *call, int folder, const char *name) {
      char path[PATH_MAX], line[PATH_MAX + 64];
      int before = errno, code = 0;
      size_t length = strlen(under);
      if (!length || !whole(folder, name, path)) return 0;
      if (strncmp(path, under, length) || (path[length] && path[length] != '/')) {
        errno = before;
        return 0;
      }
      long mine = atomic_fetch_add(&count, 1) + 1;
      int size = snprintf(line, sizeof line, "%s %s\n", call, path);
      if (record >= 0 && syscall(SYS_write, record, line, size) < 0) abort();
      if (mine == number && !strncmp(deed, "fail:", 5)) code = atoi(deed + 5);
      if (mine == number && !strncmp(deed, "signals:", 8)) {
        for (const char *next = deed + 8; next; next = strchr(next, ',')) {
          if (*next == ',') next += 1;
          kill(getpid(), atoi(next));
          usleep(20000); /* Another thread may have to take it. */
        }
      }
      errno = before;
      return code;
    }

    #define DO(name, folder, path, call) \
      do { \
        int code = counts(name, folder, path); \
        if (code) { errno = code; return -1; } \
        return call; \
      } while (0)

    static int opens(int folder, const char *path, int flags, mode_t mode) {
      if (flags & O_CREAT) DO("open", folder, path, syscall(SYS_openat, folder, path, flags, mode));
      return syscall(SYS_openat, folder, path, flags, mode);
    }
    #define MODE mode_t mode = 0; \
      if (flags & (O_CREAT | O_TMPFILE)) { \
        va_list list; va_start(list, flags); mode = va_arg(list, unsigned); va_end(list); \
      }
    int open(const char *path, int flags, ...) { MODE return opens(AT_FDCWD, path, flags, mode); }
    int open64(const char *path, int flags, ...) { MODE return opens(AT_FDCWD, path, flags, mode); }
    int openat(int at, const char *path, int flags, ...) { MODE return opens(at, path, flags, mode); }
    int openat64(int at, const char *path, int flags, ...) { MODE return opens(at, path, flags, mode); }

    ssize_t write(int file, const void *bytes, size_t size) {
      DO("write", file, NULL, syscall(SYS_write, file, bytes, size));
    }
    ssize_t pwrite(int file, const void *bytes, size_t size, off_t at) {
      DO("write", file, NULL, syscall(SYS_pwrite64, file, bytes, size, at));
    }
    ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at) {
      DO("write", file, NULL, syscall(SYS_pwrite64, file, bytes, size, at));
    }
    ssize_t writev(int file, const struct iovec *pieces, int size) {
      DO("write", file, NULL, syscall(SYS_writev, file, pieces, size));
    }
    int fsync(int file) { DO("fsync", file, NULL, syscall(SYS_fsync, file)); }
    int fdatasync(int file) { DO("fsync", file, NULL, syscall(SYS_fdatasync, file)); }
    int mkdirat(int at, const char *path, mode_t mode) {
      DO("mkdir", at, path, syscall(SYS_mkdirat, at, path, mode));
    }
    int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }
    int linkat(int from, const char *old, int at, const char *path, int flags) {
      DO("link", at, path, syscall(SYS_linkat, from, old, at, path, flags));
    }
    int link(const char *old, const char *path) { return linkat(AT_FDCWD, old, AT_FDCWD, path, 0); }
    int symlinkat(const char *text, int at, const char *path) {
      DO("symlink", at, path, syscall(SYS_symlinkat, text, at, path));
    }
    int symlink(const char *text, const char *path) { return symlinkat(text, AT_FDCWD, path); }
    int renameat2(int from, const char *old, int at, const char *path, unsigned flags) {
      DO("rename", at, path, syscall(SYS_renameat2, from, old, at, path, flags));
    }
    int renameat(int from, const char *old, int at, const char *path) {
      return renameat2(from, old, at, path, 0);
    }
    int rename(const char *old, const char *path) {
      return renameat2(AT_FDCWD, old, AT_FDCWD, path, 0);
    }
    int unlinkat(int at, const char *path, int flags) {
      DO("unlink", at, path, syscall(SYS_unlinkat, at, path, flags));
    }
    int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
    int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
    int ftruncate(int file, off_t size) { DO("write", file, NULL, syscall(SYS_ftruncate, file, size)); }
    """#
}
