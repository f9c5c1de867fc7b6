"""What a client is told that asks for what the service does not do."""

from collections.abc import Callable
from typing import Any

import pytest
from azure.core.exceptions import HttpResponseError


def refused(asking: Callable[[], Any]) -> tuple[str, str]:
    """The code and the sentence; what answers at once may also end later."""
    with pytest.raises(HttpResponseError) as caught:
        asking().result()
    assert caught.value.error is not None
    return str(caught.value.error.code), str(caught.value.error.message)
