"""The command line, one function a command. Standard output is always JSON, CSV or plain sentences."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from yuyao_policy.data_files import letter_data, policies, words
from yuyao_policy.errors import ClaimNotJson, EngineError, PolicyDataError
from yuyao_policy.estimate import estimate, well_formed
from yuyao_policy.jsontext import dump, parse
from yuyao_policy.policy import PolicyData
from yuyao_policy.schema import claim_schema, estimate_schema

FAULTY = 2
"""Exit status when a claim was not well-formed, or there was nothing to read."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status (0: every claim was well-formed, 2: otherwise)."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
        return status
    except (ClaimNotJson, EngineError, PolicyDataError, OSError) as error:
        if isinstance(error, BrokenPipeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        print(f"yuyao_policy: {_sentence(error)}", file=sys.stderr)
        return FAULTY


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m yuyao_policy", description="Estimates under a municipal policy.")
    parser.add_argument("--policy", help="policy to use when a claim names none (default: the first)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    one = commands.add_parser("estimate", help="estimate one claim (JSON), or a list of claims")
    one.add_argument("file", nargs="?", default="-", help="claim as JSON; - or nothing: standard input")
    one.set_defaults(run=_estimate)

    told = commands.add_parser("explain", help="the same as sentences, every step with its words")
    told.add_argument("file", nargs="?", default="-", help="claim as JSON; - or nothing: standard input")
    told.add_argument("--lang", choices=("zh", "en"), default="zh", help="language of the sentences (default: zh)")
    told.set_defaults(run=_explain)

    many = commands.add_parser("batch", help="estimate a table: one group a row")
    many.add_argument("source", type=Path, metavar="IN.csv")
    many.add_argument("target", type=Path, metavar="OUT.csv")
    many.add_argument("--jobs", type=int, default=1, help="processes (0: all cores; default: 1)")
    many.add_argument("--engine", choices=("processes", "dask"), default="processes", help="dask: a cluster's workers")
    many.add_argument("--scheduler", metavar="ADDRESS", help="with dask: of the cluster (default: --jobs workers here)")
    many.set_defaults(run=_batch)

    letters: dict[str, Any] = {"nargs": "*", "default": ["-"], "metavar": "FILE", "help": "text; -: standard input"}
    sent = commands.add_parser("letter", help="check letters: references, quotations, figures")
    sent.add_argument("files", **letters)
    sent.set_defaults(run=_letter)

    again = commands.add_parser("recheck", help="what of old letters no longer holds in the newest version")
    again.add_argument("files", **letters)
    again.add_argument("--version", metavar="DATE", help="version they were written under")
    again.add_argument("--old", type=Path, metavar="DATA.json", help="data of that version, from another build")
    again.set_defaults(run=_recheck)

    shape = commands.add_parser("schema", help="JSON Schema of a claim and of an estimate")
    shape.add_argument("part", nargs="?", choices=("claim", "estimate"), help="only this one (default: both)")
    shape.set_defaults(run=_schema)
    return parser


def _estimate(options: argparse.Namespace) -> int:
    known = policies()
    claims = parse(_read(options.file))
    listed = claims if isinstance(claims, list) else [claims]
    results = [_result(claim, known, options.policy) for claim in listed]
    print(dump(results if isinstance(claims, list) else results[0], indent=2))
    return 0 if all(map(well_formed, results)) else FAULTY


def _explain(options: argparse.Namespace) -> int:
    from yuyao_policy.explain import explain

    known = policies()
    claims = parse(_read(options.file))
    status = 0
    for claim in claims if isinstance(claims, list) else [claims]:
        result = _result(claim, known, options.policy)
        print(explain(result, words(result["policy"])[options.lang]))
        status = status if well_formed(result) else FAULTY
    if claims == []:
        print("yuyao_policy: the list holds no claim, so there is nothing to explain.", file=sys.stderr)
    return status


def _batch(options: argparse.Namespace) -> int:
    from yuyao_policy.batch_files import run

    known = policies()
    jobs = max(1, options.jobs or os.cpu_count() or 1)
    engine = None
    if options.engine == "dask":
        from yuyao_policy.batch_dask import Dask

        engine = Dask(options.scheduler, jobs)
    elif options.scheduler:
        raise EngineError("--scheduler is the address of a dask cluster; add --engine dask.")
    return run(_policy(known, options.policy), options.source, options.target, jobs, engine)


def _letter(options: argparse.Namespace) -> int:
    from yuyao_policy.letter.letter_files import check_files

    return check_files(letter_data(_policy(policies(), options.policy).policy), options.files)


def _recheck(options: argparse.Namespace) -> int:
    from yuyao_policy.letter.letter_files import recheck_files

    newest = letter_data(_policy(policies(), options.policy).policy)
    old = options.old.read_text("utf-8") if options.old else None
    return recheck_files(newest, options.files, options.version, old)


def _schema(options: argparse.Namespace) -> int:
    policy = _policy(policies(), options.policy)
    both = {"claim": claim_schema(policy), "estimate": estimate_schema(policy)}
    print(json.dumps(both[options.part] if options.part else both, ensure_ascii=False, indent=2))
    return 0


def _result(claim: object, known: dict[str, PolicyData], default: str | None) -> dict[str, Any]:
    """The estimate by the policy that the claim names, else --policy's, else the first; another's claim is refused."""
    named: Any = claim.get("policy") if isinstance(claim, dict) else None
    return estimate(_policy(known, named if isinstance(named, str) and named in known else default), claim)


def _policy(known: dict[str, PolicyData], named: str | None) -> PolicyData:
    """The policy of this name, or the first, the one that the site speaks of. Raises PolicyDataError."""
    if named is None:
        return next(iter(known.values()))
    if named not in known:
        raise PolicyDataError(f"there is no policy {named!r} here; there is: {', '.join(known)}")
    return known[named]


def _read(name: str) -> str:
    """The text of a file or of standard input. Raises ClaimNotJson when it is not UTF-8, and OSError."""
    raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ClaimNotJson(f"not UTF-8 text (byte {error.start})") from None


def _sentence(error: Exception) -> str:
    if isinstance(error, ClaimNotJson):
        return f"the input is not JSON: {error}. Give one claim as a JSON object, or a list of them."
    if isinstance(error, OSError):
        return f"{error.filename or 'file'}: {error.strerror or error}"
    return str(error)
