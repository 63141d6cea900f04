"""The command that serves the pages and the REST interface."""

from __future__ import annotations

from typing import Annotated

import typer

from search_api.cli.shared import HomeOption, open_home


def register(app: typer.Typer) -> None:
    """Hang the command into the console."""
    app.command()(serve)


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 8000,
    home: HomeOption = None,
) -> None:
    """Serve the pages and the REST interface; a rebuilt index is taken up without a restart."""
    import uvicorn

    from search_api.web import create_app

    app = create_app(open_home(home), word_on_demand=True)
    typer.echo(f"Chalkface answers on http://{host}:{port} (stop with Ctrl+C)", err=True)
    # Access logs would hold questions; they stay off.
    uvicorn.run(app, host=host, port=port, access_log=False, log_level="warning", server_header=False)
