"""The codes that queries give what is no body and no country, and UNODC's parts in an event."""

NONE, OTHER, ONLINE = "none", "other", "online"  # not stated, not shown alone or elsewhere, held nowhere
GROUPS = (OTHER, ONLINE, NONE)  # in the order in which they follow what has a name
UNODC_ROLES = ("lead", "partner", "mentioned")
