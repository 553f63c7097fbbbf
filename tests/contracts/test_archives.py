"""Mail on disk, in every shape that `audit` takes: each mail once, as it was written, or a line that says why not."""

from __future__ import annotations

import io
import mailbox
import tarfile
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followupd.adapters.archive import Archive
from followupd.adapters.archive.mbox import from_line_date, split_mbox, unescaped
from followupd.errors import BadData, Exit
from followupd.model import RawMail, Role

FIRST = b"From: alice@acme.example\nSubject: One\n\nFrom here on we decide.\n"
SECOND = b"From: jordan@mail.example\nSubject: Two\n\nFrom now on\n> From me\n> >From you\n"
THIRD = b"From: bob@globex.example\nSubject: Three\n\nNo line end"
MAILS = (FIRST, SECOND, THIRD)


def texts(path: Path) -> list[bytes]:
    return [mail.data if isinstance(mail, RawMail) else mail.encode() for mail in Archive([path])]


# ------------------------------------------------------------------ one contract, many shapes


def mbox(path: Path) -> Path:
    file = path / "mail.mbox"
    box = mailbox.mbox(file)
    for data in MAILS:
        box.add(data)
    box.close()
    return file


def maildir(path: Path) -> Path:
    box = mailbox.Maildir(path / "Mail")
    for number, data in enumerate(MAILS):
        (path / "Mail" / ("cur" if number else "new") / f"{number}.host").write_bytes(data)
    box.close()
    return path / "Mail"


def nested_maildirs(path: Path) -> Path:
    top = path / "Mail"
    for number, (folder, data) in enumerate(zip(("", ".Sent", ".Sent.2026"), MAILS, strict=True)):
        for part in ("cur", "new", "tmp"):
            (top / folder / part).mkdir(parents=True, exist_ok=True)
        (top / folder / "cur" / f"{number}.host:2,S").write_bytes(data)
    return top


def eml_folder(path: Path) -> Path:
    (path / "deep" / "er").mkdir(parents=True)
    for number, (folder, data) in enumerate(zip(("", "deep", "deep/er"), MAILS, strict=True)):
        (path / folder / f"{number}.eml").write_bytes(data)
    (path / "README.txt").write_text("From: nobody\n\nnot a mail of ours\n")
    (path / "picture.png").write_bytes(b"\x89PNG")
    return path


def takeout_zip(path: Path) -> Path:
    inner = mbox(path)
    file = path / "takeout.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(inner, "Takeout/Mail/All mail Including Spam and Trash.mbox")
        archive.writestr("Takeout/archive_browser.html", "<html></html>")
    return file


def takeout_tar(path: Path) -> Path:
    inner = mbox(path)
    file = path / "takeout.tgz"
    with tarfile.open(file, "w:gz") as archive:
        archive.add(inner, "Takeout/Mail/All mail Including Spam and Trash.mbox")
    return file


def takeout_folder(path: Path) -> Path:
    folder = path / "Takeout" / "Mail"
    folder.mkdir(parents=True)
    mbox(path).rename(folder / "All mail Including Spam and Trash.mbox")
    return path / "Takeout"


SHAPES = [mbox, maildir, nested_maildirs, eml_folder, takeout_zip, takeout_tar, takeout_folder]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_mail_is_read_once(shape: Callable[[Path], Path], tmp_path: Path) -> None:
    found = texts(shape(tmp_path))
    assert sorted(text.rstrip(b"\n") for text in found) == sorted(mail.rstrip(b"\n") for mail in MAILS)


@pytest.mark.parametrize("shape", SHAPES)
def test_an_archive_can_be_read_again(shape: Callable[[Path], Path], tmp_path: Path) -> None:
    archive = Archive([shape(tmp_path)])
    assert list(archive) == list(archive)


