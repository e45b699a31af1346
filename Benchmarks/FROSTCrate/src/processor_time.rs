//! The processor time that this process has used.

use std::hint::black_box;

/// How often an operation of some microseconds is repeated, for the clock to resolve it.
const REPETITIONS: u32 = 20;

pub fn milliseconds() -> f64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the address is that of a value that outlives the call.
    unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &mut time) };
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}

/// What the operation takes on average, in microseconds.
pub fn microseconds<Output>(mut operation: impl FnMut() -> Output) -> f64 {
    let start = milliseconds();
    for _ in 0..REPETITIONS {
        black_box(operation());
    }
    (milliseconds() - start) * 1e3 / f64::from(REPETITIONS)
}
