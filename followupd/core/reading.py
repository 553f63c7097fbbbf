"""From one mail's bytes to its Reading: what it says on its own, without its body."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from zoneinfo import ZoneInfo

from followupd.core.classify import inbound
from followupd.core.delivery import plain_report
from followupd.core.ics import invitations
from followupd.core.mime import parse
from followupd.core.outbound import outbound
from followupd.model import Invitation, Kind, RawMail, Reading, Role


def read(raw: RawMail, *, zone: ZoneInfo, me: Collection[str], prompts: Sequence[str] = ()) -> Reading:
    """Read one mail whole. Sent or received is told by the From address, and by the folder it lies in.

    `zone` is the user's, `me` the user's addresses in lower case, `prompts` the strengths, specifics
    and open questions that were recorded so far. Raises BadData when nothing can be made of the mail.
    """
    message = parse(raw, zone=zone)
    header = message.header
    draft = raw.role is Role.DRAFTS
    outgoing = draft or raw.role is Role.SENT or header.sender.address in me
    calls: tuple[Invitation, ...] = ()
    if message.calendars:
        calls = invitations(
            message.calendars, zone=zone, subject=header.subject, sender=header.sender, text=message.own.text
        )
    said = None if outgoing else inbound(message, zone=zone)
    report = message.report
    if report is None and said is not None and said.kind is Kind.BOUNCE:
        report = plain_report(message.text)
    return Reading(
        header,
        outgoing=outgoing,
        draft=draft,
        inbound=said,
        outbound=outbound(message, prompts=prompts) if outgoing else None,
        invitations=calls,
        report=report,
        account=raw.place.account if raw.place else "",
        forwarded=message.own.forwarded,
    )
