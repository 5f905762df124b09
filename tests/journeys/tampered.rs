//! What the device remembers may be anything: written by another page of the host, by an older version, by hand.

use dealer_hedging::scenario::{Key, Scenario};

use crate::comparing::shows;
use crate::harness::Setup;
use crate::page::Page;

/// Every value that the page asks for, whatever its name, is one of these, each in its turn.
const TAMPERED: &str = r#"
const kinds = ["", "null", "NaN", "-1", "1e999", "{", "[]", '{"__proto__":1}', "RIGHT", "right ", " dark", "darker",
    "<img src=x onerror=alert(1)>", "\u0000", "\uD800", "\u202E", "0".repeat(100000), "undefined"];
let asked = 0;
const next = () => kinds[asked++ % kinds.length];
Storage.prototype.getItem = next;
Object.defineProperty(History.prototype, "state", { get: () => [next(), {}, Object.create(null), 5, null, []][asked++ % 6] });
window.askedFor = () => asked;
"#;

journey!(
    whatever_the_device_remembers_the_page_opens_as_the_link_says,
    Setup::desktop().with_script(TAMPERED),
    async |page: &Page| {
        for _ in 0..3 {
            page.load("?spot=104").await?;
            shows(page, &Scenario::default().with(Key::Spot, 104.0)).await?;
            assert!(page.ask::<u32>("return askedFor()", &[]).await? > 3, "nothing is asked for");
            let theme: Option<String> = page.of("html", "it.getAttribute('data-theme')").await?;
            assert_eq!(theme, None, "the page follows the system");
            page.fill(".deck .control-field input[name=spot]", "96").await?;
            shows(page, &Scenario::default().with(Key::Spot, 96.0)).await?;
        }
        Ok(())
    }
);
