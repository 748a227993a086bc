"""What a person reads, as plain data: no screen, no Textual; the command line prints it too."""
