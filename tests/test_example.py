"""The example beside the course: made as the page on a new document says, and good in a copy of the course."""

import shutil

import pytest
import yaml

from onrecord.check import check_course
from onrecord.cli import main
from onrecord.content import read_yaml
from onrecord.corpus import read_corpus
from onrecord.editions import build_book
from onrecord.exercises import read_banks

ID = "order-195"


@pytest.fixture
def with_example(course, root):
    for folder in ("book", "corpus", "exercises", "keys"):
        shutil.copytree(root / "examples" / ID / folder, course / folder, dirs_exist_ok=True)
    return course


def test_the_course_with_the_example_has_no_more_findings_than_without(with_example, root):
    assert check_course(with_example) == check_course(root)


def test_the_example_is_no_part_of_the_course(corpus, banks):
    assert ID not in corpus.documents and ID not in banks


def test_its_document_is_what_the_import_of_its_texts_gives_with_headings_added(course, root, monkeypatch):
    monkeypatch.chdir(course)
    texts = root / "examples" / ID / "text"
    said = ["--found", "lawrefbook", "--certainty", "F2", "--citation", "Order 195 (1996)"]
    command = ["import-text", "--zh", f"{texts}/zh.txt", "--en", f"{texts}/en.txt", "--id", ID, *said]
    assert main(command) == 0
    imported = read_yaml(course / f"corpus/documents/{ID}.yml").data
    kept = read_yaml(root / f"examples/{ID}/corpus/documents/{ID}.yml").data
    assert all(article.pop("heading") for article in kept["articles"])
    assert imported == kept


def test_its_document_has_the_words_that_the_card_of_the_course_quotes(with_example):
    corpus = read_corpus(with_example)
    for extract in corpus.instruments[ID].extracts:
        unbroken = corpus.documents[ID].text(extract.eid, "zh").replace("\n", "")
        assert unbroken == extract.zh


def test_the_book_is_built_with_its_two_pages(with_example):
    toc = yaml.safe_load((with_example / "_toc.yml").read_text(encoding="utf-8"))
    pages = {"Documents": f"book/documents/{ID}", "Exercises": f"exercises/{ID}"}
    for part in toc["parts"]:
        if part["caption"] in pages:
            part["chapters"].insert(0, {"file": pages[part["caption"]]})
    (with_example / "_toc.yml").write_text(yaml.safe_dump(toc, sort_keys=False, allow_unicode=True), encoding="utf-8")
    build_book(with_example)
    page = (with_example / f"_build/html/book/documents/{ID}.html").read_text(encoding="utf-8")
    bank, _ = read_banks(with_example)[ID]
    assert all(question.id in page for question in bank.questions)
    assert 'id="art_17__para_1"' in page
