//! A small server for `dist/`, for this machine only.

mod files;

use std::fs::File;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Method, Request, Response};

use crate::progress;

/// Browsers ask for about this many files at once.
const WORKERS: usize = 8;

/// A server at work; it stops when dropped.
pub(crate) struct Server {
    http: Arc<tiny_http::Server>,
    address: SocketAddr,
    workers: Vec<thread::JoinHandle<()>>,
}

impl Server {
    /// Starts to serve `folder` on 127.0.0.1; port 0 takes any free one.
    pub(crate) fn start(folder: &Path, port: u16) -> Result<Self> {
        let folder = folder.canonicalize().with_context(|| format!("there is no folder {}", folder.display()))?;
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
        let workers = (0..WORKERS).map(|_| work(Arc::clone(&http), folder.clone())).collect();
        Ok(Self { http, address, workers })
    }

    /// Where the page is.
    pub(crate) fn url(&self) -> String {
        format!("http://{}/", self.address)
    }
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

fn work(http: Arc<tiny_http::Server>, folder: std::path::PathBuf) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        // `recv` fails when the server is told to stop.
        while let Ok(request) = http.recv() {
            // A browser that hangs up in the middle of an answer is no concern of ours.
            let _ = answer(request, &folder);
        }
    })
}

fn answer(request: Request, folder: &Path) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(plain("only GET and HEAD are served here\n", 405));
    }
    let found = files::locate(folder, request.url()).and_then(|path| Some((File::open(&path).ok()?, path)));
    let Some((file, path)) = found else {
        return request.respond(plain("there is no such file\n", 404));
    };
    // Never in chunks: a browser shows progress only where it knows the length.
    let mut response = Response::from_file(file).with_chunked_threshold(usize::MAX);
    for (name, value) in [
        ("Content-Type", files::media_type(&path)),
        ("Cache-Control", "no-cache"),
        ("X-Content-Type-Options", "nosniff"),
        // As in `_headers`: sandboxed frames.
        ("Access-Control-Allow-Origin", "*"),
    ] {
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
    fn a_busy_port_names_the_way_out() -> Result<()> {
        let server = Server::start(Path::new(env!("CARGO_MANIFEST_DIR")), 0)?;
        let second = Server::start(Path::new(env!("CARGO_MANIFEST_DIR")), server.address.port());
        let message = second.err().map(|error| error.to_string()).unwrap_or_default();
        assert!(message.contains("--port N"), "{message}");
        Ok(())
    }
}
