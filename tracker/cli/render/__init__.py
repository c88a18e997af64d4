"""From results to text on a terminal: glyphs, colours, widths. Nothing is computed here."""
