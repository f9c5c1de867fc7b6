"""What somebody answers for, and for how long.

`aims` tells for which finding a waiver is, `lifting` which findings it takes out of the way, and
`doubts` what is wrong with one that does nothing, in the words of `amiss`.
"""

from landbridge.checks.waivers.aims import Aim, Whom, aimed
from landbridge.checks.waivers.doubts import Doubts
from landbridge.checks.waivers.lifting import counting, divided

__all__ = ["Aim", "Doubts", "Whom", "aimed", "counting", "divided"]
