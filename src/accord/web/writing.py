"""What every request that writes must bring: the token that only pages of this server hold."""

from __future__ import annotations

from typing import Any

from fastapi import Depends, Form, Header, HTTPException

from accord.web.site import Site


def writer(site: Site) -> Any:
    """A dependency that refuses writes without the token of the pages."""

    def check(write_key: str = Form(""), x_write_key: str = Header("")) -> None:
        if not site.keys.writes(write_key or x_write_key):
            raise HTTPException(403, "The page is older than this server: load it again, then send it again")

    return Depends(check)