@pytest.mark.parametrize("shape", SHAPES)
def test_progress_ends_at_the_whole(shape: Callable[[Path], Path], tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    list(Archive([shape(tmp_path)], progress=lambda done, total: told.append((done, total))))
    assert told[-1][0] == told[-1][1] > 0


def test_a_single_mail_is_an_archive_too(tmp_path: Path) -> None:
    (tmp_path / "one.eml").write_bytes(FIRST)
    assert texts(tmp_path / "one.eml") == [FIRST]


def test_several_paths_are_read_one_after_the_other(tmp_path: Path) -> None:
    (tmp_path / "b.eml").write_bytes(FIRST)
    (tmp_path / "a.eml").write_bytes(SECOND)
    assert [m.data for m in Archive([tmp_path / "b.eml", tmp_path / "a.eml"]) if isinstance(m, RawMail)] == [
        FIRST,
        SECOND,
    ]


# ------------------------------------------------------------------ mbox


def split(data: bytes, **options: int) -> list[bytes | None]:
    return [mail for _, mail in split_mbox(io.BytesIO(data), **options)]


def test_a_line_that_only_begins_with_from_starts_no_mail() -> None:
    body = b"Subject: x\n\nFrom Monday on, 14:00 suits me.\n\nFrom: me\nFrom alice@acme.example\n"
    assert split(b"From a@b.example Mon Nov  2 10:00:00 2026\n" + body) == [body]


def test_a_mail_starts_even_without_the_blank_line_before_it() -> None:
    data = b"From a Mon Nov  2 10:00:00 2026\nSubject: x\n\none\nFrom b Mon Nov  2 11:00:00 2026\nSubject: y\n\ntwo\n"
    assert split(data) == [b"Subject: x\n\none\n", b"Subject: y\n\ntwo\n"]


def test_a_quoted_from_line_with_a_time_starts_no_mail_unless_a_header_follows() -> None:
    body = b"Subject: x\n\nFrom alice Mon Nov  2 10:00:00 2026\nhe wrote\n"
    assert split(b"From a Mon Nov  2 10:00:00 2026\n" + body) == [body]


def test_a_file_without_times_in_its_from_lines_is_read_all_the_same() -> None:
    data = b"From a@b.example\nSubject: x\n\nFrom me\n\nFrom c@d.example\nSubject: y\n\ntwo\n"
    assert split(data) == [b"Subject: x\n\nFrom me\n", b"Subject: y\n\ntwo\n"]


def test_windows_line_ends_are_kept_and_understood() -> None:
    lines = ["From a Mon Nov  2 10:00:00 2026", "Subject: x", "", "one", "", "From b Mon Nov  2 11:00:00 2026"]
    data = "\r\n".join([*lines, "Subject: y", "", "two", ""]).encode()
    assert split(data) == [b"Subject: x\r\n\r\none\r\n", b"Subject: y\r\n\r\ntwo\r\n"]


@pytest.mark.parametrize("size", [1 << 20, (1 << 20) - 20, (1 << 20) - 60, 3 << 20])
def test_a_mail_across_the_edge_of_a_piece_is_whole(size: int) -> None:
    first = b"Subject: x\n\n" + b"a" * size + b"\n"
    second = b"Subject: y\n\ntwo\n"
    line = b"From a@b.example Mon Nov  2 10:00:00 2026\n"
    assert split(line + first + b"\n" + line + second) == [first, second]


def test_a_mail_that_is_too_large_is_passed_over_and_the_next_one_read() -> None:
    line = b"From a@b.example Mon Nov  2 10:00:00 2026\n"
    huge = b"Subject: x\n\n" + b"a\n" * (3 << 20) + b"\n"
    assert split(line + huge + line + b"Subject: y\n\ntwo\n", largest=2 << 20) == [None, b"Subject: y\n\ntwo\n"]


def test_quoting_of_from_is_undone_by_one(tmp_path: Path) -> None:
    file = tmp_path / "x.mbox"
    file.write_bytes(b"From a Mon Nov  2 10:00:00 2026\nSubject: x\n\n>From a\n>>From b\n> From c\nx >From d\n")
    assert texts(file) == [b"Subject: x\n\nFrom a\n>From b\n> From c\nx >From d\n"]


@given(st.lists(st.lists(st.sampled_from([b"From x", b">From y", b"", b"text", b"From: z"]), max_size=6), max_size=5))
def test_what_was_quoted_by_the_rules_of_mboxrd_is_read_back(bodies: list[list[bytes]]) -> None:
    mails = [b"Subject: s\n\n" + b"".join(line + b"\n" for line in body) + b"end\n" for body in bodies]
    data = b""
    for mail in mails:
        quoted = mail.replace(b"\n>From ", b"\n>>From ").replace(b"\nFrom ", b"\n>From ")  # mboxrd
        data += b"From x Mon Nov  2 10:00:00 2026\n" + quoted + b"\n"
    assert [unescaped(mail) for mail in split(data) if mail is not None] == mails


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        (b"From a@b.example Mon Nov  2 10:00:00 2026\n", datetime(2026, 11, 2, 10, tzinfo=UTC)),
        (b"From 1681@xxx Mon Nov 02 10:00:00 +0000 2026\n", datetime(2026, 11, 2, 10, tzinfo=UTC)),
        (b"From 1681@xxx Mon Nov 02 10:00:00 -0500 2026\r\n", datetime(2026, 11, 2, 15, tzinfo=UTC)),
        (b"From - Mon Nov  2 10:00 2026 +0100\n", datetime(2026, 11, 2, 9, tzinfo=UTC)),
        (b"From a@b.example\n", None),
        (b"From a Mon Feb 30 10:00:00 2026\n", None),
        (b"From a Mon Jan  1 00:00:00 +0100 0001\n", None),
    ],
)
def test_the_time_of_a_from_line_is_when_it_was_received(line: bytes, moment: datetime | None) -> None:
    assert from_line_date(line) == moment


