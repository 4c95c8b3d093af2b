# `just` lists the chores. Each is also a plain command: see CONTRIBUTING.md.
set positional-arguments

# What ../shared is called on this machine (public data sets for tests and papers).
export HEADWAY_SHARED := env("HEADWAY_SHARED", justfile_directory() / "../shared")

[private]
default:
    @"{{ just_executable() }}" --list --unsorted

# Everything that must hold before a change lands, as CI runs it
[group('check')]
check:
    ./check

# All tests
[group('check')]
test *arguments:
    cargo test --workspace --locked "$@"

# Lints, warnings as errors
[group('check')]
lint:
    cargo clippy --workspace --all-targets --locked -- -D warnings

# Format the code
[group('check')]
fmt:
    cargo fmt --all

# All tests with the public data sets, then the papers about them
[group('check')]
real-data:
    cargo test --workspace --locked --no-fail-fast
    cargo build --release --locked
    python3 tools/real-data.py --check

# A demonstration portfolio, served
[group('run')]
demo *arguments:
    cargo run --release --locked -- demo "$@"

# Serve a data directory
[group('run')]
serve directory *arguments:
    cargo run --release --locked -- serve --data "$@"

# Speed and memory, each beside a reference in the same run
[group('measure')]
bench:
    cargo run --release --locked -- bench status
    cargo run --release --locked -- bench everything
    cargo run --release --locked -- bench iati {{HEADWAY_SHARED}}/iati-samples/xml --size 100
    cargo run --release --locked -- bench pages

# How right the methods were on past days of real data: writes docs/methods/scorecard.md
[group('measure')]
scorecard directory="../shared/real-data":
    cargo run --release --locked -- bench insight "{{ directory }}" --write docs/methods/scorecard.md

# Write the generated papers again
[group('papers')]
docs:
    cargo build --release --locked
    python3 tools/real-data.py

# Pictures and accessibility findings of every page of a running demonstration (needs node; see tools/screenshots.mjs)
[group('papers')]
screenshots modules output address="http://127.0.0.1:8080":
    node tools/screenshots.mjs "{{ modules }}" "{{ output }}" "{{ address }}"
