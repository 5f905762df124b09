//! A small server for `dist/`, for this machine only.

mod compressed;
mod files;
mod headers;

use std::fs::File;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Method, Request, Response};

use crate::progress;
use compressed::Compressed;
use headers::Headers;

/// Browsers ask for about this many files at once.
const WORKERS: usize = 8;

/// A server at work; it stops when dropped.
pub(crate) struct Server {
    http: Arc<tiny_http::Server>,
    address: SocketAddr,
    workers: Vec<thread::JoinHandle<()>>,
}

/// What is served, and how.
struct Site {
    folder: PathBuf,
    headers: Headers,
    compressed: Option<Compressed>,
}

impl Server {
    /// Starts to serve `folder` on 127.0.0.1; port 0 takes any free one.
    pub(crate) fn start(folder: &Path, port: u16) -> Result<Self> {
        Self::with(canonical(folder)?, port, None)
    }

    /// The same on any free port, compressed for browsers that ask for it.
    pub(crate) fn start_compressed(folder: &Path) -> Result<Self> {
        let folder = canonical(folder)?;
        let compressed = Compressed::of(&folder)?;
        Self::with(folder, 0, Some(compressed))
    }

    fn with(folder: PathBuf, port: u16, compressed: Option<Compressed>) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => {
                anyhow!(
                    "port {port} is in use by another program; choose another with `--port N` (0 takes any free one)"
                )
            }
            _ => anyhow!("cannot listen on 127.0.0.1:{port}: {error}; try `--port 0`"),
        })?;
        let address = listener.local_addr().context("the server has no address")?;
        let http = tiny_http::Server::from_listener(listener, None)
            .map_err(|error| anyhow!("the server does not start: {error}"))?;
        let http = Arc::new(http);
        let site = Arc::new(Site { headers: Headers::of(&folder), folder, compressed });
        let workers = (0..WORKERS).map(|_| work(Arc::clone(&http), Arc::clone(&site))).collect();
        Ok(Self { http, address, workers })
    }

    /// Where the page is.
    pub(crate) fn url(&self) -> String {
        format!("http://{}/", self.address)
    }
}

fn canonical(folder: &Path) -> Result<PathBuf> {
    folder.canonicalize().with_context(|| format!("there is no folder {}", folder.display()))
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.workers {
            self.http.unblock();
        }
        for worker in self.workers.drain(..) {
            // A worker that panicked has said so already.
            let _ = worker.join();
        }
    }
}

/// Serves `folder` until the process is stopped.
pub(crate) fn serve(folder: &Path, port: u16, open: bool) -> Result<()> {
    let server = Server::start(folder, port)?;
    progress::say("serve", format!("the lesson is at {}   (Ctrl+C stops)", server.url()));
    if open && let Err(error) = open_browser(&server.url()) {
        progress::say("serve", format!("cannot start a browser ({error}); open the address yourself"));
    }
    loop {
        thread::park();
    }
}

fn open_browser(url: &str) -> io::Result<()> {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    Command::new(program).args(arguments).arg(url).spawn().map(drop)
}

fn work(http: Arc<tiny_http::Server>, site: Arc<Site>) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        // `recv` fails when the server is told to stop.
        while let Ok(request) = http.recv() {
            // A browser that hangs up in the middle of an answer is no concern of ours.
            let _ = answer(request, &site);
        }
    })
}

fn answer(request: Request, site: &Site) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(plain("only GET and HEAD are served here\n", 405));
    }
    let Some(path) = files::locate(&site.folder, request.url()) else {
        return request.respond(plain("there is no such file\n", 404));
    };
    let media_type = files::media_type(&path);
    let compressed = site.compressed.as_ref().filter(|_| accepts_brotli(&request)).and_then(|all| all.get(&path));
    if let Some(content) = compressed {
        let mut response = Response::from_data(content);
        add_header(&mut response, "Content-Encoding", "br");
        add_header(&mut response, "Vary", "Accept-Encoding");
        return respond(request, response, media_type, site);
    }
    let Ok(file) = File::open(&path) else { return request.respond(plain("this file cannot be read\n", 404)) };
    respond(request, Response::from_file(file), media_type, site)
}

