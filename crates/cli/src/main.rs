//! The `bangfu` command: files, the clock, randomness and exit status around `bangfu-api`.

mod arguments;
mod clock;
mod commands;
mod ending;
mod files;
mod output;
mod passphrase;
mod random;
mod table;

use std::process::ExitCode;

use arguments::Parsed;
use ending::Status;
use output::Output;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let mut out = Output::new();
    let status = match arguments::parse(std::env::args_os()) {
        Ok(Parsed::Run(arguments)) => commands::run(&arguments.command, &arguments.options, &mut out),
        Ok(Parsed::Told(text)) => {
            out.text(&text);
            Ok(Status::Good)
        }
        Err(failure) => Err(failure),
    };
    let status = status.unwrap_or_else(|failure| out.tell(&failure));
    match out.finish() {
        Ok(()) => status.into(),
        Err(failure) => output::to_stderr(&failure).into(),
    }
}
