"""Pages that are pictures: a picture → the words, rules and fills that a `models.document.Page` has.

    pictures → straighten → clean → rulings → recognise → setting

Lengths inside are pixels of a picture of `pictures.DPI` dots an inch, until `scanner` gives points.
"""
