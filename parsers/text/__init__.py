"""Words → lines, what begins them, paragraphs and points; what runs along every page."""
