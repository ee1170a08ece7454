//! What happens in a real browser. `cargo test` leaves these out; `tests/run` installs the browser and runs them.

mod tools;
