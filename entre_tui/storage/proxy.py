"""The one database every table is bound to; which one it is, is decided when a file is opened."""

from __future__ import annotations

from peewee import DatabaseProxy

database = DatabaseProxy()
