-- In which order are the events of a filter listed?
-- One row per event, with its place in the list, from 1.
-- Parameters: chosen, as filtered_events takes it; wanted: newest, oldest, title, place, theme, funder, participants or stories.
-- Columns: event_no, start_min, place.
--
-- What is not known stands last, and what is alike stands newest first.

create macro ordered_events(chosen, wanted) as table (
    with found as (
        select event_no, start_min, participants from filtered_events(chosen)
    ),

    keyed as (
        select
            found.event_no,
            found.start_min,
            case when wanted = 'oldest' then found.start_min end as first_day,  -- noqa: RF02
            case wanted  -- noqa: RF02
                when 'participants' then found.participants
                when 'stories' then shown.stories
            end as most,
            case wanted  -- noqa: RF02
                when 'title' then lower(events.title)
                when 'place' then lower(coalesce(shown.places, shown.host_countries))
                when 'theme' then lower(shown.themes)
                when 'funder' then lower(shown.funding)
            end as text
        from found
        inner join events on found.event_no = events.event_no
        inner join event_shown as shown on found.event_no = shown.event_no
    )

    select
        event_no,
        start_min,
        row_number() over (
            order by
                first_day asc nulls last,
                most desc nulls last,
                text asc nulls last,
                start_min desc nulls last,
                event_no desc
        ) as place
    from keyed
);
