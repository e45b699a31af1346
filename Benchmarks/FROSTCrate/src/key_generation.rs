//! What one participant of an honest key generation costs.
//!
//! As in `DKGBenchmarks frost`, t is n/2 rounded up, participant t is measured, packages are decoded already,
//! and what the others compute is not counted.

use crate::processor_time::milliseconds;
use frost_secp256k1::keys::dkg;
use frost_secp256k1::Identifier;
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;
use std::collections::BTreeMap;

/// The least of several runs, as JSON.
pub fn row(participants: u16, runs: u64, naming: &str) -> String {
    let threshold = participants.div_ceil(2).max(2);
    let identifiers = identifiers(participants, naming);
    let mut parts = [f64::INFINITY; 3];
    let mut total = f64::INFINITY;
    for run in 0..runs {
        let measured = measure(&identifiers, threshold, run + 1);
        for (part, time) in parts.iter_mut().zip(measured) {
            *part = part.min(time);
        }
        total = total.min(measured.iter().sum());
    }
    format!(
        "{{\"naming\": \"{naming}\", \"participants\": {participants}, \"threshold\": {threshold}, \
         \"cpuMilliseconds\": {total:.4}, \"part1\": {:.4}, \"part2\": {:.4}, \"part3\": {:.4}}}",
        parts[0], parts[1], parts[2]
    )
}

fn identifiers(participants: u16, naming: &str) -> Vec<Identifier> {
    (1..=participants)
        .map(|number| match naming {
            "hashed" => Identifier::derive(format!("participant {}", number - 1).as_bytes()),
            _ => Identifier::try_from(number),
        })
        .map(|identifier| identifier.expect("an identifier"))
        .collect()
}

/// The processor time of parts 1, 2 and 3 of one participant, in milliseconds.
fn measure(identifiers: &[Identifier], threshold: u16, seed: u64) -> [f64; 3] {
    let participants = identifiers.len() as u16;
    let own = identifiers[threshold as usize - 1];
    let mut random = ChaCha20Rng::seed_from_u64(seed);
    let mut secrets = BTreeMap::new();
    let mut packages = BTreeMap::new();
    for other in identifiers.iter().filter(|other| **other != own) {
        let (secret, package) = dkg::part1(*other, participants, threshold, &mut random).expect("part 1");
        secrets.insert(*other, secret);
        packages.insert(*other, package);
    }

    let start = milliseconds();
    let (first, package) = dkg::part1(own, participants, threshold, &mut random).expect("part 1");
    let part1 = milliseconds() - start;

    let start = milliseconds();
    let (second, shares) = dkg::part2(first, &packages).expect("part 2");
    let part2 = milliseconds() - start;
    assert_eq!(shares.len(), packages.len());

    let mut received = BTreeMap::new();
    for (other, secret) in secrets {
        let mut theirs = packages.clone();
        theirs.remove(&other);
        theirs.insert(own, package.clone());
        let (_, mut shares) = dkg::part2(secret, &theirs).expect("part 2");
        received.insert(other, shares.remove(&own).expect("a share"));
    }

    let start = milliseconds();
    let (_, public) = dkg::part3(&second, &packages, &received).expect("part 3");
    let part3 = milliseconds() - start;
    assert_eq!(public.verifying_shares().len(), identifiers.len());
    [part1, part2, part3]
}
