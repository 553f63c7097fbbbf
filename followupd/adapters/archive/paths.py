"""Mail on disk, for `audit`: mbox, Maildir, folders of .eml, Gmail Takeout, in any mixture.

1. A stream: one mail in memory at a time, whatever the archive's size.
2. What cannot be read is yielded as a line of text, never raised: an audit accounts for every mail.
3. Drafts are marked, so that nobody takes one for a mail that was sent.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from followupd.adapters.archive.mbox import CHUNK, LARGEST, from_line_date, is_mail, is_mbox, split_mbox, unescaped
from followupd.core.arrival import arrived
from followupd.core.interest import decoded
from followupd.errors import BadData
from followupd.model import RawMail, Role

_LABELS = re.compile(rb"^X-Gmail-Labels:([^\n]*(?:\n[ \t][^\n]*)*)", re.MULTILINE | re.IGNORECASE)
_DRAFTS = frozenset(
    {"draft", "drafts", "brouillons", "brouillon", "entwürfe", "entwurf", "borradores", "bozze", "rascunhos"}
)
_SINGLE = frozenset({".eml", ".mht", ".msg822"})


class Archive:
    """The mails at `paths`, in the order of the paths, and of the names within them.

    Iterating yields a RawMail, or one line about what cannot be read. `progress` is told, now and then, how many
    bytes have been read out of how many. Raises BadData for a path where there is nothing, or no mail.
    """

    def __init__(self, paths: Sequence[Path], progress: Callable[[int, int], None] | None = None) -> None:
        self._paths = [Path(path) for path in paths]
        self._progress = progress
        self._read = 0
        self._told = 0
        for path in self._paths:
            if not path.exists():
                raise BadData(
                    f"There is nothing at {path}.", "Name an mbox file, a Maildir, a folder of .eml, or a Takeout."
                )
        self._size = sum(map(_size, self._paths)) if progress else 0

    def __iter__(self) -> Iterator[RawMail | str]:
        self._read = self._told = 0
        for path in self._paths:
            yield from self._folder(path) if path.is_dir() else self._file(path)
        if self._progress:
            self._progress(self._size, self._size)

    def _count(self, size: int) -> None:
        self._read += size
        if self._progress and self._read - self._told >= CHUNK:
            self._told = self._read
            self._progress(min(self._read, self._size), self._size)

    # -------------------------------------------------------------- files and folders

    def _file(self, path: Path) -> Iterator[RawMail | str]:
        """A file that the user named: it has to be mail."""
        try:
            with path.open("rb") as stream:
                head = stream.read(4096)
        except OSError as error:
            raise BadData(f"{path} cannot be read: {error.strerror}.") from None
        if head.startswith(b"PK\x03\x04"):
            yield from self._zip(path)
        elif head.startswith(b"\x1f\x8b"):
            yield from self._tar(path)
        elif is_mbox(head) or not head.strip():
            with path.open("rb") as stream:
                yield from self._mbox(stream, str(path))
        elif is_mail(head):
            yield from self._single(path, None)
        else:
            raise BadData(
                f"{path} holds no mail.", "It is neither an mbox (it would begin with “From ”) nor a single mail."
            )

    def _folder(self, top: Path) -> Iterator[RawMail | str]:
        """A Maildir, or any folder: Maildirs, .eml files and mboxes anywhere below it."""
        found = False
        for here, folders, files in os.walk(top):
            folders.sort()
            folder = Path(here)
            if "cur" in folders or "new" in folders:
                found = True
                folders[:] = [name for name in folders if name not in ("cur", "new", "tmp")]
                for part in ("cur", "new"):
                    yield from self._maildir(folder / part, _drafts_role(folder.name))
            for name in sorted(files):
                mails = self._loose(folder / name, folder.name)
                if mails is not None:
                    found = True
                    yield from mails
        if not found:
            raise BadData(
                f"There is no mail in {top}.", "Looked for Maildirs (cur, new), .eml files and mboxes, at any depth."
            )

    def _maildir(self, folder: Path, role: Role | None) -> Iterator[RawMail | str]:
        """One of `cur` and `new`. The flag D marks a draft (Maildir: `:2,` and flags at the end of the name)."""
        try:
            names = sorted(
                entry.name for entry in os.scandir(folder) if not entry.name.startswith(".") and entry.is_file()
            )
        except FileNotFoundError:
            return
        except OSError as error:
            yield f"{folder}: {error.strerror}"
            return
        for name in names:
            flags = name.rpartition("2,")[2] if ":2," in name or ";2," in name else ""
            yield from self._single(folder / name, Role.DRAFTS if "D" in flags else role)

    def _loose(self, path: Path, folder: str) -> Iterator[RawMail | str] | None:
        """A file found in a folder: its mails, or None when it does not look like mail."""
        role = _drafts_role(folder)
        suffix = path.suffix.lower()
        if suffix in _SINGLE or path.name.isdecimal():
            return self._single(path, role)
        if suffix not in (".mbox", ".mbx", ""):
            return None
        try:
            with path.open("rb") as stream:
                head = stream.read(4096)
        except OSError as error:
            return iter((f"{path}: {error.strerror}",))
        return self._mbox_at(path, _drafts_role(path.stem) or role) if is_mbox(head) else None

    def _mbox_at(self, path: Path, role: Role | None) -> Iterator[RawMail | str]:
        with path.open("rb") as stream:
            yield from self._mbox(stream, str(path), role)

    def _single(self, path: Path, role: Role | None) -> Iterator[RawMail | str]:
        try:
            with path.open("rb") as stream:
                data = stream.read(LARGEST + 1)
                modified = os.fstat(stream.fileno()).st_mtime
        except OSError as error:
            yield f"{path}: {error.strerror}"
            return
        self._count(len(data))
        if len(data) > LARGEST:
            yield f"{path}: larger than {LARGEST >> 20} MB"
        elif not data.strip():
            yield f"{path}: empty"
        else:
            data = data.removeprefix(b"\xef\xbb\xbf")
            yield RawMail(data, role=role, received=arrived(data, datetime.fromtimestamp(modified, UTC)))

    # -------------------------------------------------------------- Takeout

    def _zip(self, path: Path) -> Iterator[RawMail | str]:
        import zipfile

        try:
            with zipfile.ZipFile(path) as archive:
                names = [name for name in sorted(archive.namelist()) if name.lower().endswith((".mbox", ".eml"))]
                if not names:
                    raise BadData(f"There is no mail in {path}.", "Looked for .mbox and .eml files in it.")
                for name in names:
                    with archive.open(name) as stream:
                        yield from self._member(stream, f"{path}:{name}")
        except (zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError, OSError) as error:
            yield f"{path}: {error}"

    def _tar(self, path: Path) -> Iterator[RawMail | str]:
        import tarfile
        import zlib

        found = False
        try:
            with tarfile.open(path, "r|gz") as archive:
                for member in archive:
                    stream = archive.extractfile(member) if member.name.lower().endswith((".mbox", ".eml")) else None
                    if stream is not None:
                        found = True
                        yield from self._member(stream, f"{path}:{member.name}")
        except (tarfile.TarError, EOFError, zlib.error, OSError) as error:
            yield f"{path}: {error}"
            return
        if not found:
            raise BadData(f"There is no mail in {path}.", "Looked for .mbox and .eml files in it.")

    def _member(self, stream: IO[bytes], name: str) -> Iterator[RawMail | str]:
        if name.lower().endswith(".mbox"):
            yield from self._mbox(stream, name)
            return
        data = stream.read(LARGEST + 1)
        yield RawMail(data) if 0 < len(data) <= LARGEST else f"{name}: empty, or larger than {LARGEST >> 20} MB"

    # -------------------------------------------------------------- mbox

    def _mbox(self, stream: IO[bytes], name: str, role: Role | None = None) -> Iterator[RawMail | str]:
        for number, (line, data) in enumerate(split_mbox(stream, self._count), 1):
            if data is None:
                yield f"{name}: mail {number} is larger than {LARGEST >> 20} MB"
            elif not data.strip():
                yield f"{name}: mail {number} is empty"
            else:
                copied = from_line_date(line)
                received = arrived(data, copied) if copied else None
                yield RawMail(unescaped(data), role=role or _label_role(data), received=received)


def _label_role(data: bytes) -> Role | None:
    """DRAFTS for a mail that Gmail Takeout labels as a draft, in whatever language of ours."""
    if data.find(b"X-Gmail-Labels:", 0, 8192) < 0:
        return None
    match = _LABELS.search(data, 0, 16384)
    labels = decoded(match[1]).replace("\r", "").replace("\n", "").split(",") if match else []
    return Role.DRAFTS if any(label.strip().strip('"').lower() in _DRAFTS for label in labels) else None


def _drafts_role(folder: str) -> Role | None:
    return Role.DRAFTS if folder.rpartition(".")[2].lower() in _DRAFTS else None


def _size(path: Path) -> int:
    """Bytes below `path`, for the progress bar alone."""
    if not path.is_dir():
        return path.stat().st_size
    return sum(_sizes(path))


def _sizes(top: Path) -> Iterable[int]:
    for here, _, files in os.walk(top):
        for name in files:
            try:
                yield (Path(here) / name).stat().st_size
            except OSError:
                continue
