//! The drivers that `cargo xtask test` started. geckodriver and `WebKitWebDriver` hold one session at a time, so a
//! journey takes one of them, and gives it back.

use std::sync::{Condvar, LazyLock, Mutex, PoisonError};

use crate::harness::{Outcome, told};

struct Drivers {
    free: Mutex<Vec<String>>,
    freed: Condvar,
}

static DRIVERS: LazyLock<Drivers> = LazyLock::new(|| {
    let urls = told("WEBDRIVER_URL").unwrap_or_default();
    Drivers { free: Mutex::new(urls.split_whitespace().map(str::to_owned).collect()), freed: Condvar::new() }
});

/// A driver that nobody else drives, until this is dropped.
pub(crate) struct Lease {
    url: String,
}

impl Lease {
    /// Waits for a driver that is free. Blocks the thread, which has no browser yet and so nothing else to do.
    pub(crate) fn take() -> Outcome<Self> {
        // Says so rather than wait for ever.
        told("WEBDRIVER_URL")?;
        let mut free = DRIVERS.free.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(url) = free.pop() {
                return Ok(Self { url });
            }
            free = DRIVERS.freed.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Where a `WebDriver` client connects.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        DRIVERS.free.lock().unwrap_or_else(PoisonError::into_inner).push(std::mem::take(&mut self.url));
        DRIVERS.freed.notify_one();
    }
}
