-- What are the roles of organisations called?
-- One row per role.
-- Parameters: none.
-- Columns: code, name.

select
    cast(code as varchar) as code,
    name
from roles
order by code;
