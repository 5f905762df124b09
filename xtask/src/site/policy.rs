//! The page's Content Security Policy: nothing from elsewhere, no inline code but what the build wrote.

use anyhow::{Result, bail};

use super::digest;
use super::html::{self, Tag};

/// What `index.html` holds until the policy is known.
const PLACEHOLDER: &str = "content=\"CSP\"";

/// What stands in the script by which `trunk serve` reloads a page, to be replaced whenever it is asked for.
const REPLACED_WHEN_SERVED: &str = "{{__TRUNK_";

/// Whether `trunk serve` will change this page's scripts, so that no hash can allow them. Its page is for whoever is
/// changing the lesson, on the same machine, and goes without the policy.
pub(super) fn is_changed_when_served(page: &str) -> bool {
    page.contains(REPLACED_WHEN_SERVED)
}

/// The page without the place for a policy.
pub(super) fn leave_out(page: &str) -> String {
    let places = html::tags(page).into_iter().filter(|tag| page[tag.place.clone()].contains(PLACEHOLDER));
    html::with_changes(page, places.map(|tag| (tag.place, String::new())))
}

/// The policy for a finished page.
///
/// Inline scripts (the start script, those of `src/boot/`) are allowed by their hash. Inline styles and
/// handlers cannot be, and a browser would drop them without a word to the reader: they are an error.
pub(super) fn of(page: &str) -> Result<String> {
    let tags = html::tags(page);
    if let Some(what) = tags.iter().find_map(forbidden) {
        bail!("{what}: the page's security policy would make browsers ignore it; use a class or a listener");
    }
    let inline = tags.iter().filter(|tag| tag.is("script") && tag.get("src").is_none());
    let own = ["'self'", "'wasm-unsafe-eval'"].map(str::to_owned);
    let scripts = own.into_iter().chain(inline.map(|tag| format!("'{}'", hash(&page[tag.text.clone()]))));
    let scripts = scripts.collect::<Vec<_>>().join(" ");
    Ok(format!(
        "default-src 'none'; script-src {scripts}; style-src 'self'; \
         img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
         base-uri 'none'; form-action 'none'"
    ))
}

/// Puts the policy into the page: in place of the placeholder, else right after the charset.
pub(super) fn insert(page: &str, policy: &str) -> Result<String> {
    if page.contains(PLACEHOLDER) {
        return Ok(page.replacen(PLACEHOLDER, &format!("content=\"{policy}\""), 1));
    }
    let Some(charset) = html::tags(page).into_iter().find(|tag| tag.is("meta") && tag.get("charset").is_some()) else {
        bail!("index.html has neither a place for the policy nor a <meta charset>");
    };
    let (head, tail) = page.split_at(charset.place.end);
    Ok(format!("{head}<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{tail}"))
}

/// The hash of an inline script as the policy names it.
///
/// Browsers normalise line ends before they hash, so a checkout with Windows' line ends must not differ.
fn hash(script: &str) -> String {
    digest::inline(&script.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Says what in this tag the policy forbids.
fn forbidden(tag: &Tag) -> Option<String> {
    if tag.is("style") {
        return Some("an inline <style>".to_owned());
    }
    let (key, value) = tag.attributes.iter().find(|(key, value)| {
        let handler = key.strip_prefix("on").is_some_and(|event| !event.is_empty());
        key.as_str() == "style" || (handler && !value.is_empty())
    })?;
    Some(format!("<{} {key}=\"{value}\">", tag.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hash_matches_the_known_vector() {
        // The example of the CSP specification and of MDN.
        assert_eq!(hash("alert('Hello, world.');"), "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
        assert_eq!(hash("a\r\nb"), hash("a\nb"));
    }

    #[test]
    fn allows_each_inline_script_by_its_hash() -> Result<()> {
        let policy = of("<script>alert('Hello, world.');</script><script src=a.js></script><script>1</script>")?;
        assert_eq!(policy.matches("'sha256-").count(), 2);
        assert!(policy.contains("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"));
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-"));
        assert!(!policy.contains("unsafe-inline"));
        Ok(())
    }

    #[test]
    fn refuses_what_the_policy_would_break() {
        assert!(of("<p style=\"color: red\">").is_err());
        assert!(of("<style>p {}</style>").is_err());
        assert!(of("<button onclick=\"go()\">").is_err());
        assert!(of("<button OnClick=go()>").is_err());
        assert!(of("<noscript><p style=\"color: red\"></noscript>").is_err());
        assert!(of("<p class=style>style=\"x\" onclick=\"y\"</p>").is_ok());
    }

    #[test]
    fn what_trunk_serves_goes_without() {
        let page =
            "<meta http-equiv=\"Content-Security-Policy\" content=\"CSP\"><script>'{{__TRUNK_ADDRESS__}}'</script>";
        assert!(is_changed_when_served(page) && !is_changed_when_served("<script>1</script>"));
        assert_eq!(leave_out(page), "<script>'{{__TRUNK_ADDRESS__}}'</script>");
    }

    #[test]
    fn stands_before_anything_that_it_governs() -> Result<()> {
        let page = "<head><meta charset=\"utf-8\"><script>1</script></head>";
        let expected = "<head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" \
                        content=\"P\"><script>1</script></head>";
        assert_eq!(insert(page, "P")?, expected);
        assert_eq!(insert("<meta content=\"CSP\">", "P")?, "<meta content=\"P\">");
        assert!(insert("<p>", "P").is_err());
        Ok(())
    }
}
