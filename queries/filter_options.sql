-- What can be chosen in each filter?
-- One row per dimension × code that at least one event has, each part of UNODC in any case, in the order of the list.
-- Parameters: none.
-- Columns: dimension (country, taking_part, theme, kind, funder, partner, organisation, place, role, language), code, name, acronym, other_names (in Russian, other spellings, joined with '; '), events (in all the data, mentions left out but for UNODC's role itself).

select dimension, code, name, acronym, other_names, events
from choices
order by position;
