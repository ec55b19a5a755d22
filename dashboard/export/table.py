"""Rows as files: CSV and XLSX that no spreadsheet program mistakes for formulas."""

import io

import pandas as pd

RISKY = ("=", "+", "-", "@", "\t", "\r")
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}  # of xlsxwriter


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """A frame as CSV in UTF-8 with a byte-order mark, which Excel needs to show Cyrillic.

    Text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection).
    """
    return frame.map(_harmless).to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def xlsx_bytes(frame: pd.DataFrame, sheet: str) -> bytes:
    """A frame as an Excel workbook with one table; text stays text, addresses stay plain."""
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer, engine="xlsxwriter", engine_kwargs={"options": OPTIONS}) as writer:
        table_sheet(writer, frame, sheet)
    return buffer.getvalue()


def table_sheet(writer: pd.ExcelWriter, frame: pd.DataFrame, sheet: str) -> None:
    """A sheet with one table that can be filtered."""
    frame.to_excel(writer, sheet_name=sheet, index=False)
    page = writer.sheets[sheet]
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, len(frame), max(len(frame.columns) - 1, 0))
    page.autofit(max_width=400)


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(RISKY) else value
