"""What goes beside the pages when they are written: banks, documents, the register as a table, the labs' Python."""

from __future__ import annotations

import shutil
from pathlib import Path

from sphinx.application import Sphinx

from .bankpack import bank_pack, write_bank_index, write_bank_pack
from .documentpack import document_pack, write_document_pack
from .live import FOLDER
from .register import CSV_NAME, register_csv
from .sphinx_base import (
    DOCUMENTS,
    SHEETS,
)


def write_banks(app: Sphinx, error: Exception | None) -> None:
    """Every bank that has a sheet in the book goes beside it, for pages that show questions of other pages."""
    if error or app.builder.format != "html":
        return
    names = [path.stem for path in sorted((app.onrecord.root / SHEETS).glob("*.yml"))]
    shown = [app.onrecord.bank(name) for name in names if f"{SHEETS}/{name}" in app.env.found_docs]
    packs = [bank_pack(bank, app.onrecord.corpus, DOCUMENTS, SHEETS) for bank in shown]
    folder = Path(app.outdir) / "banks"
    for pack in packs:
        write_bank_pack(pack, folder)
    write_bank_index(packs, folder)


def write_documents(app: Sphinx, error: Exception | None) -> None:
    """Every document that has a chapter in the book goes beside it, for the page that compares translations."""
    if error or app.builder.format != "html":
        return
    corpus = app.onrecord.corpus
    for id, document in corpus.documents.items():
        if f"{DOCUMENTS}/{id}" in app.env.found_docs:
            write_document_pack(document_pack(document, corpus), Path(app.outdir) / "documents")


def write_register(app: Sphinx, error: Exception | None) -> None:
    """The register as a table to download, beside the pages; the byte order mark tells a spreadsheet the encoding."""
    if not error and app.builder.format == "html":
        text = register_csv(app.onrecord.register, app.onrecord.corpus)
        (Path(app.outdir) / CSV_NAME).write_text(text, encoding="utf-8-sig", newline="")


def write_live(app: Sphinx, error: Exception | None) -> None:
    """The browser's Python, where a lab is in the book."""
    if error or app.builder.format != "html":
        return
    live = app.onrecord.live(app.env.found_docs)
    if live:
        live.write(Path(app.outdir))
    else:
        shutil.rmtree(Path(app.outdir) / FOLDER, ignore_errors=True)
