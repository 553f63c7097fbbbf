"""followupd as a service of the systemd user manager: its unit files, and the manager itself."""

from followupd.adapters.unit.files import Change, Installed, Layout
from followupd.adapters.unit.manager import NoUserManager, UnitState, UserManager
from followupd.adapters.unit.text import FAILED, UNIT, Launch

__all__ = ["FAILED", "UNIT", "Change", "Installed", "Launch", "Layout", "NoUserManager", "UnitState", "UserManager"]
