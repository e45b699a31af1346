/* GMP as Debian (libgmp-dev) and Homebrew (gmp) install it. Swift does not import GMP's public names,
   because each is a macro that expands to an internal one; these inline functions give them back. */
#ifndef DKG_CLIBGMP_SHIM_H
#define DKG_CLIBGMP_SHIM_H

#include <gmp.h>

#if GMP_LIMB_BITS != 64
#error "Secp256k1Group stores a scalar in four 64-bit limbs; this GMP has limbs of another width."
#endif

/* Constant time: no branch and no address depends on a limb or on the condition. */
static inline mp_limb_t gmp_conditional_add(mp_limb_t condition, mp_limb_t *result, const mp_limb_t *a,
                                            const mp_limb_t *b, mp_size_t count) {
    return mpn_cnd_add_n(condition, result, a, b, count);
}

static inline mp_limb_t gmp_conditional_subtract(mp_limb_t condition, mp_limb_t *result, const mp_limb_t *a,
                                                 const mp_limb_t *b, mp_size_t count) {
    return mpn_cnd_sub_n(condition, result, a, b, count);
}

static inline mp_size_t gmp_secure_multiply_scratch(mp_size_t a_count, mp_size_t b_count) {
    return mpn_sec_mul_itch(a_count, b_count);
}

static inline void gmp_secure_multiply(mp_limb_t *result, const mp_limb_t *a, mp_size_t a_count,
                                       const mp_limb_t *b, mp_size_t b_count, mp_limb_t *scratch) {
    mpn_sec_mul(result, a, a_count, b, b_count, scratch);
}

static inline mp_size_t gmp_secure_remainder_scratch(mp_size_t dividend_count, mp_size_t divisor_count) {
    return mpn_sec_div_r_itch(dividend_count, divisor_count);
}

static inline void gmp_secure_remainder(mp_limb_t *dividend, mp_size_t dividend_count, const mp_limb_t *divisor,
                                        mp_size_t divisor_count, mp_limb_t *scratch) {
    mpn_sec_div_r(dividend, dividend_count, divisor, divisor_count, scratch);
}

/* Variable time: for public values only. */
static inline int gmp_public_invert(mpz_ptr result, mpz_srcptr value, mpz_srcptr modulus) {
    return mpz_invert(result, value, modulus);
}

static inline void gmp_public_import(mpz_ptr result, size_t count, const mp_limb_t *limbs) {
    mpz_import(result, count, -1, sizeof(mp_limb_t), 0, 0, limbs);
}

static inline void gmp_public_export(mp_limb_t *limbs, size_t *count, mpz_srcptr value) {
    mpz_export(limbs, count, -1, sizeof(mp_limb_t), 0, 0, value);
}

static inline void gmp_public_init(mpz_ptr value) { mpz_init(value); }
static inline void gmp_public_clear(mpz_ptr value) { mpz_clear(value); }

#endif
