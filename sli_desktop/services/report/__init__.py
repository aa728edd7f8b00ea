"""The report: one pure outline, and a writer for each format that starts from it.

`outline`, `options`, `choose` and `blocks` need nothing but the records. `writers` loads the
libraries that draw.
"""
