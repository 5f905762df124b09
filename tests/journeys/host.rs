//! A host of the site for one journey, which can change what it serves, stop answering, or be gone; and versions of
//! the site for it, made from the built one.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::harness::{Failure, Outcome, told};

/// Where the site is on the host.
pub(crate) const PATH: &str = "/a/b/";

/// What a host does with a request.
#[derive(Debug, Clone)]
pub(crate) enum Answers {
    /// Serves this folder.
    Files(PathBuf),
    /// The same, with the page for whatever is not there, as hosts of single-page applications do.
    FilesOrPage(PathBuf),
    /// Serves this folder, and to its own pages alone: a closed frame is of no host.
    FilesToItsOwn(PathBuf),
    /// Takes the request and says nothing.
    Silence,
    /// Hangs up, as if there were no network.
    Nothing,
    /// The host is gone.
    Ended,
}

/// A host at work on this machine; it ends when dropped.
pub(crate) struct Host {
    address: SocketAddr,
    answers: Arc<Mutex<Answers>>,
}

impl Host {
    /// Starts on a free port.
    pub(crate) fn start(answers: Answers) -> Outcome<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let host = Self { address: listener.local_addr()?, answers: Arc::new(Mutex::new(answers)) };
        let answers = Arc::clone(&host.answers);
        thread::spawn(move || serve(&listener, &answers));
        Ok(host)
    }

    /// The address of the page.
    pub(crate) fn url(&self) -> String {
        format!("http://{}{PATH}", self.address)
    }

    /// A page of the same host outside the site.
    pub(crate) fn elsewhere(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// The same with the site in a sandboxed frame.
    pub(crate) fn with_frame(&self) -> String {
        format!("http://{}/frame", self.address)
    }

    /// What it does from now on.
    pub(crate) fn now(&self, answers: Answers) {
        *self.answers.lock().unwrap_or_else(PoisonError::into_inner) = answers;
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.now(Answers::Ended);
        // Wakes it up to see that.
        drop(TcpStream::connect(self.address));
    }
}

fn serve(listener: &TcpListener, answers: &Mutex<Answers>) {
    let mut held = Vec::new();
    for stream in listener.incoming().map_while(Result::ok) {
        let answers = answers.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match answers {
            Answers::Files(_) | Answers::FilesOrPage(_) | Answers::FilesToItsOwn(_) => answer(stream, answers),
            Answers::Silence => held.push(stream),
            Answers::Nothing => {}
            Answers::Ended => return,
        }
    }
}

fn answer(stream: TcpStream, answers: Answers) {
    thread::spawn(move || {
        // A browser that hangs up in the middle is no concern of ours.
        let _ = respond(stream, &answers);
    });
}

fn respond(mut stream: TcpStream, answers: &Answers) -> io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    // The rest of the request must be read, or closing the connection would cut off the answer.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let path = first.split([' ', '?']).nth(1).unwrap_or_default();
    let (status, media, content) = found(answers, path);
    let shared = match answers {
        Answers::FilesToItsOwn(_) => "",
        _ => "Access-Control-Allow-Origin: *\r\n",
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {media}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         {shared}Connection: close\r\n\r\n",
        content.len()
    )?;
    stream.write_all(&content)
}

fn found(answers: &Answers, path: &str) -> (&'static str, &'static str, Vec<u8>) {
    let Some(name) = path.strip_prefix(PATH) else {
        let frame = if path == "/frame" {
            format!("<iframe sandbox=allow-scripts width=900 height=700 src={PATH}></iframe>")
        } else {
            String::new()
        };
        return ("200 OK", "text/html", format!("<!doctype html><title>elsewhere</title>{frame}").into_bytes());
    };
    let name = if name.is_empty() { "index.html" } else { name };
    let read = |name: &str| match answers {
        Answers::Files(folder) | Answers::FilesOrPage(folder) | Answers::FilesToItsOwn(folder) => {
            fs::read(folder.join(name)).ok()
        }
        Answers::Silence | Answers::Nothing | Answers::Ended => None,
    };
    match (read(name), answers) {
        (Some(content), _) => ("200 OK", media_type(name), content),
        (None, Answers::FilesOrPage(_)) => ("200 OK", "text/html", read("index.html").unwrap_or_default()),
        (None, _) => ("404 Not Found", "text/plain", b"none".to_vec()),
    }
}

fn media_type(name: &str) -> &'static str {
    match Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "wasm" => "application/wasm",
        "css" => "text/css",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

/// A version of the site in a folder of its own; the folder goes when dropped.
pub(crate) struct Version {
    folder: PathBuf,
    /// What a page of this version loads later, if it is asked to.
    pub(crate) later: String,
}

impl Version {
    /// The built site as version `number`, with a title, a style sheet and a file for later that say so.
    pub(crate) fn new(number: u8) -> Outcome<Self> {
        let folder =
            std::env::temp_dir().join(format!("journeys-{}-{:?}-{number}", std::process::id(), thread::current().id()));
        copy(Path::new(&told("SITE_FOLDER")?), &folder)?;
        let digest = number.to_string().repeat(16);
        let version = Self { folder, later: format!("later-{digest}.js") };
        fs::write(version.folder.join(&version.later), format!("/* {number} */"))?;
        let page = version.read("index.html")?;
        let style = between(&page, "/style-", ".css")?;
        let of_worker = between(&version.read("sw.js")?, "\"version\":\"", "\"")?;
        fs::rename(version.folder.join(format!("style-{style}.css")), version.style(&digest))?;
        version.change("index.html", |page| {
            page.replace(&style, &digest).replacen("<title>", &format!("<title>{number}: "), 1)
        })?;
        version.change("sw.js", |worker| {
            let further = format!("\"further\":[\"{}\",", version.later);
            worker.replace(&style, &digest).replace(&of_worker, &digest).replacen("\"further\":[", &further, 1)
        })?;
        Ok(version)
    }

    /// Serves it.
    pub(crate) fn files(&self) -> Answers {
        Answers::Files(self.folder.clone())
    }

    /// Serves it, and its page in place of what is missing.
    pub(crate) fn files_or_page(&self) -> Answers {
        Answers::FilesOrPage(self.folder.clone())
    }

    /// Takes the style sheet away.
    pub(crate) fn lose_style(&self) -> Outcome {
        let page = self.read("index.html")?;
        Ok(fs::remove_file(self.style(&between(&page, "/style-", ".css")?))?)
    }

    /// Takes over the page of another version.
    pub(crate) fn take_page_of(&self, other: &Self) -> Outcome {
        let page = other.read("index.html")?;
        self.change("index.html", |_| page)
    }

    fn style(&self, digest: &str) -> PathBuf {
        self.folder.join(format!("style-{digest}.css"))
    }

    fn read(&self, name: &str) -> Outcome<String> {
        Ok(fs::read_to_string(self.folder.join(name))?)
    }

    fn change(&self, name: &str, change: impl FnOnce(String) -> String) -> Outcome {
        Ok(fs::write(self.folder.join(name), change(self.read(name)?))?)
    }
}

impl Drop for Version {
    fn drop(&mut self) {
        // Best effort: it stands among temporary files.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn between(text: &str, before: &str, after: &str) -> Outcome<String> {
    let found = text.split_once(before).and_then(|(_, rest)| rest.split_once(after));
    found.map(|(found, _)| found.to_owned()).ok_or_else(|| Failure(format!("no {before}…{after}")))
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to)?;
        } else {
            fs::copy(&from, &to)?;
        }
    }
    Ok(())
}
