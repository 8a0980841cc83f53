//! Identifiers of bodies, people and papers (`files.md` §13).
