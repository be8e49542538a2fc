"""Side-by-side measurements on generated data; `make bench-api` runs them and docs/performance.md tells."""
