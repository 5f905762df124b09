//! Saying what is done and how long it took.

use std::time::{Duration, Instant};

use anyhow::Result;

/// Prints one line under a short tag, e.g. `[site] dist/ is up to date`.
pub(crate) fn say(tag: &str, message: impl AsRef<str>) {
    println!("[{tag}] {}", message.as_ref());
}

/// Runs `work` between two lines: `[tag] what …` and `[tag] what: done in 4 min 20 s`.
///
/// A failure prints how long it took as well; the caller reports the error itself.
pub(crate) fn timed<T>(tag: &str, what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    say(tag, format!("{what} …"));
    let start = Instant::now();
    let result = work();
    let outcome = if result.is_ok() { "done in" } else { "failed after" };
    say(tag, format!("{what}: {outcome} {}", human(start.elapsed())));
    result
}

/// A duration as a person says it: `350 ms`, `4.2 s`, `42 s`, `4 min 20 s`.
pub(crate) fn human(duration: Duration) -> String {
    let seconds = duration.as_secs_f64();
    if seconds < 0.9995 {
        format!("{:.0} ms", seconds * 1e3)
    } else if seconds < 9.95 {
        format!("{seconds:.1} s")
    } else if seconds < 59.5 {
        format!("{seconds:.0} s")
    } else {
        let whole = (duration + Duration::from_millis(500)).as_secs();
        format!("{} min {} s", whole / 60, whole % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        let cases = [
            (0, "0 ms"),
            (350, "350 ms"),
            (999, "999 ms"),
            (4_210, "4.2 s"),
            (9_960, "10 s"),
            (59_600, "1 min 0 s"),
            (260_000, "4 min 20 s"),
        ];
        for (millis, text) in cases {
            assert_eq!(human(Duration::from_millis(millis)), text);
        }
    }
}
