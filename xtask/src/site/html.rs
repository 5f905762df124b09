//! Just enough HTML reading for our own page: its start tags and the text of its scripts.

/// A start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag<'a> {
    /// Its name, as written.
    pub name: &'a str,
    /// Its attributes in order; one without `=` has an empty value.
    pub attributes: Vec<(&'a str, &'a str)>,
    /// What stands inside, for `<script>` and `<style>`; empty for others.
    pub raw_text: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    }

    /// Whether this is the named element.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// Every start tag of a page, in order. Comments, end tags and text are passed over.
pub fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            // `<!-->` and `<!--->` are whole, if odd, comments.
            let odd = comment.strip_prefix('>').or_else(|| comment.strip_prefix("->"));
            rest = odd.unwrap_or_else(|| after(comment, "-->"));
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (mut tag, tail) = start_tag(&rest[1..]);
            rest = tail;
            if tag.is("script") || tag.is("style") {
                let end = find_end_tag(rest, tag.name);
                tag.raw_text = &rest[..end];
                rest = &rest[end..];
            }
            tags.push(tag);
        } else {
            rest = &rest[1..];
        }
    }
    tags
}

fn after<'a>(text: &'a str, mark: &str) -> &'a str {
    text.find(mark).map_or("", |at| &text[at + mark.len()..])
}

/// Reads a tag from its name on; returns it and what follows its `>`.
fn start_tag(text: &str) -> (Tag<'_>, &str) {
    let (name, mut rest) = split_where(text, |c| c.is_whitespace() || c == '/' || c == '>');
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            break;
        }
        if let Some(tail) = rest.strip_prefix('>') {
            rest = tail;
            break;
        }
        let (key, tail) = split_where(rest, |c| c.is_whitespace() || matches!(c, '=' | '/' | '>'));
        let (value, tail) = match tail.trim_start().strip_prefix('=') {
            Some(value) => attribute_value(value.trim_start()),
            None => ("", tail),
        };
        attributes.push((key, value));
        // A stray `=` is neither key nor end: step over it, or this would not end.
        rest = if key.is_empty() && tail.len() == rest.len() { &tail[1..] } else { tail };
    }
    (Tag { name, attributes, raw_text: "" }, rest)
}

fn attribute_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            return inner.split_once(quote).unwrap_or((inner, ""));
        }
    }
    split_where(text, |c| c.is_whitespace() || c == '>')
}

fn split_where(text: &str, end: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(end).unwrap_or(text.len()))
}

/// Where `</name` begins, or the end of the text.
fn find_end_tag(text: &str, name: &str) -> usize {
    text.match_indices("</")
        .map(|(at, _)| at)
        .find(|at| text[at + 2..].get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name)))
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_tags_attributes_and_scripts() {
        let page = "<!DOCTYPE html><html lang=en><!-- <script>no</script> --><p class='a b' hidden>1 < 2<!>\
                    <br/><SCRIPT type=\"module\">if (a<b) \"</p>\"</SCRIPT></p>";
        let tags = tags(page);
        let names: Vec<_> = tags.iter().map(|tag| tag.name).collect();
        assert_eq!(names, ["html", "p", "br", "SCRIPT"]);
        assert_eq!(tags[0].get("LANG"), Some("en"));
        assert_eq!(tags[1].attributes, [("class", "a b"), ("hidden", "")]);
        assert_eq!(tags[3].raw_text, "if (a<b) \"</p>\"");
        assert_eq!(tags[3].get("src"), None);
    }

    #[test]
    fn broken_pages_end() {
        for page in ["<", "<a", "<a =", "<a b=", "<a b='", "<!--", "<!-->", "<script>", "<a = = >", "<é>"] {
            let _ = tags(page);
        }
        assert_eq!(tags("<!--><b>").len(), 1);
    }
}
