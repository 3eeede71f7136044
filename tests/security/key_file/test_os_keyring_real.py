"""A real Secret Service: gnome-keyring under a session bus and in a home of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.security.conftest import Made

pytestmark = pytest.mark.endtoend

_REAL = """
import json, sys
from entre_tui.security import vault
path, recovery = sys.stdin.read().split("\\n")
key = vault.unlock_with_recovery(path, recovery)
said = {"offer": vault.offer_keyring(path, key).state}
opened, answer = vault.unlock_with_keyring(path)
said["opened"] = opened is not None and opened.hex() == key.hex()
said["unlock"] = answer.state
said["forget"] = vault.forget_keyring(path, key).state
said["after"] = vault.unlock_with_keyring(path)[1].state
said["loaded"] = sorted(m for m in sys.modules if m.startswith("keyring.backends."))
print(json.dumps(said))
"""

# The daemon says nowhere that it is ready. Asking for the service itself would make the bus start a second, locked
# one, so the bus is asked who owns the name; then whether the keyring is there and open, which may take a moment more.
_WAIT = """
import secretstorage, time
from jeepney.bus_messages import message_bus
until = time.monotonic() + 100
with secretstorage.dbus_init() as bus:
    while not bus.send_and_get_reply(message_bus.NameHasOwner("org.freedesktop.secrets")).body[0]:
        assert time.monotonic() < until, "gnome-keyring did not come up"
        time.sleep(0.02)
    while True:
        try:
            if not secretstorage.get_collection_by_alias(bus, "default").is_locked():
                break
        except secretstorage.ItemNotFoundException:
            pass
        assert time.monotonic() < until, "the keyring did not open"
        time.sleep(0.02)
"""


def in_a_session(tmp_path: Path, script: str, stdin: str) -> subprocess.CompletedProcess[str]:
    """Run a script under a session bus of its own, in a home of its own."""
    needed = [name for name in ("dbus-run-session", "gnome-keyring-daemon") if shutil.which(name) is None]
    if needed:
        pytest.fail(f"the real keyring is tried with {needed}: install the packages dbus and gnome-keyring")
    home, runtime = tmp_path / "home", tmp_path / "run"
    home.mkdir()
    runtime.mkdir(mode=0o700)
    kept = {"PATH", "PYTHONPATH", "LANG", "VIRTUAL_ENV"}
    environ = {name: value for name, value in os.environ.items() if name in kept}
    environ |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script],
        input=stdin,
        capture_output=True,
        text=True,
        env=environ,
        cwd=Path(__file__).parents[3],
        timeout=200,
        check=False,
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="gnome-keyring is Linux's")
def test_a_real_secret_service_opens_the_file(made: Made, tmp_path: Path) -> None:
    # --foreground keeps the daemon a child of the shell, which ends it: none outlives the test.
    start = "printf lösenord | gnome-keyring-daemon --unlock --foreground --components=secrets >/dev/null 2>&1 & d=$!"
    script = (
        f"{start}; exec 3<&0; trap 'kill $d' EXIT; "
        f"'{sys.executable}' -c \"$WAIT\" && '{sys.executable}' -c \"$REAL\" <&3"
    )
    run = in_a_session(tmp_path, f"WAIT='{_WAIT}'; REAL='{_REAL}'; {script}", f"{made.path}\n{made.recovery}")
    assert run.returncode == 0, run.stderr
    said = json.loads(run.stdout)
    assert said == {
        "offer": "found",
        "opened": True,
        "unlock": "found",
        "forget": "none",
        "after": "none",
        # "fail" comes with keyring itself; no other backend is as much as looked at.
        "loaded": ["keyring.backends.SecretService", "keyring.backends.fail"],
    }
