//! Rule kinds, the check session and the report.
