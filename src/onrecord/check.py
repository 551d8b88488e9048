"""All checks of all content, in one list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from .agreement import check_readings, read_readings
from .bankcheck import check_bank
from .basereadings import check_base_readings, read_base_readings
from .content import ContentError, Finding
from .corpus import Corpus, read_corpus
from .corpuscheck import check_corpus
from .exercises import read_banks
from .filings import check_filings, read_filings
from .keycheck import check_key
from .keys import read_keys
from .norms import check_register, read_register
from .repairs import check_repairs, read_repairs
from .termscheck import check_terms

QUOTED = re.compile(r"\{quoted\}`([^:`]+):\s*([^`]+)`")


def check_course(root: Path) -> list[Finding]:
    """Every finding about the course's content, in file and line order. Where files do not parse, only those are told."""
    findings, read = [], {}
    for name, reading in {
        "corpus": lambda: read_corpus(root),
        "banks": lambda: read_banks(root),
        "keys": lambda: read_keys(root / "keys", root),
        "register": lambda: read_register(root),
        "filings": lambda: read_filings(root),
        "readings": lambda: read_readings(root),
        "base readings": lambda: read_base_readings(root),
        "repairs": lambda: read_repairs(root),
    }.items():
        try:
            read[name] = reading()
        except ContentError as error:
            findings += error.findings
    if not findings:
        corpus = read["corpus"]
        findings = [
            *check_corpus(corpus),
            *check_terms(corpus),
            *check_register(read["register"], corpus),
            *check_filings(read["filings"], read["register"], corpus),
            *check_readings(read["readings"], read["register"], corpus),
            *check_base_readings(read["base readings"], corpus),
            *_check_banks(read, root),
            *check_repairs(*read["repairs"], {name: bank for name, (bank, _) in read["banks"].items()}),
            *_check_pages(corpus, root),
        ]
    return sorted(findings)


def _check_banks(read: dict, root: Path) -> Iterator[Finding]:
    corpus, banks, keys = read["corpus"], read["banks"], read["keys"]
    for name, (bank, source) in banks.items():
        yield from check_bank(bank, source, corpus)
        if bank.document and bank.document not in corpus.documents:
            yield source.finding(f"there is no document {bank.document!r} in corpus/documents/", "document")
        if bank.chapter and not (root / f"{bank.chapter}.md").exists():
            message = f"there is no page {bank.chapter}.md; write it as in book/method/reading-a-rule"
            yield source.finding(message, "chapter")
        if name in keys:
            yield from check_key(*keys[name], bank, source, corpus)
        else:
            yield source.finding(f"this bank has no key; write keys/{name}.yml")
        if not (root / "exercises" / f"{name}.md").exists():
            yield source.finding(f"this bank has no sheet; write exercises/{name}.md with {{sheet}} {name}")
    for name, (_, source) in keys.items():
        if name not in banks:
            yield source.finding(f"there is no bank exercises/{name}.yml for this key")
    yield from _check_canaries(keys)


def _check_canaries(keys: dict) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for name, (key, source) in keys.items():
        if len(key.canary) < 16:
            yield source.finding("a canary is a random word of 16 or more letters, by which a leak is found", "canary")
        if key.canary in seen:
            yield source.finding(f"keys/{seen[key.canary]}.yml has the same canary; give each its own", "canary")
        seen[key.canary] = name


def _check_pages(corpus: Corpus, root: Path) -> Iterator[Finding]:
    """Quotations of published translations in the chapters: only words that the corpus quotes, with their source."""
    quoted = [pair for document in corpus.documents.values() for pair in document.quotations()]
    for path in sorted([*(root / "book").rglob("*.md"), *(root / "exercises").glob("*.md")]):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for name, words in QUOTED.findall(line):
                if not any(by == name.strip() and words in text for by, text in quoted):
                    message = f"{words!r} is not among the renderings of {name!r} in corpus/documents/; quote what stands there"
                    yield Finding(path.relative_to(root).as_posix(), number, message)
