"""PITFALLS 13 to 18: what servers do not say, how they let us in, and the network at its worst."""

from __future__ import annotations

import dataclasses
import sys
import time
from collections.abc import Callable

import pytest

from followupd.adapters.imap.mailbox import ImapAccount
from followupd.app import watcher as watching_module
from followupd.app.watched import Phase
from followupd.errors import ConfigError, ConnectionLost, LoginRefused, MailboxError
from followupd.model import Role
from tests.server.certificates import make_authority
from tests.server.dovecot import Mailbox
from tests.server.imap_side import GivenSecrets, Watching, mail, numbers, on_real, on_scripted, read
from tests.server.mailstore import Store
from tests.server.ports import wait_for
from tests.server.proxy import Proxy
from tests.server.scripted import ScriptedServer, once, says

pytestmark = pytest.mark.server


def test_pitfall_13_sent_is_found_by_its_localised_name(dovecot_with: Callable[..., Mailbox]) -> None:
    box = dovecot_with(special_use=False, sent="Gesendete Objekte", drafts="Entw&APw-rfe")
    for folder in ("Gesendete Objekte", "Entw&APw-rfe"):
        with box.session() as imap:
            imap.create(f'"{folder}"')

    found = on_real(box).connect().folders()

    assert found == {Role.INBOX: "INBOX", Role.SENT: "Gesendete Objekte", Role.DRAFTS: "Entwürfe"}


def test_pitfall_13_a_folder_that_cannot_be_told_is_asked_for(scripted: Callable[..., ScriptedServer]) -> None:
    server = scripted()
    server.capabilities = "IMAP4rev1 IDLE"
    server.folders["Post"] = server.folders.pop("Sent")
    server.folders["Post"].name = "Post"
    mailbox = on_scripted(server).connect()

    with pytest.raises(MailboxError) as caught:
        mailbox.folder(Role.SENT)

    assert caught.value.hint == "Set accounts.folders.sent to one of: Drafts, INBOX, Post."


def test_pitfall_14_without_idle_the_folder_is_polled(dovecot_with: Callable[..., Mailbox]) -> None:
    box = dovecot_with(idle=False)
    with Watching(on_real(box), poll=0.2) as watching:
        watching.wait_idle()
        box.append("Sent", mail(1))
        watching.wait_for_mail("1")


def test_pitfall_14_an_idle_that_never_fires_is_polled_beside(scripted: Callable[..., ScriptedServer]) -> None:
    server = scripted()
    with Watching(on_scripted(server), poll=0.2) as watching:
        watching.wait_idle()
        server.folder("Sent").add(mail(1))  # and not a word of it
        watching.wait_for_mail("1")


def test_pitfall_15_id_is_said_before_a_folder_is_opened(scripted: Callable[..., ScriptedServer]) -> None:
    server = scripted()
    server.requires_id = True
    server.folder("Sent").add(mail(1))

    mails, _, _ = read(on_scripted(server).connect())

    assert numbers(mails) == ["1"]
    said = [command.arguments for command in server.commands if command.name == "ID"]
    assert len(said) == 1
    assert "jordan" not in said[0]


def test_pitfall_15_a_refused_login_is_told_once_and_the_server_left_alone(
    scripted: Callable[..., ScriptedServer],
) -> None:
    server = scripted()
    server.replies["LOGIN"] = says("NO [AUTHENTICATIONFAILED] Invalid credentials")
    with Watching(on_scripted(server), (Role.SENT, Role.INBOX, Role.DRAFTS)) as watching:
        wait_for(lambda: Phase.REFUSED in watching.phases, "the refusal")
        for _ in range(5):
            watching.watch.wake()  # network up is no reason to try again
        wait_for(lambda: all(w.is_alive() for w in watching.watch.watchers), "the watchers")
        refused = [state for state in watching.states if state.phase is Phase.REFUSED]
        assert [type(state.error) for state in refused] == [LoginRefused]
        assert refused[0].error is not None
        assert refused[0].error.hint == "Run: followupd login work"
        assert server.count("LOGIN") == 1
        del server.replies["LOGIN"]
        watching.watch.wake(user_acted=True)
        wait_for(lambda: {b.role for b in watching.batches} == set(Role), "all folders")


