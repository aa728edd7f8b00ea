"""What the tests of hostile bundles share."""

import pytest

from tests.services.sync.forging import Forge


@pytest.fixture(scope="module")
def forge() -> Forge:
    """Keys of three laptops and a team list of two."""
    return Forge()
