"""Made-up pages of government statistics with their true tables: how `actionplans tables` is measured."""
