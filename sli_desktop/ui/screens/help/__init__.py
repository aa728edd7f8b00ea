"""The offline guide."""
