"""Plans made up at random, typeset at random, with their records known: what the parser is tried on.

```
seed --plans--> Plan --tables, cards--> blocks --paper, browser, office--> PDF --judge--> figures
```

Content (`stock`, `dates`, `plans`) knows no typesetting. A `Look` (`looks`) is everything about the setting
that can vary; a layout (`layouts`) pins some of it. `tables` and `cards` turn the two into neutral `blocks`,
which each typesetter draws in its own way. The truth never comes from the parser under test.
"""
