"""Results as files: a CSV folder, JSON, an Excel workbook. The same inputs give the same bytes."""
