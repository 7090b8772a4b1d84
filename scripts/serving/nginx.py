"""The site's configuration for nginx: a server for an existing nginx, and a whole file for containers and tests.

Precompressed copies are sent as they are (gzip_static, brotli_static: Debian's libnginx-mod-http-brotli-static); what
is not there is said in the language of the address; a folder without its slash moves there, below whatever host.
"""

from __future__ import annotations

from scripts.csp import CALCULATOR, file_policy, script_policy
from scripts.serving.headers import ASK_AGAIN, FOR_EVER, HASHED, SECURITY, STRICT_TRANSPORT, TYPES, UNKNOWN
from scripts.serving.target import Target

MODULE = "modules/ngx_http_brotli_static_module.so"

TUNING = """\
    sendfile off;    # a page is smaller than what sendfile costs: a tenth more requests a second
    open_file_cache max=2000 inactive=60s;    # no look at the disk for each request
    open_file_cache_valid 10s;    # seconds until a new build is noticed
    open_file_cache_errors on;"""


def server(target: Target) -> str:
    """The file for conf.d/ or sites-enabled/, or to be included inside `http` elsewhere."""
    kinds = "\n".join(f'        "{kind}" {suffix[1:]};' for suffix, kind in TYPES.items())
    always = "\n".join(f'    add_header {name} "{value}" always;' for name, value in SECURITY.items())
    name, value = STRICT_TRANSPORT
    prefix = target.prefix
    calculator = "/assets/runtime.0123456789.js"
    assert CALCULATOR.search(calculator)
    return f"""\
# Made by python -m scripts.serving from scripts/serving; changes belong there.
# Goes inside http {{ }}: into /etc/nginx/conf.d/, or sites-enabled/. Needs libnginx-mod-http-brotli-static.

# By type first: a page, the most frequent, is found without a pattern. By name for the rest, and for "not modified",
# which has no type and whose headers replace those that the browser has kept. What is not there is a page as well.
map $sent_http_content_type $yuyao_cache {{
    default $yuyao_cache_by_name;
    "{TYPES[".html"]}" "{ASK_AGAIN}";
}}
map $uri $yuyao_cache_by_name {{
    default "{ASK_AGAIN}";
    "~{HASHED}" "{FOR_EVER}";
}}
map $sent_http_content_type $yuyao_policy {{
    default $yuyao_policy_by_name;
    "{TYPES[".html"]}" "{target.page_policy}";
}}
map $uri $yuyao_policy_by_name {{
    default "{file_policy()}";
    "~(/|\\.html)$" "{target.page_policy}";
    "~{CALCULATOR.pattern}" "{script_policy(calculator)}";
    "~\\.m?js$" "{script_policy()}";
}}

server {{
    listen {target.listen};
    root {target.folder};
    index index.html;
    absolute_redirect off;    # a folder without its slash: behind a proxy the own host and port are not the visitor's
    server_tokens off;

{TUNING}

    types {{
{kinds}
    }}
    default_type {UNKNOWN};

    brotli_static on;
    gzip_static on;
    gzip_vary on;

    add_header Cache-Control $yuyao_cache always;
    add_header Content-Security-Policy $yuyao_policy always;
{always}
    # once the site is served by HTTPS and nothing else, for good:
    # add_header {name} "{value}" always;

    location {prefix} {{
        error_page 403 404 =404 {prefix}404.html;
    }}
    location {prefix}en/ {{
        error_page 403 404 =404 {prefix}en/404.html;
    }}
    location {prefix}runtime/ {{
        error_page 403 404 =404 {prefix}404.html;
        sendfile on;    # megabytes
        tcp_nopush on;
    }}
}}
"""


def whole(target: Target, included: str, *, errors: str = "stderr") -> str:
    """A whole nginx.conf that needs no root and keeps no record of who read what.

    State goes below target.state; included is the path of server()'s file.
    """
    temporary = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "\n".join(f"    {kind}_temp_path {target.state}/{kind};" for kind in temporary)
    return f"""\
# Made by python -m scripts.serving from scripts/serving; changes belong there.
load_module {MODULE};
pid {target.state}/nginx.pid;
error_log {errors};
worker_processes auto;
pcre_jit on;

events {{
    worker_connections 1024;
}}

http {{
    access_log off;
{places}
    include {included};
}}
"""
