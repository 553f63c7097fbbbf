"""What followupd costs, measured: `python -m bench` (or `make bench`)."""