fn accepts_brotli(request: &Request) -> bool {
    let encodings = request.headers().iter().find(|header| header.field.equiv("Accept-Encoding"));
    encodings.is_some_and(|header| header.value.as_str().split(',').any(|name| name.trim() == "br"))
}

fn respond<R: io::Read>(request: Request, response: Response<R>, media_type: &str, site: &Site) -> io::Result<()> {
    // Never in chunks: a browser shows progress only where it knows the length.
    let mut response = response.with_chunked_threshold(usize::MAX);
    add_header(&mut response, "Content-Type", media_type);
    let mut told: Vec<_> = site.headers.for_url(request.url()).collect();
    if told.is_empty() {
        told.push(("Cache-Control", "no-cache"));
    }
    for (name, value) in told {
        add_header(&mut response, name, value);
    }
    request.respond(response)
}

fn plain(text: &str, status: u16) -> Response<io::Cursor<Vec<u8>>> {
    let mut response = Response::from_string(text).with_status_code(status);
    add_header(&mut response, "Cache-Control", "no-cache");
    response
}

fn add_header<R: io::Read>(response: &mut Response<R>, name: &str, value: &str) {
    // Only text that is not ASCII is refused, and ours is.
    if let Ok(header) = Header::from_bytes(name, value) {
        response.add_header(header);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read as _, Write as _};
    use std::net::TcpStream;

    fn ask(address: SocketAddr, line: &str) -> Result<String> {
        let mut stream = TcpStream::connect(address).context("connect")?;
        write!(stream, "{line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").context("ask")?;
        let mut text = String::new();
        stream.read_to_string(&mut text).context("answer")?;
        Ok(text)
    }

    #[test]
    fn serves_files_and_nothing_else() -> Result<()> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let server = Server::start(&folder, 0)?;
        let found = ask(server.address, "GET /main.rs?x=1")?;
        assert!(found.starts_with("HTTP/1.1 200") && found.contains("Cache-Control: no-cache"), "{found}");
        assert!(found.ends_with("}\n"));
        assert!(ask(server.address, "GET /nothing.rs")?.starts_with("HTTP/1.1 404"));
        assert!(ask(server.address, "GET /../Cargo.toml")?.starts_with("HTTP/1.1 404"));
        assert!(ask(server.address, "GET /%2e%2e/Cargo.toml")?.starts_with("HTTP/1.1 404"));
        assert!(ask(server.address, "POST /main.rs")?.starts_with("HTTP/1.1 405"));
        Ok(())
    }

    #[test]
    fn compresses_for_whoever_asks_and_tells_what_the_folder_says() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("xtask-server-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join("a.css"), "p{}".repeat(1_000))?;
        std::fs::write(folder.join("_headers"), "/*\n  X-Safe: yes\n/a.css\n  Cache-Control: max-age=9\n")?;
        let server = Server::start_compressed(&folder)?;
        let plain = ask(server.address, "GET /a.css")?;
        assert!(!plain.contains("Content-Encoding") && plain.contains("p{}p{}"), "{plain}");
        assert!(plain.contains("X-Safe: yes") && plain.contains("Cache-Control: max-age=9"), "{plain}");
        let mut stream = TcpStream::connect(server.address)?;
        write!(stream, "GET /a.css HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip, br\r\nConnection: close\r\n\r\n")?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let text = String::from_utf8_lossy(&answer);
        assert!(text.contains("Content-Encoding: br") && answer.len() < 500, "{text}");
        Ok(std::fs::remove_dir_all(&folder)?)
    }

    #[test]
    fn a_busy_port_names_the_way_out() -> Result<()> {
        let server = Server::start(Path::new(env!("CARGO_MANIFEST_DIR")), 0)?;
        let second = Server::start(Path::new(env!("CARGO_MANIFEST_DIR")), server.address.port());
        let message = second.err().map(|error| error.to_string()).unwrap_or_default();
        assert!(message.contains("--port N"), "{message}");
        Ok(())
    }
}
