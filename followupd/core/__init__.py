"""The pure core: values in, values out. `now` is always an argument; no I/O, clock, thread or log."""
