"""A history that is copied to go on by itself shares nothing that changes with the one it came from."""

from __future__ import annotations

from dataclasses import fields

import pytest

from followupd.core.opportunity import Opportunity
from followupd.core.people import Roster
from followupd.model import Policy


@pytest.mark.parametrize("original", [Opportunity("acme.example"), Roster(Policy())], ids=["opportunity", "roster"])
def test_a_copy_has_containers_of_its_own(original: Opportunity | Roster) -> None:
    copied = original.copy()
    containers = [
        field.name
        for field in fields(original)
        if isinstance(getattr(original, field.name), dict | list | set) and field.name != "by_hand"
    ]
    assert len(containers) >= 8
    assert [name for name in containers if getattr(copied, name) is getattr(original, name)] == []
