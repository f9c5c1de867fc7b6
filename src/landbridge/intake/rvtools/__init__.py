"""Exports of RVTools, workbooks or folders of CSV files, as the tables of an inventory.

In the order of use: `sources` (which files a path means), `workbook` and `csv_folder` (the cells of
a file), `sheets`, `headers` and `grid` (which column is which), `cells`, `numbers`, `moments` and
`spelling` (what a cell says), `tables` (a whole sheet), `keys` and `overlap` (a VM told twice),
`gaps` and `completeness` (findings on what is not told), and `inventory`, which joins them;
`attributes` reads the columns that an owner added.
"""
