"""Readers of catalogues that Nashr did not write, run on a folder as portals run them on a site."""
