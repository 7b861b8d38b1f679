"""The quiz engine: plain values and functions that know no screen, no clock, no file."""
