"""Writing an author's file anew."""

from pathlib import Path

from cps_quiz.errors import StorageError


def replace_text(path: Path, text: str) -> None:
    """Write a file anew, as readable as it was and with its byte-order mark if it had one. Raises StorageError.

    Of a link, the file that it leads to is written.
    """
    from cps_quiz.system import write_whole

    try:
        real = path.resolve()
        with real.open("rb") as file:
            mark = "\N{BYTE ORDER MARK}" if file.read(3) == b"\xef\xbb\xbf" else ""
        mode = real.stat().st_mode
        write_whole(real, (mark + text).encode())
        real.chmod(mode)
    except OSError as error:
        raise StorageError(f"{path} can't be written: {error.strerror}.", hint="Check its permissions.") from error
