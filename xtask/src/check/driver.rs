//! Drivers, started for the journeys and always stopped after them.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};

use super::screen::Screen;
use crate::setup::browser::{Browser, Installed};

/// How long it may take to answer.
const START_LIMIT: Duration = Duration::from_secs(30);
/// How long it may take to close its browsers.
const STOP_LIMIT: Duration = Duration::from_secs(10);

/// Drivers of one browser, one for each journey that runs at a time: geckodriver and `WebKitWebDriver` hold one session.
pub(crate) struct Drivers(Vec<Driver>);

impl Drivers {
    /// Starts so many drivers, their output going to files in `logs`, and waits until they answer.
    pub(crate) fn start(installed: &Installed, count: usize, logs: &Path) -> Result<Self> {
        Self::start_with(installed, count, logs, &[])
    }

    /// The same for whoever measures: Firefox' driver may use the browser's own rights, such as its profiler.
    pub(crate) fn start_to_measure(installed: &Installed, logs: &Path) -> Result<Self> {
        let rights: &[&str] = if installed.browser == Browser::Firefox { &["--allow-system-access"] } else { &[] };
        Self::start_with(installed, 1, logs, rights)
    }

    fn start_with(installed: &Installed, count: usize, logs: &Path, arguments: &[&str]) -> Result<Self> {
        let start = |number| {
            let log = |what: &str| logs.join(format!("{}-{what}-{number}.log", installed.browser.name()));
            // One each: a screen has the keyboard for one window at a time.
            let screen = installed.screen.as_ref().map(|program| Screen::start(program, &log("screen"))).transpose()?;
            let mut command = Command::new(&installed.driver);
            command.args(arguments);
            if let Some(screen) = &screen {
                command.env("DISPLAY", screen.display()).env("GDK_BACKEND", "x11");
            }
            if installed.browser == Browser::WebKit {
                // Its sandbox refuses root and most containers, and what it is shown here is our own page.
                command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
            }
            Driver::start(command, installed.browser, screen, &log("driver"))
        };
        Ok(Self((1..=count).map(start).collect::<Result<_>>()?))
    }

    /// Where `WebDriver` clients connect, with spaces between.
    pub(crate) fn urls(&self) -> String {
        let urls: Vec<_> = self.0.iter().map(|driver| format!("http://{}", driver.address)).collect();
        urls.join(" ")
    }
}

/// A driver at work; it and its browsers stop when this is dropped.
struct Driver {
    browser: Browser,
    process: Child,
    address: SocketAddr,
    /// Goes after the driver, and takes with it what windows that left.
    _screen: Option<Screen>,
}

impl Driver {
    /// Starts the driver on a free port and waits until it answers.
    fn start(mut command: Command, browser: Browser, screen: Option<Screen>, log: &Path) -> Result<Self> {
        let output = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
        let errors = output.try_clone().with_context(|| format!("cannot write {}", log.display()))?;
        let address = free_address()?;
        let process = command
            .arg(format!("--port={}", address.port()))
            .stdin(Stdio::null())
            .stdout(output)
            .stderr(errors)
            .spawn()
            .with_context(|| format!("cannot start {}", command.get_program().display()))?;
        let mut driver = Self { browser, process, address, _screen: screen };
        driver.wait_until_ready().map_err(|error| anyhow!("{error}; see {}", log.display()))?;
        Ok(driver)
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < START_LIMIT {
            if let Ok(Some(status)) = self.process.try_wait() {
                bail!("the driver of {} ended at once ({status})", self.browser);
            }
            if self.ask("/status").is_some_and(|answer| answer.contains("\"ready\":true")) {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(50));
        }
        bail!("the driver of {} did not answer within {} s", self.browser, START_LIMIT.as_secs())
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

    /// Asked politely, a driver also closes browsers that a failed journey left open; killed, it would not.
    fn ask_to_end(&mut self) {
        // Best effort: what does not end is killed.
        if self.browser == Browser::Chromium {
            self.ask("/shutdown");
        } else if cfg!(unix) {
            let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        } else {
            let _ = self.process.kill();
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.ask_to_end();
        let start = Instant::now();
        while start.elapsed() < STOP_LIMIT && matches!(self.process.try_wait(), Ok(None)) {
            thread::sleep(Duration::from_millis(50));
        }
        // Best effort: it has usually ended by now.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// An address that nobody listens on; a driver cannot be handed an open socket.
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
        let driver = Driver::start(Command::new(program), Browser::Firefox, None, &log);
        let message = driver.err().map(|error| error.to_string()).unwrap_or_default();
        assert!(message.contains("driver of Firefox ended at once"), "{message}");
        let _ = std::fs::remove_file(log);
    }
}
