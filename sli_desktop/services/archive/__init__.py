"""A challenge in a form that outlives this program: open data."""

from sli_desktop.services.archive.open_data import FORMAT as FORMAT
from sli_desktop.services.archive.open_data import VERSION as VERSION
from sli_desktop.services.archive.open_data import open_data_lines as open_data_lines
from sli_desktop.services.archive.open_data import write_open_data as write_open_data
