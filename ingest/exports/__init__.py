"""Plans → the contract's rows, as csv, json, a workbook, a data package or DataFrames."""
