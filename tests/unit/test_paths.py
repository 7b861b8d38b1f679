"""Where the program's folders are. Asking creates nothing."""

import sys
from pathlib import Path

import pytest

from cps_quiz.paths import Paths, find_paths


def test_a_home_holds_everything() -> None:
    paths = find_paths({"CPS_QUIZ_HOME": "/home/ana/quiz"})
    home = Path("/home/ana/quiz")
    assert paths == Paths(home, home / "state", home / "cache")
    assert (paths.history, paths.live, paths.banks, paths.settings) == (
        home / "history",
        home / "live",
        home / "banks",
        home / "settings.toml",
    )


def test_a_tilde_is_the_users_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "expanduser", lambda path: Path(str(path).replace("~", "/home/ana")))
    assert find_paths({"CPS_QUIZ_HOME": "~/quiz"}).data == Path("/home/ana/quiz")


@pytest.mark.skipif(sys.platform != "linux", reason="XDG folders are Linux's")
@pytest.mark.parametrize("environment", [{}, {"CPS_QUIZ_HOME": ""}])
def test_without_a_home_state_and_cache_lie_apart_from_the_data_that_may_be_synced(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", f"/xdg/{kind.lower()}")
    assert find_paths(environment) == Paths(
        Path("/xdg/data/cps-quiz"), Path("/xdg/state/cps-quiz"), Path("/xdg/cache/cps-quiz")
    )
