"""Mail on disk, for `audit`."""

from followupd.adapters.archive.paths import Archive

__all__ = ["Archive"]
