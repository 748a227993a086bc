"""`variorum completion`: the script that completes commands, options, outlets and questions."""

from __future__ import annotations

import click

from cli.output import print_text

SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script that completes what is typed.

    It knows commands and options, and the outlets, articles and questions of the library.

    \b
    Examples:
      variorum completion bash >> ~/.bashrc
      variorum completion zsh >> ~/.zshrc
      variorum completion fish > ~/.config/fish/completions/variorum.fish
    """
    from click.shell_completion import get_completion_class

    completer = get_completion_class(shell)
    assert completer is not None
    script = completer(ctx.find_root().command, {}, "variorum", "_VARIORUM_COMPLETE")
    source = script.source_template % script.source_vars()  # source() runs bash to ask its version
    print_text(source.strip())
