"""Small linear models of text: features, weights, and how they are weighed. Trained by `python -m bench.train`."""
