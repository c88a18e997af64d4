"""The tabs of the country page, what they say in words, and the edits that their keys make."""
