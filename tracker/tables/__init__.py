"""Format-neutral results: what every face and every export shows, computed once."""
