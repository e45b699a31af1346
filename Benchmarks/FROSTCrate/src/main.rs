//! What key generation and signing cost with frost-secp256k1: the minimum of several runs, of processor time,
//! as one line of JSON.
//!
//!     frost-crate PARTICIPANTS RUNS consecutive|hashed
//!     frost-crate sign THRESHOLD RUNS
//!
//! The first measures one participant of a key generation, in milliseconds; the second the steps of a
//! signature, in microseconds.

mod key_generation;
mod processor_time;
mod signing;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let row = match arguments[..] {
        ["sign", threshold, runs] => {
            signing::row(threshold.parse().expect("t"), runs.parse().expect("how many runs"))
        }
        [participants, runs, naming @ ("consecutive" | "hashed")] => key_generation::row(
            participants.parse().expect("n"),
            runs.parse().expect("how many runs"),
            naming,
        ),
        _ => {
            eprintln!("frost-crate PARTICIPANTS RUNS consecutive|hashed");
            eprintln!("frost-crate sign THRESHOLD RUNS");
            std::process::exit(1);
        }
    };
    println!("{row}");
}
