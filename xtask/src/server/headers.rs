//! The headers of a folder's `_headers`, as Netlify and Cloudflare Pages send them: what is tried here is what
//! readers get there.

use std::fs;
use std::path::Path;

/// Rules in their order: a path, which may end in `*`, and the headers for it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Headers(Vec<(String, Vec<(String, String)>)>);

impl Headers {
    /// Those of a folder; none where it has no such file.
    pub(super) fn of(folder: &Path) -> Self {
        Self::read(&fs::read_to_string(folder.join("_headers")).unwrap_or_default())
    }

    fn read(text: &str) -> Self {
        let mut rules: Vec<(String, Vec<(String, String)>)> = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
            if !line.starts_with([' ', '\t']) {
                rules.push((line.trim().to_owned(), Vec::new()));
            } else if let (Some((_, headers)), Some((name, value))) = (rules.last_mut(), line.split_once(':')) {
                headers.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        }
        Self(rules)
    }

    /// The headers for an address.
    pub(super) fn for_url(&self, url: &str) -> impl Iterator<Item = (&str, &str)> {
        let path = url.split(['?', '#']).next().unwrap_or_default().to_owned();
        let matching = self.0.iter().filter(move |(rule, _)| match rule.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == *rule,
        });
        matching.flat_map(|(_, headers)| headers).map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_that_matches_counts() {
        let text =
            "# a note\n/*\n  X-Safe: yes: always\n\n/a.js\n  Cache-Control: public, max-age=1\n/still/*\n  Z: 1\n";
        let headers = Headers::read(text);
        let told = |url: &str| headers.for_url(url).map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>();
        assert_eq!(told("/"), ["X-Safe=yes: always"]);
        assert_eq!(told("/a.js?x#y"), ["X-Safe=yes: always", "Cache-Control=public, max-age=1"]);
        assert_eq!(told("/still/a.svg"), ["X-Safe=yes: always", "Z=1"]);
        assert!(Headers::of(Path::new("/nowhere")).for_url("/").next().is_none());
    }
}
