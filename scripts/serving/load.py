"""`make load`: requests a second of a real clause page under nginx, beside one bare file of the same size.

wrk asks over loopback with 2 threads, each kind in turn, so that other work on the machine meets all alike; on a busy
machine the processor's time a request says more than requests a second. The page has the site's configuration (packed
copy, security headers); the bare file nothing but the same tuning; and once more as a default Debian serves it.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from scripts.programs import program
from scripts.runtime.layout import here
from scripts.serving import nginx
from scripts.serving.target import Target, policy_of
from scripts.steps import StepFailed, run

CONNECTIONS = 32
THREADS = 2
DEBIAN = "    sendfile on;\n    tcp_nopush on;"
BARE = "server {{\n    listen {listen};\n    root {folder};\n{tuning}\n}}\n"


@dataclass(frozen=True)
class Measured:
    """One run of wrk."""

    requests: float    # a second
    cost: float    # microseconds of nginx' processor time a request; 0 where the system does not tell


def processor_time(master: int) -> float:
    """Microseconds that the workers of an nginx have used; 0 where there is no /proc."""
    children = Path(f"/proc/{master}/task/{master}/children")
    if not children.is_file():
        return 0
    workers = children.read_text().split()
    return sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in workers) / 1000


def ask(address: str, seconds: int, master: int) -> Measured:
    """Ask one address as fast as it answers. Raises StepFailed when a reply was no success."""
    before = processor_time(master)
    told = run(
        [program("wrk"), f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{seconds}s", "-H", "Accept-Encoding: br", address],
        what=f"wrk on {address}",
        remedy="Give a free port: make load PORT=9000.",
    )
    rate = re.search(r"Requests/sec:\s+([0-9.]+)", told)
    count = re.search(r"(\d+) requests in", told)
    if not rate or not count or "Non-2xx" in told or "Socket errors" in told:
        raise StepFailed(f"wrk on {address} did not get what it asked for:\n{told}")
    return Measured(float(rate[1]), (processor_time(master) - before) / int(count[1]))


def measure(site: Path, page: str, port: int, seconds: int, rounds: int) -> None:
    """Serve, ask in turn, print medians and their ratio. Raises StepFailed."""
    packed = site / f"{page}index.html.br"
    if not packed.is_file():
        raise StepFailed(f"{packed} is missing.\n  Run make build.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "same").write_bytes(packed.read_bytes())
        (folder / "same").chmod(0o644)
        target = Target(policy_of(site), str(site), f"127.0.0.1:{port}", state=name)
        addresses = {f"/{page} as configured": f"http://127.0.0.1:{port}/{page}"}
        bare = ""
        for number, (kind, tuning) in enumerate((("the same tuning", nginx.TUNING), ("Debian's default", DEBIAN)), 1):
            listen = f"127.0.0.1:{port + number}"
            bare += BARE.format(listen=listen, folder=name, tuning=tuning)
            addresses[f"a bare file, {kind}"] = f"http://{listen}/same"
        (folder / "site.conf").write_text(nginx.server(target) + bare, "utf-8")
        whole = nginx.whole(target, f"{name}/site.conf", errors=f"{name}/errors.log")
        (folder / "nginx.conf").write_text(whole, "utf-8")
        command = [program("nginx"), "-c", f"{name}/nginx.conf", "-e", f"{name}/errors.log", "-g", "daemon off;"]
        with subprocess.Popen(command) as server:
            try:
                time.sleep(1)
                if server.poll() is not None:
                    raise StepFailed("nginx ended at once, see above.\n  Give a free port: make load PORT=9000.")
                found: dict[str, list[Measured]] = {kind: [] for kind in addresses}
                for turn in range(rounds):
                    for kind in list(addresses)[:: 1 if turn % 2 else -1]:
                        found[kind].append(ask(addresses[kind], seconds, server.pid))
            finally:
                server.terminate()
    report(found, packed.stat().st_size)


def report(found: dict[str, list[Measured]], size: int) -> None:
    """Print what was measured, the page first."""
    page = next(iter(found.values()))
    print(f"{size:,} bytes, brotli; wrk -t{THREADS} -c{CONNECTIONS} on loopback; medians of {len(page)} runs")
    for kind, runs in found.items():
        rate, cost = (median(getattr(run, field) for run in runs) for field in ("requests", "cost"))
        beside = "" if runs is page else (
            f"   the page beside it: {median(run.requests for run in page) / rate:.0%} of the requests"
            + (f", {cost / median(run.cost for run in page):.0%} by processor time" if cost else "")
        )
        print(f"{kind:<34}{rate:>9,.0f} requests/s{cost:>7.1f} µs each{beside}")


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m scripts.serving.load", description=__doc__)
    parser.add_argument("--page", help="path of the page (default: the longest clause)")
    parser.add_argument("--port", type=int, default=8790, help="this one and the next two are used (default 8790)")
    parser.add_argument("--seconds", type=int, default=10, help="of each run (default 10)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each kind (default 3)")
    options = parser.parse_args(arguments)
    site = here().root / "site"
    try:
        page = options.page or longest(site)
        measure(site, page, options.port, options.seconds, options.rounds)
    except StepFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


def longest(site: Path) -> str:
    """The path of the clause page that is largest once packed. Raises StepFailed when there is no page."""
    pages = {path: path.stat().st_size for path in site.glob("*/m*/index.html.br")}
    if not pages:
        raise StepFailed(f"There is no clause page in {site}.\n  Run make build.")
    return f"{max(pages, key=lambda path: pages[path]).parent.relative_to(site).as_posix()}/"


if __name__ == "__main__":
    sys.exit(main())
