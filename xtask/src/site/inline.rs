//! The page's own small scripts, which stand in it: what only people read goes, before the policy is made.

use super::{html, shorten};

/// The page with its inline scripts stripped of indentation, empty lines and comments that fill a line.
pub fn strip(page: &str) -> String {
    let scripts = html::tags(page).into_iter().filter(|tag| tag.is("script") && !tag.text.is_empty());
    let stripped = scripts.map(|tag| (tag.text.clone(), shorten::flush(&page[tag.text])));
    html::with_changes(page, stripped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_the_rest_of_the_page_stays() {
        let page = "<p>// a</p><script src=a.js></script><script>\n// b\n  c();\n\n</script><script>d()</script>";
        assert_eq!(strip(page), "<p>// a</p><script src=a.js></script><script>c();\n</script><script>d()\n</script>");
    }
}
