//! How pages are interpreted, the same for reading and for drawing.

use hayro_interpret::hayro_cmap::{CMapName, load_embedded};
use hayro_interpret::{InterpreterSettings, RenderContent};
use std::sync::Arc;

/// A ToUnicode map by which every code of two bytes is its own character.
const IDENTITY: &[u8] = b"/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <0000> <ffff> endcodespacerange
1 begincidrange <0000> <ffff> 0 endcidrange
1 beginbfrange <0000> <ffff> <0000> endbfrange
endcmap";

/// What the interpreter is given; `content` says what of a page it shows.
///
/// A font whose `ToUnicode` is not a map but the name `Identity-H` says that its codes are Unicode (ISO 32000-2, 9.10.3, knows
/// streams only; TCPDF writes the name). The map that the name stands for leads from codes to glyphs, and says nothing of characters.
pub(crate) fn interpreter(content: RenderContent) -> InterpreterSettings {
    InterpreterSettings {
        cmap_resolver: Arc::new(|name| match name {
            CMapName::IdentityH | CMapName::IdentityV => Some(IDENTITY),
            other => load_embedded(other),
        }),
        render_content: content,
        ..InterpreterSettings::default()
    }
}
