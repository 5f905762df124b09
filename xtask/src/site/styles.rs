//! One style sheet for the page, from the layers that the sources keep apart: one request instead of one for
//! each layer, and text that compresses as a whole.

use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result};

use super::{digest, html};

/// Joins the style sheets of a page in their order, as `minify` makes them, and returns the page that loads the one.
pub(super) fn join(staging: &Path, page: &str, minify: impl FnOnce(String) -> Result<String>) -> Result<String> {
    let sheets = sheets(page);
    if sheets.is_empty() {
        return Ok(page.to_owned());
    }
    let mut joined = String::new();
    for (_, href) in &sheets {
        let file = staging.join(href.trim_start_matches("./"));
        joined += &fs::read_to_string(&file).with_context(|| format!("cannot read {href}"))?;
        fs::remove_file(&file).with_context(|| format!("cannot remove {href}"))?;
    }
    let joined = minify(joined)?;
    let name = format!("style-{}.css", digest::name(&[joined.as_bytes()]));
    fs::write(staging.join(&name), &joined).with_context(|| format!("cannot write {name}"))?;
    // The first gives its place to the joined one, the others go with the ends of their lines.
    let one = format!("<link rel=\"stylesheet\" href=\"./{name}\"/>");
    let changes = sheets.into_iter().enumerate().map(|(at, (place, _))| match at {
        0 => (place, one.clone()),
        _ => (place.start..place.end + usize::from(page[place.end..].starts_with('\n')), String::new()),
    });
    Ok(html::with_changes(page, changes))
}

/// Where the tag of every style sheet stands, and its address.
fn sheets(page: &str) -> Vec<(Range<usize>, String)> {
    let links = html::tags(page).into_iter().filter(|tag| tag.is("link") && tag.get("rel") == Some("stylesheet"));
    links.filter_map(|tag| Some((tag.place.clone(), tag.get("href")?.to_owned()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_joined_in_their_order() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("styles-{}", std::process::id()));
        fs::create_dir_all(&folder).context("no folder")?;
        for (name, rule) in [("a.css", "p { color: red; }"), ("b.css", "p { color: blue; }")] {
            fs::write(folder.join(name), rule).context("cannot write")?;
        }
        let page = "<link rel=\"stylesheet\" href=\"./a.css\"/>\n\
                    <link rel=\"stylesheet\" href=\"./b.css\"/>\n<p>";
        let joined = join(&folder, page, |sheet| Ok(sheet.replace(": ", ":")))?;
        let [(_, name)] = sheets(&joined).try_into().ok().context("more than one style sheet, or none")?;
        let text = fs::read_to_string(folder.join(name)).context("cannot read")?;
        assert_eq!(text, "p { color:red; }p { color:blue; }");
        assert!(joined.ends_with("/>\n<p>") && !folder.join("a.css").exists(), "{joined}");
        fs::remove_dir_all(&folder).context("cannot remove")
    }
}
