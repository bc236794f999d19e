with

measured as (select * from {{ ref('int_signaalbord_measured') }}),

maanden as (select * from {{ ref('int_maanden_listed') }}),

drempels as (select * from {{ ref('signaalbord_drempels') }}),

-- Every month of a gemeente, so that a month in which nothing happened is a zero and not a gap.
listed as (

    select
        known.gemeente_code,
        known.signaal,
        maanden.begindatum,
        maanden.einddatum,
        to_char(maanden.begindatum, 'YYYY-MM') as maand
    from (select distinct gemeente_code, signaal from measured) as known
    cross join maanden
    where
        known.signaal <> 'kwaliteit'
        or maanden.begindatum = (select max(newest.begindatum) from {{ ref('int_maanden_listed') }} as newest)

),

valued as (

    select
        listed.gemeente_code,
        listed.signaal,
        listed.maand,
        listed.begindatum,
        listed.einddatum,
        measured.noemer,
        case
            when drempels.eenheid in ('aantal', 'euro') then coalesce(measured.teller, 0)
            else measured.teller / nullif(measured.noemer, 0)
        end as waarde
    from listed
    inner join drempels on listed.signaal = drempels.signaal
    left join measured
        on
            listed.gemeente_code = measured.gemeente_code
            and listed.signaal = measured.signaal
            and listed.maand = measured.maand

),

compared as (

    select
        gemeente_code,
        signaal,
        maand,
        begindatum,
        einddatum,
        noemer,
        waarde::numeric(14, 2) as waarde,
        (avg(waarde) over earlier)::numeric(14, 2) as vorige,
        count(waarde) over earlier as vorige_maanden
    from valued
    window earlier as (
        partition by gemeente_code, signaal
        order by begindatum rows between 3 preceding and 1 preceding
    )

)

select * from compared
