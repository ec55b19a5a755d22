"""A saved mail → the stories of its text; its subject is the headline, attachments are named, not read."""

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

from dashboard.ingest import markup, plain
from dashboard.ingest.article import Article

FORWARDED = re.compile(r"(?:\s*(?:fwd?|re|aw|wg|ha|пересл|отв)\s*:)+\s*", re.IGNORECASE)


def read(content: bytes) -> list[Article]:
    """The stories of a mail, sent on the day its head says; `origin` lists what is attached."""
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain", "html"))
    text = _text(body) if body else ""
    headline = " ".join(FORWARDED.sub("", str(message["subject"] or ""), count=1).split())
    attached = ", ".join(
        part.get_filename() or part.get_content_type() for part in message.iter_attachments()
    )
    sent = str(message["date"] or "")
    found = plain.stories(text, headline)
    if len(found) == 1:
        found = [replace(found[0], published_on=sent)]
    return [replace(one, origin=attached) for one in found]


def _text(body: MIMEPart) -> str:
    content = body.get_payload(decode=True)
    charset = body.get_content_charset() or "utf-8"
    raw = content if isinstance(content, bytes) else b""
    try:
        text = raw.decode(charset)
    except (LookupError, UnicodeDecodeError):
        text = plain.decoded(raw)
    return markup.text_of(text) if body.get_content_subtype() == "html" else text
