"""What holds for every test: offscreen, no network, nothing left behind, long tier on demand."""

import os

import pytest
from hypothesis import HealthCheck, settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.fonts.warning=false")

pytest_plugins = ["tests.guards.network", "tests.guards.leftovers"]

_COMMON = settings(
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("usual", _COMMON, max_examples=50)
settings.register_profile("ci", _COMMON, max_examples=50, derandomize=True)
settings.register_profile("long", _COMMON, max_examples=1000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the long tier as well")


def pytest_configure(config: pytest.Config) -> None:
    profile = "ci" if os.environ.get("CI") else "usual"
    settings.load_profile("long" if config.getoption("--long") else profile)


def pytest_report_header(config: pytest.Config) -> str:
    state = "included" if config.getoption("--long") else "left out (./dev test --long runs it)"
    return f"long tier: {state}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long"):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


@pytest.fixture
def is_long(request: pytest.FixtureRequest) -> bool:
    """Whether the long tier runs: properties take more schedules then."""
    return bool(request.config.getoption("--long"))
