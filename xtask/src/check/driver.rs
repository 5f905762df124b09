//! chromedriver, started for the journeys and always stopped after them.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};

/// How long it may take to answer.
const START_LIMIT: Duration = Duration::from_secs(30);
/// How long it may take to close its browsers.
const STOP_LIMIT: Duration = Duration::from_secs(10);

/// A chromedriver at work; it and its browsers stop when this is dropped.
pub(super) struct Driver {
    process: Child,
    address: SocketAddr,
}

impl Driver {
    /// Starts the driver on a free port, its output going to `log`, and waits until it answers.
    pub(super) fn start(program: &Path, log: &Path) -> Result<Self> {
        let output = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
        let errors = output.try_clone().with_context(|| format!("cannot write {}", log.display()))?;
        let address = free_address()?;
        let process = Command::new(program)
            .arg(format!("--port={}", address.port()))
            .stdin(Stdio::null())
            .stdout(output)
            .stderr(errors)
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let mut driver = Self { process, address };
        driver.wait_until_ready().map_err(|error| anyhow!("{error}; see {}", log.display()))?;
        Ok(driver)
    }

    /// Where a `WebDriver` client connects.
    pub(super) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < START_LIMIT {
            if let Ok(Some(status)) = self.process.try_wait() {
                bail!("chromedriver ended at once ({status})");
            }
            if self.ask("/status").is_some_and(|answer| answer.contains("\"ready\":true")) {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(50));
        }
        bail!("chromedriver did not answer within {} s", START_LIMIT.as_secs())
    }

    /// The answer to a GET request.
    fn ask(&self, path: &str) -> Option<String> {
        let mut stream = TcpStream::connect_timeout(&self.address, Duration::from_secs(1)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address).ok()?;
        let mut answer = Vec::new();
        // What arrived before an error or a time-out is answer enough.
        let _ = stream.read_to_end(&mut answer);
        Some(String::from_utf8_lossy(&answer).into_owned())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Asked politely it also closes browsers that a failed test left open; killed, it would not.
        self.ask("/shutdown");
        let start = Instant::now();
        while start.elapsed() < STOP_LIMIT && matches!(self.process.try_wait(), Ok(None)) {
            thread::sleep(Duration::from_millis(50));
        }
        // Best effort: it has usually ended by now.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// An address that nobody listens on; chromedriver cannot be handed an open socket.
fn free_address() -> Result<SocketAddr> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .context("there is no free port on 127.0.0.1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_driver_that_ends_is_reported() {
        let Ok(program) = which::which("false") else { return };
        let log = std::env::temp_dir().join(format!("xtask-driver-{}.log", std::process::id()));
        let message = Driver::start(&program, &log).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(message.contains("ended at once"), "{message}");
        let _ = std::fs::remove_file(log);
    }
}
