/* The requests to valgrind's memcheck that the constant-time check makes. They are macros with inline
   assembly, which Swift does not import. Outside valgrind they do nothing. */
#ifndef DKG_CMEMCHECK_SHIM_H
#define DKG_CMEMCHECK_SHIM_H

#include <stddef.h>
#include <valgrind/memcheck.h>

static inline void memcheck_make_undefined(const void *address, size_t count) {
    VALGRIND_MAKE_MEM_UNDEFINED(address, count);
}

static inline void memcheck_make_defined(const void *address, size_t count) {
    VALGRIND_MAKE_MEM_DEFINED(address, count);
}

static inline unsigned memcheck_is_running(void) { return RUNNING_ON_VALGRIND; }

#endif
