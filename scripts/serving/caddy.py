"""The site's configuration for Caddy, the same in effect as that for nginx."""

from __future__ import annotations

from scripts.csp import CALCULATOR, file_policy, script_policy
from scripts.serving.headers import ASK_AGAIN, FOR_EVER, HASHED, SECURITY, STRICT_TRANSPORT, TYPES, UNKNOWN
from scripts.serving.target import Target


def caddyfile(target: Target) -> str:
    """A whole Caddyfile. With a domain in place of the address Caddy gets and renews certificates by itself."""
    always = "\n".join(f'\t\t\t{name} "{value}"' for name, value in SECURITY.items())
    strict, seconds = STRICT_TRANSPORT
    kinds: dict[str, list[str]] = {}
    for suffix, kind in TYPES.items():
        kinds.setdefault(kind, []).append(f"*{suffix}")
    typed = "\n".join(
        f'\t\t@type{number} path {" ".join(suffixes)}\n\t\theader @type{number} Content-Type "{kind}"'
        for number, (kind, suffixes) in enumerate(kinds.items())
    )
    prefix = target.prefix
    calculator = "/assets/runtime.0123456789.js"
    assert CALCULATOR.search(calculator)
    return f"""\
# Made by python -m scripts.serving from scripts/serving; changes belong there.
{{
	admin off
}}

:{target.port} {{
{f"	bind {target.interface}" if target.interface else "	# bind 127.0.0.1"}
	root * {target.folder}
	# by themselves: Caddy puts off a whole block with one of these until after all others
	header -Server
	header ?Vary Accept-Encoding

	# in this order: what matches later is what is sent
	route {{
		header {{
{always}
			# once the site is served by HTTPS and nothing else, for good:
			# {strict} "{seconds}"
			Cache-Control "{ASK_AGAIN}"
			Content-Security-Policy "{file_policy()}"
			Content-Type {UNKNOWN}
		}}
{typed}

		@forever path_regexp "{HASHED}"
		header @forever Cache-Control "{FOR_EVER}"
		@scripts path *.js *.mjs
		header @scripts Content-Security-Policy "{script_policy()}"
		@calculator path_regexp "{CALCULATOR.pattern}"
		header @calculator Content-Security-Policy "{script_policy(calculator)}"
		@pages path */ *.html
		header @pages {{
			Content-Type "{TYPES[".html"]}"
			Content-Security-Policy "{target.page_policy}"
		}}
		@writing not method GET HEAD
		respond @writing 405
		file_server {{
			precompressed br gzip
		}}
	}}

	handle_errors {{
		header -Server
		header {{
			Cache-Control "{ASK_AGAIN}"
			Content-Type "{TYPES[".html"]}"
			Content-Security-Policy "{target.page_policy}"
		}}
		@english path {prefix}en/*
		rewrite @english {prefix}en/404.html
		@others not path {prefix}en/*
		rewrite @others {prefix}404.html
		file_server {{
			precompressed br gzip
		}}
	}}
}}
"""
