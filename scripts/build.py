"""The build's command line: `python -m scripts.build {check,data,wheel,runtime,assets,render,site,all,serve}`.

Each command runs the pipeline below from its top to the step of that name; `all` is the whole of it.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from scripts import sbom
from scripts.assets import bundle_assets
from scripts.cite_assets import add_cite_assets
from scripts.estimate_assets import add_estimate_assets
from scripts.faults import SourceFaults
from scripts.letter_assets import add_letter_assets
from scripts.offline import worker
from scripts.policy_source.export import write_all_data
from scripts.policy_source.load import load_policies
from scripts.runtime import bundle, pack, slim, wheel
from scripts.runtime.layout import SOURCE_DATE_EPOCH, Layout, here
from scripts.serve import Site, bind
from scripts.serving.configure import configure
from scripts.serving.target import Target, policy_of
from scripts.sitegen.assemble import assemble
from scripts.sitegen.render import render_site
from scripts.sitegen.source_check import check_sources
from scripts.steps import StepFailed, run
from scripts.watch import rebuild, watch

STEPS = ("check", "data", "wheel", "runtime", "assets", "render", "site")


def build(layout: Layout, until: str = "site") -> None:
    """Run the pipeline to the step `until`. Raises SourceFaults (nothing was written then) or StepFailed."""
    with alone(layout.build), ThreadPoolExecutor(2) as background:
        with step("check"):
            policies = load_policies(layout.root)
            check_sources(policies, layout.root)
        if until == "check":
            return
        with step("data"):
            write_all_data(policies, layout.data)
        if until == "data":
            return
        kind = slim.kind()
        cutting = background.submit(slim.files, layout, kind)    # 25 s when its cache is empty
        with step("wheel"):
            built = wheel.build(layout)
        if until == "wheel":
            return
        with step("runtime"):
            pyodide = cutting.result()
            bundle.bundle(layout, pack.pack(layout, built, slim.library(layout, kind)), pyodide)
        compressing = background.submit(bundle.compress_all, layout)    # 20 s when its cache is empty
        if until != "runtime":
            with step("assets"):
                bundle_assets(layout)
                add_estimate_assets(policies, layout)
                add_cite_assets(policies, layout)
                add_letter_assets(policies, layout)
        if until not in ("runtime", "assets"):
            with step("render"):
                render_site(policies, layout.root, layout.build / "docs")
        if until == "site":
            with step("site"):
                mkdocs(layout)
                sbom.write(layout)
        with step("compress"):
            compressing.result()
        if until == "site":
            with step("join"):
                assemble(layout.root, partial(worker.write, layout.root))
                configure(layout.build / "serving", Target(policy_of(layout.root / "site")))


def mkdocs(layout: Layout) -> None:
    """Build both languages side by side into build/zh and build/en. Raises StepFailed with MkDocs' own words."""
    with ThreadPoolExecutor(2) as pool:
        languages = [pool.submit(_mkdocs, layout.root, name) for name in ("mkdocs.yml", "mkdocs.en.yml")]
    for language in languages:
        language.result()


def _mkdocs(root: Path, configuration: str) -> None:
    run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--config-file", configuration],
        what=f"MkDocs with {configuration}",
        remedy="Correct the page, link or template that is named above.",
        cwd=root,
        env=os.environ | {"SOURCE_DATE_EPOCH": str(SOURCE_DATE_EPOCH)},    # else the packed sitemap has today's date
    )


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One build at a time in a checkout: another one (of `make serve`, say) is waited for."""
    folder.mkdir(exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another build is running here; waiting for it.", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def step(name: str) -> Iterator[None]:
    """Print a step's name, and its seconds once it is done."""
    began = time.monotonic()
    print(f"{name:<9}", end="", flush=True)
    try:
        yield
    except BaseException:
        print("failed", flush=True)
        raise
    print(f"{time.monotonic() - began:6.1f} s", flush=True)


def serve(layout: Layout, host: str, port: int | None) -> None:
    """Serve the built site, built again when a source changes, until it is interrupted. Raises StepFailed."""
    server = bind(Site(layout.root / "site"), host, port)
    address = f"http://{host}:{server.server_address[1]}"
    print(f"\n中文      {address}/\nEnglish   {address}/en/\n测算      {address}/estimate/")
    print(f"Estimate  {address}/en/estimate/\n\nA changed source is built again. Stop with Ctrl+C.", flush=True)
    threading.Thread(target=watch, args=(layout.root, partial(rebuild, layout.root)), daemon=True).start()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()
    finally:
        server.server_close()


def main(arguments: list[str] | None = None) -> int:
    """The command line. Exit status 1 when something is wrong; then what was built before is left as it was."""
    parser = argparse.ArgumentParser(prog="python -m scripts.build", description=__doc__)
    parser.add_argument("command", choices=[*STEPS, "all", "serve"])
    parser.add_argument("--host", default="127.0.0.1", help="serve: the address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, help="serve: the port (default: 8000, or the next that is free)")
    options = parser.parse_args(arguments)
    layout = here()
    began = time.monotonic()
    try:
        build(layout, "site" if options.command in ("all", "serve") else options.command)
        print(f"{'in all':<9}{time.monotonic() - began:6.1f} s", flush=True)
        if options.command == "serve":
            serve(layout, options.host, options.port)
    except SourceFaults as faults:
        count = len(faults.faults)
        word = "fault" if count == 1 else "faults"
        print(f"{faults}\n\n{count} {word} in the sources; nothing was written.", file=sys.stderr)
        return 1
    except StepFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
