"""Slots and seals by themselves, with a derivation cheap enough to try a thousand secrets."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entre_tui.security.errors import KdfOutOfRange
from entre_tui.security.keys import sealing
from entre_tui.security.keys.data_key import DataKey
from entre_tui.security.keys.kdf import LIMITS, KdfLimits, KdfProfile
from entre_tui.security.keys.slots import Slot, SlotKind, make_slot, open_sealed, open_slot, seal_for

FILE = "0f" * 16
CHEAP = KdfProfile(32, 1, 1)
CHEAP_LIMITS = KdfLimits(CHEAP, LIMITS.ceiling)
SECRET = "kantarell sjunger under bron"


def a_slot(kind: SlotKind = SlotKind.PASSPHRASE) -> tuple[Slot, DataKey]:
    key = DataKey.new(1)
    return make_slot(kind, "anna", SECRET, key, FILE, kdf=CHEAP, limits=CHEAP_LIMITS), key


def near_misses(many: int) -> list[str]:
    chance = random.Random(20161)
    misses = set()
    while len(misses) < many:
        place = chance.randrange(len(SECRET))
        letter = chr(chance.randrange(32, 0x250))
        misses.add(
            chance.choice(
                [
                    SECRET[:place] + letter + SECRET[place:],
                    SECRET[:place] + letter + SECRET[place + 1 :],
                    SECRET[:place] + SECRET[place + 1 :],
                    SECRET.upper() + letter,
                    SECRET + " " * chance.randrange(1, 9),
                ]
            )
        )
    # What composes to the same text ("ſ" for "s") is the same passphrase, and does open.
    return sorted(miss for miss in misses if unicodedata.normalize("NFKC", miss) != SECRET)


def test_a_thousand_near_misses_open_nothing() -> None:
    slot, key = a_slot()
    opened = open_slot(slot, SECRET, FILE, limits=CHEAP_LIMITS)
    assert opened is not None
    assert opened.value == key.raw()
    misses = near_misses(1020)
    assert len(misses) >= 1000
    assert not any(open_slot(slot, miss, FILE, limits=CHEAP_LIMITS) for miss in misses)


@pytest.mark.soak
def test_ten_thousand_near_misses_open_nothing() -> None:
    slot, _key = a_slot()
    assert not any(open_slot(slot, miss, FILE, limits=CHEAP_LIMITS) for miss in near_misses(10_100))


@given(secret=st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_nothing_else_opens_a_slot(secret: str) -> None:
    slot, _key = a_slot(SlotKind.KEYRING)
    assert (open_slot(slot, secret, FILE) is not None) == (secret == SECRET)


def test_production_limits_refuse_a_cheap_slot_both_ways() -> None:
    slot, key = a_slot()
    with pytest.raises(KdfOutOfRange):
        open_slot(slot, SECRET, FILE)
    with pytest.raises(KdfOutOfRange):
        make_slot(SlotKind.PASSPHRASE, "anna", SECRET, key, FILE, kdf=CHEAP)


def test_a_slot_belongs_to_its_file() -> None:
    slot, _key = a_slot(SlotKind.RECOVERY)
    assert open_slot(slot, SECRET, FILE)
    assert open_slot(slot, SECRET, "00" * 16) is None


def test_a_new_key_reaches_the_holder_of_a_slot_without_their_secret() -> None:
    slot, _key = a_slot(SlotKind.RECOVERY)
    new = DataKey.new(2)
    letter = seal_for(slot, new, FILE)
    opened = open_slot(slot, SECRET, FILE)
    assert opened is not None
    assert open_sealed(letter, opened.private, FILE) == new.raw()
    assert open_sealed(letter, opened.private, "00" * 16) is None
    assert open_sealed(letter, sealing.new_pair()[0], FILE) is None


@given(value=st.binary(min_size=1, max_size=64), place=st.integers(0, 10**6), bit=st.integers(0, 7))
@settings(max_examples=200, deadline=None)
def test_an_altered_seal_opens_nothing(value: bytes, place: int, bit: int) -> None:
    private, public = sealing.new_pair()
    ephemeral, ciphertext = sealing.seal(value, public, b"header")
    assert sealing.unseal(ciphertext, ephemeral, private, b"header") == value
    assert sealing.unseal(ciphertext, ephemeral, private, b"other") is None
    altered = bytearray(ciphertext)
    altered[place % len(altered)] ^= 1 << bit
    assert sealing.unseal(bytes(altered), ephemeral, private, b"header") is None


def test_an_ephemeral_key_of_small_order_is_refused() -> None:
    private, _public = sealing.new_pair()
    assert sealing.unseal(bytes(48), bytes(32), private, b"header") is None
