"""The command line: arguments in, a call of the API, text out."""

from __future__ import annotations

import sys

import click

from accord.cli import asking, deciding, look, manage, out, registers, serving, verifying, whois
from accord.errors import AccordError

REPORT = "This is a mistake in Accord. Please report it with what this shows: accord --debug "


class Main(click.Group):
    """Turns every error into a message, what to do, and an exit code."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except AccordError as error:
            click.echo(f"accord: {error}", err=True)
            if error.hint:
                click.echo(f"  {error.hint}", err=True)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo("\naccord: stopped; what was kept is safe", err=True)
            ctx.exit(130)
        except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:
            if ctx.params["debug"]:
                raise
            click.echo(f"accord: {type(error).__name__}: {error}\n  {REPORT}{' '.join(sys.argv[1:])}", err=True)
            ctx.exit(70)


@click.group(cls=Main, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--debug", is_flag=True, help="Show where in Accord an unexpected error arose.")
@click.version_option(package_name="accord")
def main(debug: bool) -> None:
    """Turn a pile of documents on states into a sourced record of who did what with whom.

    \b
    accord new gulf --title "The Gulf, 2023" --focus Iran
    accord add gulf articles/ page.html
    accord build gulf
    accord timeline gulf --between Iran "Saudi Arabia"
    accord brief gulf -o brief.html
    """
    if debug:
        import logging

        logging.basicConfig(stream=sys.stderr, format="%(message)s")
        logging.getLogger("accord").setLevel(logging.DEBUG)


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes SHELL complete accord's commands and options.

    \b
    bash:  accord completion bash >> ~/.bashrc
    zsh:   accord completion zsh  >> ~/.zshrc
    fish:  accord completion fish > ~/.config/fish/completions/accord.fish
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(kind(main, {}, "accord", "_ACCORD_COMPLETE").source())


GROUPS = (manage, look, asking, registers, deciding, out, verifying, whois, serving)
for command in (command for group in GROUPS for command in group.COMMANDS):
    main.add_command(command)
