//! What a signature costs: one of its t signers, whoever aggregates their shares, and whoever verifies it.
//!
//! A dealer deals the key to n = 3t/2 participants, rounded up, with the numbers from 1 on as identifiers,
//! and the first t of them sign a message of 32 bytes. Measured are
//!
//! - `commit`: the nonces and commitments of one signer,
//! - `sign`: the signing package decoded, and one signer's share computed,
//! - `aggregate`: the t shares aggregated, and the signature verified,
//! - `blame`: the same with a wrong share of signer t, where each share is verified to find the wrong ones,
//! - `verify`: the signature verified under the public key.
//!
//! The signing package is decoded within `sign` only. Everything else is decoded already, nothing is encoded,
//! and neither the dealing nor what the other signers compute is counted.

use crate::processor_time::microseconds;
use frost_secp256k1::keys::{generate_with_dealer, IdentifierList, KeyPackage, PublicKeyPackage};
use frost_secp256k1::round2::SignatureShare;
use frost_secp256k1::{
    aggregate, aggregate_custom, round1, round2, CheaterDetection, Error, Identifier, Signature,
    SigningPackage, VerifyingKey,
};
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;
use std::collections::BTreeMap;

const STEPS: [&str; 5] = ["commit", "sign", "aggregate", "blame", "verify"];

const MESSAGE: [u8; 32] = [0x5a; 32];

/// The least of several runs, as JSON.
pub fn row(threshold: u16, runs: u64) -> String {
    let participants =
        u16::try_from((3 * u32::from(threshold)).div_ceil(2)).expect("at most 65535 participants");
    let mut least = [f64::INFINITY; STEPS.len()];
    for run in 0..runs {
        let measured = measure(threshold, participants, run + 1);
        for (step, time) in least.iter_mut().zip(measured) {
            *step = step.min(time);
        }
    }
    let times: Vec<_> =
        STEPS.iter().zip(least).map(|(step, time)| format!("\"{step}\": {time:.2}")).collect();
    format!("{{\"threshold\": {threshold}, \"participants\": {participants}, {}}}", times.join(", "))
}

/// The processor time of the `STEPS`, in microseconds.
fn measure(threshold: u16, participants: u16, seed: u64) -> [f64; STEPS.len()] {
    let mut random = ChaCha20Rng::seed_from_u64(seed);
    let (keys, public) = deal(threshold, participants, &mut random);
    let (&last, key) = keys.iter().nth(usize::from(threshold) - 1).expect("signer t");

    let commit = microseconds(|| round1::commit(key.signing_share(), &mut random));

    let mut nonces = BTreeMap::new();
    let mut commitments = BTreeMap::new();
    for (signer, key) in keys.iter().take(usize::from(threshold)) {
        let (secret, commitment) = round1::commit(key.signing_share(), &mut random);
        nonces.insert(*signer, secret);
        commitments.insert(*signer, commitment);
    }
    let encoded = SigningPackage::new(commitments, &MESSAGE).serialize().expect("bytes");
    let package = SigningPackage::deserialize(&encoded).expect("a signing package");
    let mut shares: BTreeMap<Identifier, SignatureShare> = nonces
        .iter()
        .map(|(signer, secret)| (*signer, round2::sign(&package, secret, &keys[signer]).expect("a share")))
        .collect();

    let sign = microseconds(|| {
        let package = SigningPackage::deserialize(&encoded).expect("a signing package");
        round2::sign(&package, &nonces[&last], key).expect("a share")
    });

    let signature = aggregate(&package, &shares, &public).expect("a signature");
    let aggregation = microseconds(|| aggregate(&package, &shares, &public));

    shares.insert(last, one_more(&shares[&last]));
    let blaming = || aggregate_custom(&package, &shares, &public, CheaterDetection::AllCheaters);
    assert_eq!(blaming(), Err(Error::InvalidSignatureShare { culprits: vec![last] }));
    let blame = microseconds(blaming);

    let verifying =
        VerifyingKey::deserialize(&public.verifying_key().serialize().expect("bytes")).expect("a key");
    let signature = Signature::deserialize(&signature.serialize().expect("bytes")).expect("a signature");
    assert_eq!(verifying.verify(&MESSAGE, &signature), Ok(()));
    let verify = microseconds(|| verifying.verify(&MESSAGE, &signature));

    [commit, sign, aggregation, blame, verify]
}

/// The keys of all participants and the public key, as each would read them from a file.
fn deal(
    threshold: u16,
    participants: u16,
    random: &mut ChaCha20Rng,
) -> (BTreeMap<Identifier, KeyPackage>, PublicKeyPackage) {
    let (secrets, public) =
        generate_with_dealer(participants, threshold, IdentifierList::Default, random).expect("keys");
    let keys = secrets
        .into_iter()
        .map(|(participant, secret)| {
            let key = KeyPackage::try_from(secret).expect("a key");
            (participant, KeyPackage::deserialize(&key.serialize().expect("bytes")).expect("a key"))
        })
        .collect();
    (keys, PublicKeyPackage::deserialize(&public.serialize().expect("bytes")).expect("a public key"))
}

/// The share that is one more than this, which is a scalar of 32 bytes, the most significant first.
fn one_more(share: &SignatureShare) -> SignatureShare {
    let mut bytes = share.serialize();
    for byte in bytes.iter_mut().rev() {
        *byte = byte.wrapping_add(1);
        if *byte != 0 {
            break;
        }
    }
    SignatureShare::deserialize(&bytes).expect("a share")
}
