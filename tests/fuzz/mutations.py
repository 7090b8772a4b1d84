"""Inputs that are almost right: real bytes with a few slips, and bombs by name."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = (
    b"\t", b"\xef\xbb\xbf", b"\x00", b"\xff", b"\r", b"\n", b"---\n", b"&a ", b"*a", b"<<: ", b"!!int ", b"? ",
    b"- ", b": ", b"{", b"}", b"[", b"]", b"'", b'"', b"|", b">", b"#", b"@", b"`", b"null", b"~", b"true",
    b"-1", b"9" * 30, b"2022-02-30", "　".encode(), "\u2028".encode(), "元".encode(), b"\xed\xa0\x80", b",",
)    # fmt: skip


@st.composite
def mutated(draw: st.DrawFn, sources: st.SearchStrategy[bytes]) -> bytes:
    """A real input with one to four slips: something put in, taken out, doubled, moved or changed."""
    data = draw(sources)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 60)))
        part = data[start:end]
        kind = draw(st.sampled_from(("insert", "delete", "double", "move", "random")))
        if kind == "insert":
            data = data[:start] + draw(st.sampled_from(PIECES)) + data[start:]
        elif kind == "delete":
            data = data[:start] + data[end:]
        elif kind == "double":
            data = data[:end] + part + data[end:]
        elif kind == "move":
            rest = data[:start] + data[end:]
            at = draw(st.integers(0, len(rest)))
            data = rest[:at] + part + rest[at:]
        else:
            data = data[:start] + draw(st.binary(max_size=20)) + data[end:]
    return data
