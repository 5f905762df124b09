//! One error for the whole workshop: a sentence for the reader, and what caused it.

use std::error::Error as StdError;
use std::fmt;

/// Shorthand for everything that can fail here.
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong, in words that say what to do next, with the underlying cause if there is one.
#[derive(Debug)]
pub struct Error {
    message: String,
    cause: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    /// An error without a deeper cause.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), cause: None }
    }

    /// The message and its chain of causes, one a line.
    pub fn report(&self) -> String {
        let mut text = self.message.clone();
        let mut cause = self.source();
        while let Some(error) = cause {
            text.push_str("\n        because: ");
            text.push_str(&error.to_string());
            cause = error.source();
        }
        text
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.cause.as_deref().map(|cause| cause as &(dyn StdError + 'static))
    }
}

/// Adds a sentence to a foreign error.
pub trait Context<T> {
    /// Wraps the error, if any, in the message that `message` makes.
    fn context<S: Into<String>>(self, message: impl FnOnce() -> S) -> Result<T>;
}

impl<T, E: Into<Box<dyn StdError + Send + Sync>>> Context<T> for std::result::Result<T, E> {
    fn context<S: Into<String>>(self, message: impl FnOnce() -> S) -> Result<T> {
        self.map_err(|error| Error { message: message().into(), cause: Some(error.into()) })
    }
}

impl<T> Context<T> for Option<T> {
    fn context<S: Into<String>>(self, message: impl FnOnce() -> S) -> Result<T> {
        self.ok_or_else(|| Error::new(message()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn report_names_every_cause() {
        let inner: Result<()> = Err(Error::new("no such file"));
        let outer = inner.context(|| "cannot read the page").map_err(|error| error.report());
        assert_eq!(outer, Err("cannot read the page\n        because: no such file".to_owned()));
    }
}
