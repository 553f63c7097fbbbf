"""The channels: each a Notifier (ports), none knows another, all pass tests/contracts/test_notifiers.py."""
