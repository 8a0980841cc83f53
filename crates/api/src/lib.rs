//! Calls and answers as plain data; text in, text out.
