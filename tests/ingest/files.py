"""Small files of every kind that the room ingest takes in."""

import io
from email.message import EmailMessage

import xlsxwriter

BODY = (
    "From 3 to 4 May 2024, officers of two harbours trained in Aktau. They spoke about parcels and trains. "
)
PAGE = f"""<!doctype html><html lang="kk-KZ"><head><title>Harbours train | The Harbour News</title>
<link rel="canonical" href="https://harbour.example/news/7">
<meta property="og:site_name" content="The Harbour News">
<meta property="article:published_time" content="2024-05-06T23:10:00+05:00"></head>
<body><nav><a href="/">Start</a> <a href="/all">All news</a></nav>
<article><h1>Harbours train</h1><p>{BODY * 3}</p><p>{BODY}</p><script>alert("no")</script></article>
<footer>All rights reserved 2019</footer></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0">
<channel><title>Harbour News</title><language>ru-ru</language>
<item><title>One &amp;amp; two</title><link>https://harbour.example/1</link>
<description>&lt;p&gt;Officers met.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;
&lt;p&gt;They spoke.&lt;/p&gt;</description>
<pubDate>Mon, 06 May 2024 09:00:00 +0500</pubDate></item>
<item><title>Second</title><description>Plain words</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title><entry><title>Third</title>
<link href="https://harbour.example/3"/><published>2024-05-07T01:00:00Z</published>
<content type="html">&lt;div&gt;Whole text&lt;/div&gt;</content><summary>Short</summary></entry></feed>"""


def workbook(*sheets: list[list[object]]) -> bytes:
    book = xlsxwriter.Workbook(buffer := io.BytesIO(), {"default_date_format": "dd.mm.yyyy"})
    for rows in sheets:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    book.close()
    return buffer.getvalue()


def mail(*, html: str = "", attached: str = "", subject: str = "Fwd: RE: Harbours train") -> bytes:
    message = EmailMessage()
    message["Subject"], message["Date"] = subject, "Mon, 06 May 2024 23:10:00 +0500"
    message.set_content(html or BODY, subtype="html" if html else "plain")
    if attached:
        message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename=attached)
    return message.as_bytes()
