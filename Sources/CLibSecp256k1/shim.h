/* libsecp256k1 as Debian (libsecp256k1-dev) and Homebrew (secp256k1) install it, 0.2.0 or newer.
   Swift imports every declaration that is used here; nothing has to be wrapped. */
#ifndef DKG_CLIBSECP256K1_SHIM_H
#define DKG_CLIBSECP256K1_SHIM_H

#include <secp256k1.h>
#include <secp256k1_ecdh.h>
#include <secp256k1_extrakeys.h>
#include <secp256k1_schnorrsig.h>

#endif
