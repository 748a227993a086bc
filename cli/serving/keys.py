"""The keys of an ssh server: whose may come in, and the one that it is known by."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import asyncssh


class KeysError(Exception):
    """A file of keys cannot be used; the sentence says why and what to do."""


def authorized(path: Path) -> asyncssh.SSHAuthorizedKeys:
    """The keys in an authorized_keys file; raises `KeysError`.

    As with sshd, a file that others may write is refused: it would let in whom they like.
    """
    try:
        mode = path.stat().st_mode
        found = asyncssh.read_authorized_keys(str(path))
    except OSError as error:
        raise KeysError(
            f"{path} cannot be read ({error.strerror}); --keys names a file of public keys"
        ) from None
    except (ValueError, asyncssh.Error):
        raise KeysError(f"{path} holds no public key; add a line of an id_ed25519.pub") from None
    if mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise KeysError(f"others may write {path}; chmod go-w it first")
    return found


def host_key(path: Path) -> asyncssh.SSHKey:
    """The private key in a file, made when there is none; raises `KeysError`."""
    try:
        if not path.exists():
            _make(path)
        return asyncssh.read_private_key(str(path))
    except OSError as error:
        raise KeysError(f"the host key {path} cannot be used ({error.strerror})") from None
    except (ValueError, asyncssh.Error):
        raise KeysError(
            f"{path} holds no private key without a passphrase; --host-key names one"
        ) from None


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    made = asyncssh.generate_private_key("ssh-ed25519").export_private_key()
    # Never readable for others, not even for the moment between making and locking it.
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(made)
