"""What stands round the screens: undo, the save state, menus, locking."""
