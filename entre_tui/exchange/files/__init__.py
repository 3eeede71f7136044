"""Files of rows as they are: delimited text, workbooks, cells, the spool."""
