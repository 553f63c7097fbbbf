"""What every command shares: loading on demand, `--config` before or after the command, `--json`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from followupd.model import Config

F = TypeVar("F", bound=Callable[..., Any])


class LazyGroup(click.Group):
    """A group that imports a command's module when that command is run, and not to list it."""

    def __init__(self, *args: Any, commands_by_name: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._commands_by_name = commands_by_name

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        return list(self._commands_by_name)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in self._commands_by_name:
            return None
        module = import_module(f"followupd.cli.{self._commands_by_name[cmd_name][0]}")
        command = getattr(module, f"{cmd_name}_command")
        if not isinstance(command, click.Command):
            raise TypeError(f"{cmd_name}_command is no command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self._commands_by_name and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], self._commands_by_name, 1)
            meant = f" Did you mean {near[0]!r}?" if near else ""
            ctx.fail(f"No such command {args[0]!r}.{meant}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self._commands_by_name.items()])


def config_option(command: F) -> F:
    """`--config FILE`: before or after the command, the latter winning."""

    def keep(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
        if value:
            ctx.find_root().meta["followupd.config"] = value

    return click.option(
        "--config",
        metavar="FILE",
        expose_value=False,
        callback=keep,
        help="The configuration to use instead of your own.",
    )(command)


json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON, one object a line.")


def config_file() -> str | None:
    """The FILE of `--config`, or of FOLLOWUPD_CONFIG; None for the user's own."""
    import os

    named = click.get_current_context().find_root().meta.get("followupd.config")
    return str(named) if named else os.environ.get("FOLLOWUPD_CONFIG") or None


def load_config(*, isolated: bool = False) -> Config:
    """The configuration that this command line means. Raises ConfigError."""
    from followupd.config import load

    return load(config_file(), isolated=isolated)
