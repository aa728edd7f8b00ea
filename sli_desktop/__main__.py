"""Start the program by ``python -m sli_desktop``."""

from sli_desktop.app import main

if __name__ == "__main__":
    raise SystemExit(main())
