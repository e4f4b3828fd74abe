"""The project's own sample plans: invented councils, typeset anew by ``python -m tests.samples``.

The words stand in ``<name>.toml``, the true records in ``<name>.json``, the PDFs in ``data/raw``.
Content knows no geometry (``content``), typesetting knows no council (``strips``, ``pages``, ``table``,
``cards``, ``prose``); ``looks`` says which plan is set how.
"""
