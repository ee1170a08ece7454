//! Command line -> configuration -> `App` -> serve and jobs. Ties the rooms together and does nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    jembatan::cli::main()
}
