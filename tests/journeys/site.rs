//! The site as one journey gets it: as it is, but for a script that runs before the page's own, files that do not
//! arrive, and an ear for what goes wrong.
//!
//! The script is a file of the same origin that the page loads before anything else, so its content policy stays as
//! strict as it is, and every browser runs it: none of this needs a driver's own protocol.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use std::{io, mem};

use crate::harness::{Failure, Outcome};

const SCRIPT: &str = "/before-the-page.js";
const COMPLAINT: &str = "/complaint";
/// Nothing here takes this long, unless somebody has hung up.
const PATIENCE: Duration = Duration::from_secs(30);

/// Tells the site about every error. At once and not in the background: what was not told when the next command of a
/// journey comes was not an error.
const LISTEN: &str = "{
    const complain = words => {
        const ask = new XMLHttpRequest();
        ask.open('POST', '/complaint', false);
        ask.send(words);
    };
    addEventListener('error', event => complain(event.message
        ? `${event.message} (${event.filename}:${event.lineno})`
        : `cannot load ${event.target.src ?? event.target.href ?? event.target}`), true);
    addEventListener('unhandledrejection', event => complain(`nobody caught ${event.reason}`));
    document.addEventListener('securitypolicyviolation', event =>
        complain(`the policy forbids ${event.violatedDirective}: ${event.blockedURI}`));
    const said = console.error;
    console.error = (...words) => { complain(words.join(' ')); said.apply(console, words); };
}
";

/// A site at work; it stops when dropped.
pub(crate) struct Site {
    shared: Arc<Shared>,
    address: SocketAddr,
    listener: Option<JoinHandle<()>>,
}

struct Shared {
    /// Host and port of the site itself.
    source: String,
    /// What runs before the page; empty for a page that is as it is.
    script: String,
    /// Parts of the names of files that do not arrive.
    withheld: Mutex<Vec<String>>,
    complaints: Mutex<Vec<String>>,
    closed: AtomicBool,
}

impl Site {
    /// Opens the site at an address of its own. The script runs before the page's; with `listens` errors are told.
    pub(crate) fn open(source: &str, script: Option<&str>, listens: bool) -> Outcome<Self> {
        let Some(source) = source.trim_end_matches('/').strip_prefix("http://") else {
            return Err(Failure(format!("{source} is no address that begins with http://")));
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            source: source.to_owned(),
            script: [if listens { LISTEN } else { "" }, script.unwrap_or_default()].concat(),
            withheld: Mutex::default(),
            complaints: Mutex::default(),
            closed: AtomicBool::new(false),
        });
        let served = Arc::clone(&shared);
        let listener = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if served.closed.load(Ordering::Relaxed) {
                    break;
                }
                let served = Arc::clone(&served);
                // A browser that hangs up in the middle of an answer is no concern of ours.
                thread::spawn(move || drop(served.answer(&stream)));
            }
        });
        Ok(Self { shared, address, listener: Some(listener) })
    }

    /// Its address, without a slash at the end.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// From now on files whose names hold one of these do not arrive: the connection breaks.
    pub(crate) fn withhold(&self, parts: &[&str]) {
        *locked(&self.shared.withheld) = parts.iter().map(|part| (*part).to_owned()).collect();
    }

    /// The contents of one of its files, by the path that its address has.
    pub(crate) fn file(&self, path: &str) -> Outcome<String> {
        let whole = self.shared.fetch(path)?;
        let Answer { status, body, .. } = Answer::of(&whole);
        if status != "200" {
            return Err(Failure(format!("{path} is answered with {status}")));
        }
        Ok(String::from_utf8_lossy(body).into_owned())
    }

    /// What pages have complained about since this was last asked.
    pub(crate) fn complaints(&self) -> Vec<String> {
        mem::take(&mut locked(&self.shared.complaints))
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.shared.closed.store(true, Ordering::Relaxed);
        // Wakes the listener, which then sees that it is over.
        drop(TcpStream::connect(self.address));
        if let Some(listener) = self.listener.take() {
            // One that panicked has said so already.
            drop(listener.join());
        }
    }
}

fn locked<T>(held: &Mutex<T>) -> MutexGuard<'_, T> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a browser asks for.
struct Asked {
    post: bool,
    path: String,
    body: String,
}

impl Asked {
    fn read(stream: &TcpStream) -> io::Result<Self> {
        stream.set_read_timeout(Some(PATIENCE))?;
        let mut reader = BufReader::new(stream);
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let mut words = line.split(' ').map(str::to_owned);
        let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let mut length = 0;
        loop {
            line.clear();
            if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
                break;
            }
            if let Some(("content-length", value)) = line.to_ascii_lowercase().split_once(':') {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        let mut body = Vec::new();
        reader.take(length).read_to_end(&mut body)?;
        Ok(Self { post: method == "POST", path, body: String::from_utf8_lossy(&body).into_owned() })
    }
}

/// What the site itself answers.
struct Answer<'a> {
    status: String,
    head: String,
    body: &'a [u8],
}

impl<'a> Answer<'a> {
    fn of(whole: &'a [u8]) -> Self {
        let split = whole.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(whole.len());
        let head = String::from_utf8_lossy(&whole[..split]).into_owned();
        let status = head.split(' ').nth(1).unwrap_or_default().to_owned();
        Self { status, head, body: whole.get(split + 4..).unwrap_or_default() }
    }
}

