//! The start tags of our own page, with their places, as browsers read them.

use std::collections::BTreeMap;
use std::ops::Range;

use html5gum::{DefaultEmitter, HtmlString, Span, StartTag, Token, Tokenizer};

/// A start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    /// Its name, in lower case.
    pub name: String,
    /// Its attributes by name, in lower case; one without `=` has an empty value.
    pub attributes: BTreeMap<String, String>,
    /// Where it stands in the page, in bytes.
    pub place: Range<usize>,
    /// Where what it holds stands, for elements that hold plain text: scripts, style sheets; empty for others.
    pub text: Range<usize>,
}

impl Tag {
    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// Whether this is the named element.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name == name
    }

    fn new(tag: StartTag<usize>) -> Self {
        let Span { start, end } = tag.span;
        let attributes = tag.attributes.into_iter().map(|(key, value)| (text(&key), text(&value)));
        Self { name: text(&tag.name), attributes: attributes.collect(), place: start..end, text: end..end }
    }

    fn moved_by(mut self, offset: usize) -> Self {
        for range in [&mut self.place, &mut self.text] {
            *range = range.start + offset..range.end + offset;
        }
        self
    }
}

fn text(value: &HtmlString) -> String {
    String::from_utf8_lossy(value).into_owned()
}

/// Every start tag of a page, in order, those in a `<noscript>` too. Comments, end tags and text are passed over.
pub(super) fn tags(page: &str) -> Vec<Tag> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // What a script or a style sheet holds is text, whatever it looks like.
    emitter.naively_switch_states(true);
    let mut tags: Vec<Tag> = Vec::new();
    // Whether nothing but text came since the last start tag.
    let mut open = false;
    for Ok(token) in Tokenizer::new_with_emitter(page, emitter) {
        match token {
            Token::StartTag(tag) => {
                open = matches!(tag.name.as_slice(), b"script" | b"style" | b"noscript");
                tags.push(Tag::new(tag));
            }
            Token::EndTag(end) if open => {
                open = false;
                if let Some(tag) = tags.last_mut() {
                    tag.text.end = end.span.start;
                }
            }
            _ => {}
        }
    }
    tags.into_iter().flat_map(|tag| with_contents(tag, page)).collect()
}

/// A tag, and those that a browser without scripts finds in it.
fn with_contents(tag: Tag, page: &str) -> Vec<Tag> {
    let offset = tag.text.start;
    let inner = if tag.is("noscript") { tags(&page[tag.text.clone()]) } else { Vec::new() };
    let inner = inner.into_iter().map(|tag| tag.moved_by(offset));
    std::iter::once(tag).chain(inner).collect()
}

/// A page with other text in some places, given in their order.
pub(super) fn with_changes(page: &str, changes: impl IntoIterator<Item = (Range<usize>, String)>) -> String {
    let mut changed = String::with_capacity(page.len());
    let mut done = 0;
    for (place, text) in changes {
        changed += &page[done..place.start];
        changed += &text;
        done = place.end;
    }
    changed + &page[done..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_tags_attributes_and_scripts() {
        let page = "<!DOCTYPE html><html lang=en><!-- <script>no</script> --><p CLASS='a b' hidden>1 < 2<!>\
                    <br/><SCRIPT type=\"module\">if (a<b) \"</p>\"</SCRIPT></p>";
        let tags = tags(page);
        let names: Vec<_> = tags.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["html", "p", "br", "script"]);
        assert_eq!(tags[0].get("lang"), Some("en"));
        let attributes: Vec<_> = tags[1].attributes.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        assert_eq!(attributes, [("class", "a b"), ("hidden", "")]);
        assert_eq!(&page[tags[3].text.clone()], "if (a<b) \"</p>\"");
        assert_eq!(&page[tags[3].place.clone()], "<SCRIPT type=\"module\">");
        assert_eq!(tags[3].get("src"), None);
        assert!(tags[1].text.is_empty());
    }

    #[test]
    fn places_count_bytes_whatever_stands_before() {
        let page =
            "<p>é — ∂ &amp; &#8722;\r\n</p>\r\n<script>\r\n// é\r\nf('<!-- <p>');\r\n</script><style>p {}</style>";
        let texts: Vec<_> = tags(page).iter().map(|tag| page[tag.text.clone()].to_owned()).collect();
        assert_eq!(texts, ["", "\r\n// é\r\nf('<!-- <p>');\r\n", "p {}"]);
    }

    #[test]
    fn finds_what_stands_in_a_noscript() {
        let page = "<i>é</i><noscript><img src='a.svg' style='x'></noscript><b>";
        let tags = tags(page);
        let names: Vec<_> = tags.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["i", "noscript", "img", "b"]);
        assert_eq!(&page[tags[2].place.clone()], "<img src='a.svg' style='x'>");
    }

    #[test]
    fn broken_pages_end() {
        for page in ["<", "<a", "<a =", "<a b=", "<a b='", "<!--", "<!-->", "<script>", "<a = = >", "<é>"] {
            let _ = tags(page);
        }
        assert_eq!(tags("<!--><b>").len(), 1);
    }

    #[test]
    fn changes_leave_the_rest_as_it_is() {
        let changes = [(1..2, "B".to_owned()), (2..2, "!".to_owned()), (4..6, String::new())];
        assert_eq!(with_changes("abcdefg", changes), "aB!cdg");
        assert_eq!(with_changes("abc", []), "abc");
    }
}
