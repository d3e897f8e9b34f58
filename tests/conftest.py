"""What every test runs in."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def private_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests neither read nor fill the cache of the person who runs them."""
    before = os.environ.get("REPORTLINT_CACHE_DIR")
    os.environ["REPORTLINT_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if before is None:
        del os.environ["REPORTLINT_CACHE_DIR"]
    else:
        os.environ["REPORTLINT_CACHE_DIR"] = before
