"""Looking things up in a built record, for whoever shows them: the command line and the pages in the browser.

Nothing here draws or finds out anything of its own: it chooses, names and counts what the record has.
"""
