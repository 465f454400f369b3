#include <sys/syscall.h>
#include <unistd.h>

// Asks the kernel to begin to write a range of a file to the disk (sync_file_range with
// SYNC_FILE_RANGE_WRITE, which the C library shows only to those who ask for GNU's extensions).
static inline void nashr_begin_writing(int file, long offset, long count) {
#ifdef SYS_sync_file_range
  syscall(SYS_sync_file_range, file, offset, count, 2u);
#endif
}
