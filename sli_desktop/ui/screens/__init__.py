"""One folder a screen: view (layout), screen (behaviour), state (pure)."""
