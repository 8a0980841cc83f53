//! The pages, one a route.

pub mod check;
pub mod fill;
pub mod help;
pub mod home;
pub mod keys;
pub mod not_found;
pub mod notice;
pub mod office;
pub mod open;
pub mod roster;
pub mod workbook;
