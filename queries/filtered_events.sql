-- What does a filter mean?
-- One row per event: fitting_events has all that match but for words, UNODC's role and an unclear date, matching_events but for the last two, filtered_events what is shown; chosen_partners one per event × partner.
-- Parameters: chosen, one struct with the fields of analysis.filters.Filters; every question binds it as $filter.
-- Columns: event_no, start_min, date_precision, kind, unodc_role, participants, has_town, undecided, in_role.
--
-- Form: table macros that take the whole filter as one struct. Measured against a view with bound
-- session variables (not shareable between cursors) and a macro with fifteen arguments (repeated in
-- every question): as fast as both, and a question says no more than filtered_events($filter).
-- The filter reads list columns of the event's own row, so no join decides what is shown. This file
-- is the only place, beside schema.sql and load.sql, that knows lists; the questions are plain joins.
-- An empty list means "all". The code 'none' finds what is not stated, 'other' what lies elsewhere, 'online' what was held nowhere.
-- Undecided: the event's date is unknown, or too vague to say that it began inside the period.

-- The topmost bodies of chosen organisations.
create macro roots_of(codes) as (
    select coalesce(list(distinct root_id), []) from organisations
    where list_contains(cast(codes as organisation_key[]), organisation_id)
);

create macro fitting_events(chosen) as table (
    select
        event_no,
        start_min,
        date_precision,
        kind,
        unodc_role,
        participants,
        has_town,
        not coalesce(
            (chosen['date_from'] is null or start_min >= cast(chosen['date_from'] as date))
            and (chosen['date_to'] is null or start_max <= cast(chosen['date_to'] as date)),
            false
        ) as undecided,
        list_contains(cast(chosen['roles'] as part_of_unodc[]), unodc_role) as in_role
    from events
    where
        (chosen['date_from'] is null or coalesce(start_max >= cast(chosen['date_from'] as date), true))
        and (chosen['date_to'] is null or coalesce(start_min <= cast(chosen['date_to'] as date), true))
        and (len(chosen['themes']) = 0 or list_has_any(theme_keys, cast(chosen['themes'] as theme_code[])))
        and (len(chosen['kinds']) = 0 or list_contains(cast(chosen['kinds'] as kind_code[]), kind))
        and (
            len(chosen['countries']) = 0
            or list_has_any(
                case when chosen['taking_part'] then country_keys else host_keys end,
                cast(chosen['countries'] as country_key[])
            )
        )
        and (len(chosen['places']) = 0 or list_has_any(place_keys, cast(chosen['places'] as place_key[])))
        and (
            len(chosen['funders']) = 0
            or list_has_any(funder_keys, cast(chosen['funders'] as organisation_key[]))
        )
        and (
            len(chosen['partners']) = 0
            or list_has_any(partner_keys, cast(chosen['partners'] as organisation_key[]))
            -- A funder's own family is not its partner: who names nobody else names none.
            or (
                list_contains(cast(chosen['partners'] as varchar[]), 'none')
                and list_has_all(roots_of(chosen['funders']), partner_roots)
            )
        )
        -- Of organisations all that are chosen must have a role: so two of them find what they did together.
        and (
            len(chosen['organisations']) = 0
            or list_has_all(organisation_keys, cast(chosen['organisations'] as organisation_key[]))
        )
        and (chosen['new_since'] is null or added_on >= cast(chosen['new_since'] as date))
        and (
            len(chosen['languages']) = 0
            or (
                list_has_any(language_keys, cast(chosen['languages'] as varchar[]))
                -- "Told only in": no story of the event is in another language.
                and (
                    not chosen['only_languages']
                    or list_has_all(cast(chosen['languages'] as varchar[]), language_keys)
                )
            )
        )
);

-- Every word, and every "phrase in quotes", must occur somewhere, in any order, whatever case and accents: the
-- events of which a text holds every part of what is asked for, each within a word of it. Words are looked up;
-- the long texts are read for phrases alone: a million do not fit into memory.
create macro events_with(words) as table (
    with parts as (
        select distinct unnest(string_split(array_to_string(terms(words), ' '), ' ')) as part
    ),

    found as (
        select event_words.event_no
        from parts
        inner join search_words on contains(search_words.word, parts.part)
        inner join event_words on search_words.word_no = event_words.word_no
        group by event_words.event_no
        having count(distinct parts.part) = (select count(*) from parts)
    )

    select found.event_no
    from found
    inner join events on found.event_no = events.event_no
    where
        len(phrases(words)) = 0
        or len(list_filter(phrases(words), lambda phrase: not contains(events.search_text, phrase))) = 0
);

create macro matching_events(chosen) as table (
    select * from fitting_events(chosen)
    where len(terms(chosen['words'])) = 0 or event_no in (select event_no from events_with(chosen['words']))
);

create macro filtered_events(chosen) as table (
    select
        event_no,
        start_min,
        date_precision,
        kind,
        unodc_role,
        participants,
        has_town
    from matching_events(chosen)
    where in_role and (chosen['undated'] or not undecided)
);

-- The partners of the chosen events: bodies beside UNODC and, where funders are chosen, beside their families.
create macro chosen_partners(chosen) as table (
    with found as (
        select event_no from filtered_events(chosen)
    ),

    beside as (
        select event_no, body_id, known_before from event_partners
        where not list_contains(roots_of(chosen['funders']), root_id)
    )

    select beside.event_no, beside.body_id, beside.known_before
    from found
    inner join beside on found.event_no = beside.event_no
);