def test_pitfall_16_a_token_that_has_run_out_is_asked_for_anew(scripted: Callable[..., ScriptedServer]) -> None:
    server = scripted()
    secrets = GivenSecrets(tokens=["old", "new"])
    server.replies["AUTHENTICATE"] = once(says("NO [AUTHENTICATIONFAILED] expired"))

    on_scripted(server, secrets, token=True).connect().close()

    assert (secrets.asked, server.count("AUTHENTICATE")) == (2, 2)


def test_pitfall_16_the_same_token_is_not_tried_twice(scripted: Callable[..., ScriptedServer]) -> None:
    server = scripted()
    server.replies["AUTHENTICATE"] = says("NO [AUTHENTICATIONFAILED] invalid")

    with pytest.raises(LoginRefused):
        on_scripted(server, GivenSecrets(tokens=["same"]), token=True).connect()

    assert server.count("AUTHENTICATE") == 1


def test_pitfall_16_a_token_that_runs_out_in_the_middle_means_sign_in_again(
    scripted: Callable[..., ScriptedServer],
) -> None:
    server = scripted()
    with Watching(on_scripted(server, token=True)) as watching:
        watching.wait_idle()
        wait_for(lambda: server.idling() == 1, "IDLE")
        server.push(b"* BYE Session invalidated - AccessTokenExpired\r\n")
        server.drop_sessions()
        server.folder("Sent").add(mail(1))
        watching.wait_for_mail("1")

    assert server.logins == 2
    assert Phase.REFUSED not in watching.phases


def test_pitfall_17_neither_envelope_nor_the_slow_policy_is_used(scripted: Callable[..., ScriptedServer]) -> None:
    server = scripted()
    server.folder("INBOX").add(mail(1))

    read(on_scripted(server).connect(), "INBOX", Role.INBOX)

    fetches = [command.arguments for command in server.commands if command.name == "UID FETCH"]
    assert "ENVELOPE" not in " ".join(fetches)
    assert "BODY.PEEK[HEADER.FIELDS (" in fetches[0]
    package = {name: module for name, module in sys.modules.items() if name.startswith("followupd.adapters.imap")}
    assert not [name for name, module in package.items() if "email" in vars(module)]


def test_pitfall_18_no_dns_at_boot_is_waited_out(box: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    account = on_real(box)
    good = account.account
    lost = dataclasses.replace(good, imap=dataclasses.replace(good.imap, host="imap.nowhere.invalid"))
    with pytest.raises(ConnectionLost):
        ImapAccount(lost, account.secrets).connect()
    account.account = lost
    with Watching(account) as watching:
        wait_for(lambda: Phase.OFFLINE in watching.phases, "offline")
        account.account = good
        begun = time.monotonic()
        watching.watch.wake()  # network up
        watching.wait_idle()
        assert time.monotonic() - begun < watching_module.STEADY_SECONDS


def test_pitfall_18_a_captive_portals_certificate_is_waited_out_and_gets_no_password(
    scripted: Callable[..., ScriptedServer], tmp_path_factory: pytest.TempPathFactory
) -> None:
    server = scripted()
    trusted = make_authority(tmp_path_factory.mktemp("other"))
    secrets = GivenSecrets("secret")
    account = on_scripted(server, secrets)
    other = dataclasses.replace(account.account.imap, ca_file=str(trusted.ca_file))
    account.account = dataclasses.replace(account.account, imap=other)

    with pytest.raises(ConnectionLost, match="cannot be verified"):
        account.connect()

    assert (server.commands, secrets.asked) == ([], 0)


def test_pitfall_18_plaintext_is_for_loopback_only(box: Store) -> None:
    account = on_real(box, box.plain_port, security="none")
    account.connect().close()
    away = dataclasses.replace(account.account, imap=dataclasses.replace(account.account.imap, host="192.0.2.1"))

    with pytest.raises(ConfigError):
        ImapAccount(away, account.secrets).connect()


def test_pitfall_18_the_server_down_for_a_while_is_found_again(box: Store, proxy_to: Callable[[int], Proxy]) -> None:
    proxy = proxy_to(box.port)
    with Watching(on_real(box, proxy.port)) as watching:
        watching.wait_idle()
        proxy.refuse()
        proxy.reset()
        wait_for(lambda: watching.phases.count(Phase.OFFLINE) >= 1, "offline")
        box.append("Sent", mail(1))
        proxy.accept()
        watching.watch.wake()
        watching.wait_for_mail("1")
