"""Articles → a lunr index cut into files by word: docs/search.md."""
