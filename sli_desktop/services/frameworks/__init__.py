"""Framework templates: what kinds of challenge there are, read from data files and never from code.

A template lies in ``resources/frameworks``; a challenge takes a copy of it and keeps that copy, so
a newer template never alters an older challenge. The formats are `docs/format/framework-v1.md` and
`framework-v2.md`.
"""

from sli_desktop.services.frameworks.loading import find_framework as find_framework
from sli_desktop.services.frameworks.loading import lint_framework as lint_framework
from sli_desktop.services.frameworks.loading import load_framework as load_framework
from sli_desktop.services.frameworks.loading import load_frameworks as load_frameworks
from sli_desktop.services.frameworks.problems import FrameworkFileError as FrameworkFileError
from sli_desktop.services.frameworks.problems import (
    FrameworkUnreadableError as FrameworkUnreadableError,
)
from sli_desktop.services.frameworks.problems import Problem as Problem
from sli_desktop.services.frameworks.problems import UnknownFrameworkError as UnknownFrameworkError
from sli_desktop.services.frameworks.rules import NEEDED_SECTIONS as NEEDED_SECTIONS
from sli_desktop.services.frameworks.template import Completeness as Completeness
from sli_desktop.services.frameworks.template import CompletenessState as CompletenessState
from sli_desktop.services.frameworks.template import CountedFrom as CountedFrom
from sli_desktop.services.frameworks.template import Deadline as Deadline
from sli_desktop.services.frameworks.template import Framework as Framework
from sli_desktop.services.frameworks.template import FrameworkCriterion as FrameworkCriterion
from sli_desktop.services.frameworks.template import FrameworkGroup as FrameworkGroup
from sli_desktop.services.frameworks.template import FrameworkQuestion as FrameworkQuestion
from sli_desktop.services.frameworks.template import FrameworkTheme as FrameworkTheme
from sli_desktop.services.frameworks.template import Labels as Labels
from sli_desktop.services.frameworks.template import OutlineItem as OutlineItem
from sli_desktop.services.frameworks.template import RecommendationStyle as RecommendationStyle
from sli_desktop.services.frameworks.template import ReportLayout as ReportLayout
from sli_desktop.services.frameworks.template import StandingText as StandingText
