"""Where a lab can be run elsewhere: its addresses at Binder and at a JupyterHub with nbgitpuller.

These are links that a reader may follow; no page asks these hosts for anything.
The forms are those of mybinder.readthedocs.io (`/v2/`) and nbgitpuller.readthedocs.io (`git-pull`).
"""

from __future__ import annotations

from urllib.parse import quote, urlencode, urlsplit

from attrs import frozen

SHORT = {"github.com": "gh", "gitlab.com": "gl"}  # hosts for which Binder has a form of its own


@frozen
class Launch:
    """The repository that holds the labs, and the hubs that may run them; an empty repository means nowhere.

    Raises ValueError for what is no address.
    """

    repository: str = ""
    branch: str = "main"
    binder: str = ""
    jupyterhub: str = ""

    def __attrs_post_init__(self):
        for name in ("repository", "binder", "jupyterhub"):
            said = getattr(self, name)
            if said and not (urlsplit(said).scheme in ("http", "https") and urlsplit(said).netloc):
                raise ValueError(f"onrecord_{name} is {said!r}; write an address that begins with https://, or nothing")

    def links(self, path: str) -> dict[str, str]:
        """The addresses at which the file `path` of the repository opens in JupyterLab, by the kind of host."""
        hosts = {"binder": (self.binder, self._binder), "jupyterhub": (self.jupyterhub, self._jupyterhub)}
        return {kind: address(path) for kind, (hub, address) in hosts.items() if self.repository and hub}

    def _binder(self, path: str) -> str:
        repository = urlsplit(self._plain)
        kind, name = SHORT.get(repository.netloc, "git"), repository.path.strip("/")
        place = {"gh": name, "gl": quote(name, safe="")}.get(kind, quote(self.repository, safe=""))
        opens = quote(f"lab/tree/{path}", safe="")
        return f"{self.binder.rstrip('/')}/v2/{kind}/{place}/{quote(self.branch)}?urlpath={opens}"

    def _jupyterhub(self, path: str) -> str:
        folder = self._plain.rpartition("/")[2]  # where nbgitpuller puts the copy
        asked = {"repo": self.repository, "branch": self.branch, "urlpath": f"lab/tree/{folder}/{path}"}
        return f"{self.jupyterhub.rstrip('/')}/hub/user-redirect/git-pull?{urlencode(asked)}"

    @property
    def _plain(self) -> str:
        return self.repository.rstrip("/").removesuffix(".git")
