"""A push to a phone: ntfy, published as JSON (https://docs.ntfy.sh/publish/#publish-as-json).

JSON, not headers: a hostile subject cannot break out of it, and it needs no encoding of its own.
"""

from __future__ import annotations

import base64
import hashlib
import json
import urllib.error
import urllib.parse
import urllib.request
from http.client import HTTPException
from typing import Any

from followupd.adapters.notify.smtp import is_loopback
from followupd.errors import ConfigError, DeliveryFailed
from followupd.model import Notice, Severity

PATIENCE = 10.0
"""Seconds until an answer."""

LONGEST = 3500
"""Bytes of the message; ntfy turns more than 4,096 into an attachment."""

_PRIORITY = {Severity.INFO: 3, Severity.WARNING: 4, Severity.CRITICAL: 5}
_TAGS = {Severity.INFO: "envelope", Severity.WARNING: "warning", Severity.CRITICAL: "rotating_light"}


class NtfyNotifier:
    """One topic: `url` is the topic's own, `https://ntfy.example/topic`; `user:password@` before the host signs in."""

    name = "ntfy"

    def __init__(self, url: str) -> None:
        parts = urllib.parse.urlsplit(url)
        host, topic = parts.hostname or "", parts.path.strip("/")
        if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(host)):
            raise ConfigError("ntfy.url must begin with https:// (http:// only to this machine).")
        if not host or not topic:
            raise ConfigError("ntfy.url must name a topic, as in https://ntfy.example/your-topic.")
        base, _, self._topic = topic.rpartition("/")
        where = f"[{host}]" if ":" in host else host
        self._host = where if parts.port is None else f"{where}:{parts.port}"
        self._url = f"{parts.scheme}://{self._host}/{base}"
        self._headers = {"Content-Type": "application/json"}
        if parts.username:
            pair = f"{urllib.parse.unquote(parts.username)}:{urllib.parse.unquote(parts.password or '')}"
            self._headers["Authorization"] = "Basic " + base64.b64encode(pair.encode()).decode()
        self._opener = urllib.request.build_opener(_NoRedirect)

    def deliver(self, notice: Notice) -> None:
        body = {
            "topic": self._topic,
            "title": notice.title,
            "message": notice.body.encode("utf-8", "replace")[:LONGEST].decode("utf-8", "ignore"),
            "priority": _PRIORITY[notice.severity],
            # The last tag makes a double recognisable.
            "tags": [_TAGS[notice.severity], "followupd-" + hashlib.sha256(_bytes(notice.key)).hexdigest()[:16]],
        }
        request = urllib.request.Request(self._url, _bytes(json.dumps(body)), self._headers, method="POST")  # noqa: S310 - checked above
        try:
            with self._opener.open(request, timeout=PATIENCE) as answer:
                answer.read(65536)
        except urllib.error.HTTPError as error:
            error.close()
            raise DeliveryFailed(f"ntfy at {self._host} answered {error.code}.") from None
        except (OSError, HTTPException, ValueError) as error:
            # Without the cause: its text may bear the URL, and so the topic, which is all that protects it.
            raise DeliveryFailed(f"ntfy at {self._host} cannot be reached ({type(error).__name__}).") from None

    def withdraw(self, key: str) -> None:
        """A push cannot be taken back."""

    def close(self) -> None:
        """Nothing stays open."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would turn the POST into a GET, and might lead to plain HTTP."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
