"""The commands. ``app`` wires them and turns errors into exit codes."""
