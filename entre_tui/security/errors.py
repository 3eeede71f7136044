"""What can go wrong with keys, each in words that say what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from entre_tui.locale import N_, _


class SecurityError(Exception):
    """Anything the key room refuses; ``str()`` of it is fit to be shown to a person: a message, or what is `said`."""

    said: ClassVar[str] = ""

    def __init__(self, message: str = "", **words: object) -> None:
        super().__init__(_(self.said).format(**words) if self.said else message)


class KeyFileMissing(SecurityError):
    """There is no key file beside the case file."""

    said = N_(
        "The key file {name} is missing. Without it the case file cannot be opened, even with the right "
        "passphrase. Look for it in the latest backup and put it back beside the case file."
    )


class KeyFileExists(SecurityError):
    """A key file is there already, and a new one would lock everybody out of what it opens."""

    said = N_("There is already a key file {name}. It is left as it is: choose another name.")


class KeyFileDamaged(SecurityError):
    """The key file is not what the program wrote."""

    said = N_(
        "The key file {name} is damaged ({detail}). Nothing was changed. Put back the copy that lies beside "
        "the case file in the latest backup."
    )


class KeyFileTampered(KeyFileDamaged):
    """The key opens, but somebody without the key has altered the rest of the key file."""


class KeyFileUnreadable(SecurityError):
    """The operating system does not let us at the key file."""

    said = N_(
        "The key file {name} could not be read or written: {reason}. Check the rights on it and on its folder, "
        "and that the disk is connected and not full."
    )


class KeyFileBusy(SecurityError):
    """Somebody else is changing the key file and does not finish."""

    said = N_("The key file {name} is being changed by somebody else. Try again in a moment.")


class NewerKeyFile(SecurityError):
    """A later version of the program wrote the key file."""

    said = N_(
        "The key file {name} was written by a newer version of the program (form {version}; this version "
        "knows up to {known}). Update the program."
    )


class KdfOutOfRange(KeyFileDamaged):
    """Parameters for deriving a key that are weaker or heavier than the program ever writes."""


class NotEnoughMemory(SecurityError):
    """The machine cannot give the memory that deriving a key takes."""

    said = N_("There is not enough free memory to check the passphrase: {size} MB is needed.")


class WrongSecret(SecurityError):
    """No slot opens with what was given."""

    @classmethod
    def passphrase(cls) -> WrongSecret:
        """The words for a passphrase that opens nothing."""
        return cls(_("That is not a passphrase of this case file. Check Caps Lock and try again."))

    @classmethod
    def recovery(cls) -> WrongSecret:
        """The words for a recovery key that is well formed and opens nothing."""
        return cls(
            _("That recovery key does not belong to this case file, or it has been replaced by a newer one.")
        )

    @classmethod
    def key(cls) -> WrongSecret:
        """The words for a data key that is not of this file."""
        return cls(_("The key in use does not belong to this key file. Open the case file again."))


class RecoveryKeyMistyped(SecurityError):
    """The recovery key as typed cannot be right: a letter or its check digits are off."""


class WeakPassphrase(SecurityError):
    """A new passphrase that the rules refuse; ``messages`` has every reason."""

    def __init__(self, messages: Sequence[str]) -> None:
        super().__init__(" ".join(messages))
        self.messages = tuple(messages)


class LastSlot(SecurityError):
    """Taking this slot away would leave nobody, or no recovery key, to open the file."""


class NoSuchSlot(SecurityError):
    """The slot to take away is not there."""

    said = N_("That way of opening the case file is not there any more.")


class RotationPending(SecurityError):
    """A change of the data key was begun and not ended."""

    said = N_(
        "A change of the key was interrupted. Open the case file once, so that it can be brought to an end."
    )


class SecretUnreadable(SecurityError):
    """The passphrase could not be read from where we were told to read it."""


class UnsafeFile(SecurityError):
    """A file we will not write: it exists, is a link, or its folder is not there."""
