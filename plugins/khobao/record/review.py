"""What an editor has yet to confirm, as codes; docs/front-matter.md says what each means."""

CODES = (
    "date-inferred",
    "date-computed",
    "date-unknown",
    "impossible-date",
    "weekday-wrong",
    "page-clock",
    "province-unknown",
    "province-by-district",
    "province-changed",
    "source-missing",
    "byline-by-shape",
    "headline-parts",
    "title-missing",
    "lead-missing",
    "figure-doubtful",
    "sum-off",
    "slip-suspected",
    "near-duplicate",
    "sensitive-person",
)
"""Every code there is: intake gives them, the site has a sentence for each, and no other passes."""
