//! Where the site will be: what other sites and search engines read of the page has to say so in full.

use std::env;

use anyhow::{Result, ensure};

use super::html::{self, Tag};

/// Says where, for instance `https://example.org/hedging/`.
pub(super) const VARIABLE: &str = "SITE_ADDRESS";

/// Stands in the page for the address.
const PLACEHOLDER: &str = "ADDRESS";

/// The address that whoever builds the site has given, if any; an empty one is none.
pub(super) fn given() -> Option<String> {
    env::var(VARIABLE).ok().filter(|address| !address.is_empty())
}

/// The page with its address in full, or without the tags that would be wrong: nobody asks for a card without one.
pub(super) fn insert(page: &str, address: Option<&str>) -> Result<String> {
    let places = html::tags(page).into_iter().filter(needs_address);
    let Some(address) = address else {
        // Each stands in a line of its own.
        let lines = places.map(|tag| {
            let end = tag.place.end + usize::from(page[tag.place.end..].starts_with('\n'));
            (tag.place.start..end, String::new())
        });
        return Ok(html::with_changes(page, lines));
    };
    let plain = address.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"'<>?#".contains(&byte));
    let whole = address.starts_with("https://") || address.starts_with("http://");
    ensure!(plain && whole, "{VARIABLE} is {address}, which is no address like https://example.org/hedging/");
    let folder = format!("{}/", address.trim_end_matches('/'));
    let changes = places.map(|tag| (tag.place.clone(), page[tag.place].replace(PLACEHOLDER, &folder)));
    Ok(html::with_changes(page, changes))
}

fn needs_address(tag: &Tag) -> bool {
    let names = [tag.get("property"), tag.get("name")];
    let of_card = ["og:image:alt", "twitter:card"].iter().any(|name| names.contains(&Some(name)));
    let holds = |value: &String| value.starts_with(PLACEHOLDER);
    (tag.is("meta") || tag.is("link")) && (of_card || tag.attributes.values().any(holds))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<meta property=\"og:image\" content=\"ADDRESScard.png\">\n\
                        <meta name=\"twitter:card\" content=\"summary_large_image\">\n\
                        <link rel=\"canonical\" href=\"ADDRESS\">\n<p title=\"ADDRESS\">ADDRESS</p>";

    #[test]
    fn with_an_address_it_stands_in_full() -> Result<()> {
        for address in ["https://example.org/a", "https://example.org/a/"] {
            let page = insert(PAGE, Some(address))?;
            assert_eq!(
                page,
                "<meta property=\"og:image\" content=\"https://example.org/a/card.png\">\n\
                 <meta name=\"twitter:card\" content=\"summary_large_image\">\n\
                 <link rel=\"canonical\" href=\"https://example.org/a/\">\n<p title=\"ADDRESS\">ADDRESS</p>"
            );
        }
        Ok(())
    }

    #[test]
    fn without_one_nothing_wrong_is_said() -> Result<()> {
        assert_eq!(insert(PAGE, None)?, "<p title=\"ADDRESS\">ADDRESS</p>");
        Ok(())
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for address in ["example.org", "https://example.org/?a", "https://example.org/\"", "ftp://example.org"] {
            assert!(insert(PAGE, Some(address)).is_err(), "{address}");
        }
    }
}
