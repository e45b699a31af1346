/* The reference implementation of Argon2 (RFC 9106) as Debian (libargon2-dev) and Homebrew (argon2) install it.
   Swift imports `argon2id_hash_raw` as it is. */
#ifndef DKG_CLIBARGON2_SHIM_H
#define DKG_CLIBARGON2_SHIM_H

#include <argon2.h>

_Static_assert(ARGON2_VERSION_NUMBER == ARGON2_VERSION_13,
               "sealed files use version 13 (hexadecimal) of Argon2; this library makes another by default");

#endif
