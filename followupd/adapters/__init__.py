"""The shells: each turns one foreign thing into values and errors of ours; none knows another."""
