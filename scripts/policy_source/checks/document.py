"""What document.yaml repeats of the official words must be those words; and the counts of the contract hold."""

from __future__ import annotations

from collections import Counter
from datetime import date

from scripts.faults import Collector
from scripts.policy_source.clauses import Clause, DocumentSource
from scripts.policy_source.translations import Translation


def chinese_day(day: date) -> str:
    """2022年7月1日, as the document writes a day."""
    return f"{day.year}年{day.month}月{day.day}日"


def check_document(source: DocumentSource, clauses: dict[str, Clause], faults: Collector) -> None:
    """Compare number, title, issuers, day and superior documents with the clauses, and count the sentences."""
    document = source.document

    def fault(key: str, problem: str) -> None:
        faults.add(
            source.place.file,
            source.place.at(key),
            key,
            problem,
            "Correct whichever differs from the official document.",
        )

    blocks = [block for clause in clauses.values() for block in clause.blocks]
    notice_has: dict[str, list[str]] = {}
    for block in blocks:
        notice_has.setdefault(block.kind, []).append(block.words.zh)
    if "number" in notice_has and document.number.zh not in notice_has["number"]:
        fault(
            "number.zh", f"{document.number.zh} is not the number that the document bears: {notice_has['number'][0]}."
        )
    if "heading" in notice_has and not any(f"《{document.title.zh}》" in words for words in notice_has["heading"]):
        fault("title.zh", f"《{document.title.zh}》 does not stand in the heading of the notice.")
    signatures = notice_has.get("signature", [])
    if signatures and [issuer.zh for issuer in document.issuers] != signatures:
        fault("issuers", f"The issuers are not those who signed: {'、'.join(signatures)}.")
    if "date" in notice_has and chinese_day(document.issued) not in notice_has["date"]:
        fault(
            "issued", f"{chinese_day(document.issued)} is not the day that the notice bears: {notice_has['date'][0]}."
        )
    words = "".join(sentence.zh for clause in clauses.values() for sentence in clause.sentences())
    for number, superior in enumerate(document.superior):
        if superior.zh not in words:
            fault(f"superior[{number}].zh", f"{superior.zh} does not stand in the document.")
    counted = Counter[str]()
    for clause in clauses.values():
        counted[clause.kind] += sum(1 for _ in clause.sentences())
    for kind, expected in source.contract.sentences.items():
        if counted[kind] != expected:
            fault(
                f"contract.sentences.{kind}",
                f"The nodes of kind {kind} have {counted[kind]} sentences; published links count {expected}.",
            )


def check_document_english(
    source: DocumentSource, clauses: dict[str, Clause], translations: dict[str, Translation], faults: Collector
) -> None:
    """What document.yaml repeats of the English must be the words of the translation."""
    document = source.document
    english: dict[str, list[str]] = {}
    for clause in clauses.values():
        for block in clause.blocks:
            if block.words.id in translations:
                english.setdefault(block.kind, []).append(translations[block.words.id].text)

    def fault(key: str, problem: str) -> None:
        faults.add(source.place.file, source.place.at(key), key, problem, "Use the words of translations/en.yaml.")

    if "number" in english and document.number.en not in english["number"]:
        fault(
            "number.en", f"The English number {document.number.en} is not the translated one: {english['number'][0]}."
        )
    if "heading" in english and not any(document.title.en in words for words in english["heading"]):
        fault("title.en", "The English title does not stand in the translated heading of the notice.")
    signatures = english.get("signature", [])
    if signatures and [issuer.en for issuer in document.issuers] != signatures:
        fault("issuers", f"The issuers' English names are not the translated ones: {'; '.join(signatures)}.")
    words = "".join(translation.text for translation in translations.values())
    for number, superior in enumerate(document.superior):
        if superior.en not in words:
            fault(f"superior[{number}].en", f"These words do not stand in the translation: {superior.en}.")
