"""What the daemon does with what it sees: handle one item, deliver, watch a mailbox, run."""
