//! The workshop of form packs: reads a notice's folder, compiles it, and holds it against its cases.
//!
//! The build of `forms/`, the tests and the command `bangfu-packer` are thin layers over it.

pub mod case;
mod example;
mod folder;
mod index;
mod judge;
mod offline;
mod shipped;
mod stub;
mod threshold;

pub use bangfu_pack::compiler::Problem;
pub use folder::Folder;
pub use index::{Entry, add, index, write};
pub use judge::{Judged, judge};
pub use shipped::{Shipped, compile};
pub use stub::stub;
pub use threshold::{Moved, moved};
