"""The build hook: installing the package builds its front end."""

import sys
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent))


class FrontEnd(BuildHookInterface):
    def initialize(self, version: str, build_data: dict) -> None:
        from bundle import bundle

        if self.target_name == "wheel":
            bundle()
