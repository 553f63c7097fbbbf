"""What the user's own words amount to: one detection a module, each linear, each silent when unsure.

A detection takes the prose of one mail (`prose.Prose`) and gives the sentence that is its evidence, or "".
It speaks English, and French and German where a careful reader would be sure; else it is silent.
"""
