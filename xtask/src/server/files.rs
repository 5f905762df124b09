//! From the address in a request to a file, and to its media type.

use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;

/// The file that a request for `url` means; nothing outside `folder`, nothing hidden.
///
/// `folder` must be canonical. A folder means its `index.html`.
pub(super) fn locate(folder: &Path, url: &str) -> Option<PathBuf> {
    let mut path = folder.join(relative(url)?);
    if path.is_dir() {
        path.push("index.html");
    }
    // Also follows links, which may lead out.
    let path = path.canonicalize().ok()?;
    (path.starts_with(folder) && path.is_file()).then_some(path)
}

/// The path in `url` as a relative one, or nothing if any of its parts is not a plain, visible name.
fn relative(url: &str) -> Option<PathBuf> {
    let address = url.split(['?', '#']).next()?;
    let mut path = PathBuf::new();
    for part in address.strip_prefix('/')?.split('/').filter(|part| !part.is_empty()) {
        let name = percent_decode_str(part).decode_utf8().ok()?;
        // A `%` that is left belongs to no escape.
        let plain = !name.starts_with('.') && !name.contains(['/', '\\', ':', '\0', '%']);
        path.push(plain.then_some(name)?.as_ref());
    }
    Some(path)
}

/// The media type by the file's ending.
pub(super) fn media_type(path: &Path) -> &'static str {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    match ending.to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_by_ending() {
        assert_eq!(media_type(Path::new("a_bg.wasm")), "application/wasm");
        assert_eq!(media_type(Path::new("a.b.JS")), "text/javascript; charset=utf-8");
        assert_eq!(media_type(Path::new("manifest.webmanifest")), "application/manifest+json");
        assert_eq!(media_type(Path::new("LICENSE")), "application/octet-stream");
    }

    #[test]
    fn plain_addresses_are_read() {
        assert_eq!(relative("/a/b.css?spot=104#x"), Some(PathBuf::from("a/b.css")));
        assert_eq!(relative("/a%20b.css"), Some(PathBuf::from("a b.css")));
        assert_eq!(relative("/"), Some(PathBuf::new()));
        assert_eq!(relative("//a"), Some(PathBuf::from("a")));
    }

    #[test]
    fn no_way_out_of_the_folder() {
        for url in [
            "/../secret",
            "/a/../../secret",
            "/%2e%2e/secret",
            "/..%2fsecret",
            "/a\\..\\b",
            "/%5c..",
            "/C:/x",
            "/.git/config",
            "/%00",
            "/%zz",
            "/%2",
            "/%ff",
            "secret",
        ] {
            assert_eq!(relative(url), None, "{url}");
        }
    }
}
