"""Run before the tests: see that there is a browser, and say which."""

from chromium import require

print(f"Tests use {require()}")
