#include <xlsxwriter.h>

// The version is a macro of the headers; the library that is linked says it itself.
static inline const char *nashr_xlsx_version(void) { return lxw_version(); }
