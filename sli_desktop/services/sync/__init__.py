"""How several laptops come to hold the same challenge: revisions, merge, bundles, the team list.

The rules are in `docs/format/bundle-v1.md`. `revisions`, `lineage`, `text_merge`, `matching` and
`plan` are pure: they know records only, no storage, no clock, no file.
"""
