"""Benchmarks, which are not tests: `make bench` prints each figure beside its limit, measured in the same run."""