# ------------------------------------------------------------------ drafts


@pytest.mark.parametrize(
    ("labels", "role"),
    [
        (b"Sent,Important", None),
        (b"Drafts", Role.DRAFTS),
        (b"Opened,\r\n Drafts", Role.DRAFTS),
        (b"=?UTF-8?Q?Entw=C3=BCrfe,Ge=C3=B6ffnet?=", Role.DRAFTS),
        (b"Drafts of contracts", None),
    ],
)
def test_a_draft_in_a_takeout_is_no_mail_that_was_sent(labels: bytes, role: Role | None, tmp_path: Path) -> None:
    file = tmp_path / "x.mbox"
    file.write_bytes(
        b"From 1@xxx Mon Nov 02 10:00:00 +0000 2026\nX-GM-THRID: 1\nX-Gmail-Labels: " + labels + b"\nSubject: x\n\nx\n"
    )
    (mail,) = Archive([file])
    assert isinstance(mail, RawMail)
    assert mail.role is role


@pytest.mark.parametrize(("name", "role"), [("1.host:2,DS", Role.DRAFTS), ("1.host:2,S", None), ("1.Dave", None)])
def test_a_draft_in_a_maildir_is_told_by_its_flag(name: str, role: Role | None, tmp_path: Path) -> None:
    (tmp_path / "cur").mkdir()
    (tmp_path / "cur" / name).write_bytes(FIRST)
    (mail,) = Archive([tmp_path])
    assert isinstance(mail, RawMail)
    assert mail.role is role


def test_a_folder_of_drafts_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / ".Drafts" / "cur").mkdir(parents=True)
    (tmp_path / ".Drafts" / "cur" / "1.host:2,S").write_bytes(FIRST)
    assert [mail.role for mail in Archive([tmp_path]) if isinstance(mail, RawMail)] == [Role.DRAFTS]


# ------------------------------------------------------------------ what cannot be read


def test_nothing_there_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadData) as refused:
        Archive([tmp_path / "nothing"])
    assert (refused.value.title, refused.value.exit_code) == (
        f"There is nothing at {tmp_path / 'nothing'}.",
        Exit.BAD_DATA,
    )


@pytest.mark.parametrize("name", ["notes.txt", "picture.png", "folder"])
def test_what_holds_no_mail_is_bad_input(name: str, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("dear diary\n")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "folder").mkdir()
    with pytest.raises(BadData):
        list(Archive([tmp_path / name]))


def test_a_zip_without_mail_is_bad_input(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("x.txt", "x")
    with pytest.raises(BadData):
        list(Archive([tmp_path / "x.zip"]))


def test_a_broken_zip_is_told_and_no_more(tmp_path: Path) -> None:
    whole = takeout_zip(tmp_path).read_bytes()
    broken = tmp_path / "broken.zip"
    broken.write_bytes(whole[: len(whole) // 2])
    found = list(Archive([broken]))
    assert [isinstance(each, str) for each in found] == [True]
    assert str(broken) in str(found[0])


def test_an_empty_mbox_and_an_empty_maildir_hold_no_mail_and_that_is_fine(tmp_path: Path) -> None:
    (tmp_path / "empty.mbox").write_bytes(b"")
    (tmp_path / "Mail" / "cur").mkdir(parents=True)
    assert list(Archive([tmp_path / "empty.mbox", tmp_path / "Mail"])) == []


def test_a_mail_that_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "1.eml").write_bytes(FIRST)
    (tmp_path / "2.eml").write_bytes(b"\n")
    (tmp_path / "3.eml").symlink_to(tmp_path / "gone")
    (tmp_path / "4.eml").write_bytes(SECOND)
    assert texts(tmp_path) == [
        FIRST,
        f"{tmp_path}/2.eml: empty".encode(),
        f"{tmp_path}/3.eml: No such file or directory".encode(),
        SECOND,
    ]


def test_an_empty_mail_in_an_mbox_is_counted(tmp_path: Path) -> None:
    file = tmp_path / "x.mbox"
    line = b"From a Mon Nov  2 10:00:00 2026\n"
    file.write_bytes(line + b"Subject: x\n\nx\n\n" + line + b"\n\n" + line + b"Subject: y\n\ny\n")
    assert len(texts(file)) >= 2
    assert texts(file)[-1] == b"Subject: y\n\ny\n"


def test_a_real_mail_of_pythons_own_making_is_read_whole(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "alice@acme.example", "jordan@mail.example", "Grüße"
    mail.set_content("Bonjour,\n\nFrom Monday on.\n")
    mail.add_attachment(b"x" * 10_000, maintype="application", subtype="pdf", filename="cv.pdf")
    (tmp_path / "a.eml").write_bytes(mail.as_bytes())
    assert texts(tmp_path / "a.eml") == [mail.as_bytes()]
