"""What stands first in the head of every page: the policy that keeps it to its own host, and the reader's language."""

from __future__ import annotations

from . import __version__

# `file:` stands beside 'self' because a page opened from a folder has no origin that 'self' could mean.
POLICY = (
    "; ".join(
        f"{what} 'self' file: {more}".strip()
        for what, more in {
            "default-src": "",
            "script-src": "'unsafe-inline'",  # the theme's own inline scripts
            "style-src": "'unsafe-inline'",
            "img-src": "data:",
            "font-src": "data:",
        }.items()
    )
    + "; object-src 'none'; base-uri 'self' file:; form-action 'self' file:"
)

# Before anything is drawn: where its reader chose Chinese, the page loads the words and holds back its own till they come.
LANGUAGE = """<script>(() => {
  const page = document.documentElement;
  let chosen = new URLSearchParams(location.search).get("language");
  try { chosen ??= localStorage.getItem("onrecord:language"); } catch {}
  if (chosen !== "zh") return;
  page.dataset.language = "coming";
  document.write(`<script defer src="${page.dataset.content_root}_static/onrecord-zh.js" `
    + `onerror="delete document.documentElement.dataset.language"><\\/script>`);
})()</script>"""

HEAD = (
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
    f'<meta name="onrecord-book" content="{__version__}">\n{LANGUAGE}'
)