impl Shared {
    fn answer(&self, stream: &TcpStream) -> io::Result<()> {
        let Asked { post, path, body } = Asked::read(stream)?;
        // Browsers open connections for what they might ask, and close those that they do not need.
        if path.is_empty() {
            return Ok(());
        }
        if post && path == COMPLAINT {
            locked(&self.complaints).push(body);
            return respond(stream, "HTTP/1.1 204 No Content\r\n", b"");
        }
        if path == SCRIPT {
            return respond(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\n", self.script.as_bytes());
        }
        if locked(&self.withheld).iter().any(|part| path.contains(part)) {
            return Ok(());
        }
        let whole = self.fetch(&path)?;
        let Answer { status, head, body } = Answer::of(&whole);
        if status != "200" {
            locked(&self.complaints).push(format!("{path} was answered with {status}"));
        }
        // Said anew, and for another length.
        let kept = |line: &&str| !["content-length", "connection"].iter().any(|name| begins_with(line, name));
        let lines: String = head.lines().filter(kept).flat_map(|line| [line, "\r\n"]).collect();
        if head.contains("text/html") && !self.script.is_empty() {
            let page = String::from_utf8_lossy(body);
            respond(
                stream,
                &lines,
                page.replacen("<meta", &format!("<script src=\"{SCRIPT}\"></script><meta"), 1).as_bytes(),
            )
        } else {
            respond(stream, &lines, body)
        }
    }

    /// The whole answer of the site itself.
    fn fetch(&self, path: &str) -> io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect(&self.source)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        // In the older version answers come in one piece, and the connection ends with them.
        write!(stream, "GET {path} HTTP/1.0\r\nHost: {}\r\n\r\n", self.source)?;
        let mut whole = Vec::new();
        stream.read_to_end(&mut whole)?;
        Ok(whole)
    }
}

fn begins_with(line: &str, name: &str) -> bool {
    line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
}

fn respond(mut stream: &TcpStream, head: &str, body: &[u8]) -> io::Result<()> {
    write!(stream, "{head}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len())?;
    stream.write_all(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A host that answers every request with this page, or with 404 if it is asked for `/none`.
    fn host(page: &'static str) -> io::Result<String> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let Ok(Asked { path, .. }) = Asked::read(&stream) else { continue };
                let status = if path == "/none" { "404 Not Found" } else { "200 OK" };
                let head = format!("HTTP/1.1 {status}\r\nContent-Type: text/html\r\nX-Kept: yes\r\n");
                drop(respond(&stream, &head, page.as_bytes()));
            }
        });
        Ok(format!("http://{address}/"))
    }

    fn ask(site: &Site, request: &str) -> io::Result<String> {
        let mut stream = TcpStream::connect(site.address)?;
        stream.write_all(request.as_bytes())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }

    #[test]
    fn a_script_stands_before_everything_and_leaves_the_policy_alone() -> Outcome {
        let page = "<head><meta charset=utf-8><meta http-equiv=Content-Security-Policy><script>1</script>";
        let site = Site::open(&host(page)?, Some("window.first = 1"), false)?;
        let answer = ask(&site, "GET / HTTP/1.1\r\n\r\n")?;
        assert!(answer.contains("\r\nX-Kept: yes\r\n"), "{answer}");
        let wanted = page.replacen("<head>", &format!("<head><script src=\"{SCRIPT}\"></script>"), 1);
        assert!(answer.ends_with(&wanted), "{answer}");
        assert!(answer.contains(&format!("Content-Length: {}\r\n", wanted.len())), "{answer}");
        let script = ask(&site, &format!("GET {SCRIPT} HTTP/1.1\r\n\r\n"))?;
        assert!(script.contains("text/javascript") && script.ends_with("\r\n\r\nwindow.first = 1"), "{script}");
        let plain = Site::open(&host(page)?, None, false)?;
        assert!(ask(&plain, "GET / HTTP/1.1\r\n\r\n")?.ends_with(page), "a page without a script is as it is");
        Ok(())
    }

    #[test]
    fn what_is_withheld_breaks_and_nothing_else_does() -> Outcome {
        let site = Site::open(&host("<meta>")?, None, false)?;
        site.withhold(&[".wasm", "style-"]);
        assert_eq!(ask(&site, "GET /a_bg.wasm HTTP/1.1\r\n\r\n")?, "");
        assert!(ask(&site, "GET /a.js HTTP/1.1\r\n\r\n")?.ends_with("<meta>"));
        site.withhold(&[]);
        assert!(ask(&site, "GET /a_bg.wasm HTTP/1.1\r\n\r\n")?.ends_with("<meta>"));
        Ok(())
    }

    #[test]
    fn complaints_and_missing_files_are_heard_once() -> Outcome {
        let site = Site::open(&host("")?, None, true)?;
        ask(&site, &format!("POST {COMPLAINT} HTTP/1.1\r\nContent-Length: 3\r\n\r\noh!"))?;
        ask(&site, "GET /none HTTP/1.1\r\n\r\n")?;
        assert_eq!(site.complaints(), ["oh!", "/none was answered with 404"]);
        assert!(site.complaints().is_empty());
        Ok(())
    }
}
