"""The container file, proved without a container: what it copies is there, and what it runs serves without root."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
from pathlib import Path
from urllib.request import urlopen

from scripts.programs import program
from scripts.serving.configure import INCLUDED
from tests.checkouts import ROOT

FILE = ROOT / "scripts/serving/Containerfile"


def test_its_command_serves_the_files_that_it_copies_without_root(tmp_path: Path) -> None:
    text = FILE.read_text("utf-8")
    for line in re.findall(r"^COPY (.+)$", text, re.MULTILINE):
        *sources, _ = line.split()
        assert all((ROOT / source).exists() for source in sources), line
    # the container's places, inside a folder of ours
    (tmp_path / "srv").mkdir()
    shutil.copytree(ROOT / "site", tmp_path / "srv/site")
    (tmp_path / "tmp").mkdir(mode=0o777)
    for name in ("nginx.conf", "site.conf"):
        conf = (ROOT / "build/serving" / name).read_text("utf-8")
        conf = conf.replace("listen 8080", "listen 127.0.0.1:8095").replace(" /tmp", f" {tmp_path}/tmp")
        conf = conf.replace(INCLUDED, str(tmp_path / "site.conf")).replace("/srv/site", str(tmp_path / "srv/site"))
        (tmp_path / name).write_text(conf, "utf-8")
    (command,) = re.findall(r"^CMD (\[.+\])$", text, re.MULTILINE)
    words = json.loads(command)
    words = [program("nginx"), *words[1:]]
    words[words.index("/etc/yuyao/nginx.conf")] = str(tmp_path / "nginx.conf")
    user = None
    if os.geteuid() == 0:    # as in the container: nobody who may do more
        user = "nobody"
        for path in [tmp_path, *tmp_path.parents]:
            if path.stat().st_uid == 0 and path.stat().st_mode & 0o777 == 0o700:
                path.chmod(0o711)
        (tmp_path / "tmp").chmod(0o777)
    with subprocess.Popen(words, user=user, stderr=subprocess.PIPE) as process:
        try:
            time.sleep(1)
            assert process.poll() is None, process.stderr.read() if process.stderr else ""
            with urlopen("http://127.0.0.1:8095/en/estimate/", timeout=10) as reply:
                assert b'<html lang="en"' in reply.read()
        finally:
            process.terminate()
