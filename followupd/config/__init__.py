"""The configuration: a TOML file, the environment over it, and the provider table under it (SPEC section 13)."""

from followupd.config.load import load
from followupd.config.locate import config_path

__all__ = ["config_path", "load"]
