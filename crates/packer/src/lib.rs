//! The workshop of form packs: reads a notice's folder, compiles it, and holds it against its cases.
//!
//! The build of `forms/`, the tests and the command `cargo xtask pack` are thin layers over it.

pub mod case;
mod folder;
mod judge;
mod shipped;
mod threshold;

pub use bangfu_pack::compiler::Problem;
pub use folder::Folder;
pub use judge::{Judged, judge};
pub use shipped::{Shipped, compile};
pub use threshold::{Moved, moved};
