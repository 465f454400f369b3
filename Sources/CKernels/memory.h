// Asks for the bytes around an address, which will be read soon. Never faults.
static inline void nashr_prefetch(const void *address) { __builtin_prefetch(address); }
