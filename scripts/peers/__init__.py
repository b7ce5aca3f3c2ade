"""Other site generators, given the same archive to build: what each reads, and how it is run."""
