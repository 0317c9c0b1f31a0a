"""Whole collections: runs over many texts, in processes or on a cluster, and the library that keeps them."""
