"""A property may be slow on a busy machine; that is no fault of it."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
