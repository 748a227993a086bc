"""`python -m cli`: the same as the installed command."""

from cli.main import main

main()
