"""Lines outside tables → blocks, the sections that announce recommendations, and what stands under them."""
