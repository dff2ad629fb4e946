"""serve and mcp: the dossier in the browser, and for agents."""

from __future__ import annotations

from pathlib import Path

import click

from accord.cli.here import FOLDER, dossier_at


@click.command()
@FOLDER
@click.option("--port", type=click.IntRange(0, 65535), help="Else 8520 or the next that is free; 0: any.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--token", help="Asked of whoever looks; without it made up where --host is not this machine alone.")
@click.option("--no-open", is_flag=True, help="Do not open the browser.")
def serve(folder: Path, port: int | None, host: str, token: str | None, no_open: bool) -> None:
    """Show the dossier FOLDER in the browser: look, read, ask, correct.

    Only this machine can reach it unless --host says otherwise; then the address with its token is printed.

    \b
    accord serve gulf
    accord serve gulf --host 0.0.0.0 --port 9000 --no-open
    """
    from accord.web.serving import serve as run

    run(dossier_at(folder), host=host, port=port, token=token, open_browser=not no_open, say=click.echo)


@click.command()
@FOLDER
def mcp(folder: Path) -> None:
    """Serve the dossier FOLDER to agents over standard input and output (Model Context Protocol). It only reads.

    Tools: ask, search, timeline, event, actor, sources. Answers carry spans, standing and origins.

    \b
    accord mcp gulf
    {"mcpServers": {"gulf": {"command": "accord", "args": ["mcp", "/path/to/gulf"]}}}
    """
    from accord.web.agents import server

    server(dossier_at(folder)).run("stdio")


COMMANDS = (serve, mcp)
