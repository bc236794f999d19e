{#- Two kinds of help at the same time; on the day of a move there may be both. -#}
with

-- Not materialized: few are one or the other, and only their object gets a name.
prestaties as not materialized (

    select
        *,
        md5(jeugdige_id || '|' || zorgmaand) as object_id,
        coalesce(product_categorie in ('35', '36', '37', '38', '43', '44'), false)
        and eenheid = '14' as is_verblijf,
        coalesce(product_categorie = '45', false) as is_ambulant
    from {{ ref('int_signalen_prestaties_judged') }}
    where jeugdige_id is not null and jeugdige_id not in ('onbekend', 'gewist')

),

nachten as (

    select
        jeugdige_id, aanbieder_agb, zorgmaand, min(begindatum) as begindatum,
        max(einddatum) as einddatum,
        sum(geleverd_volume) as etmalen
    from prestaties
    where is_verblijf
    group by jeugdige_id, aanbieder_agb, zorgmaand

),

-- Ambulant beside verblijf of the same aanbieder: only when verblijf leaves no days for it. The period is but a month.
naast_elkaar as (

    select
        ambulant.*,
        nachten.etmalen,
        ambulant.einddatum - ambulant.begindatum + 1 as dagen,
        least(ambulant.einddatum, nachten.einddatum) - greatest(ambulant.begindatum, nachten.begindatum) + 1
            as overlap
    from prestaties as ambulant
    inner join nachten on {{ zelfde('ambulant', 'nachten', ['jeugdige_id', 'aanbieder_agb', 'zorgmaand']) }}
    where ambulant.is_ambulant

),

ranked as (

    select
        *,
        dense_rank() over (partition by object_id order by aanbieder_agb) as plaats
    from prestaties
    where is_verblijf

),

-- Who moves in a month has fewer days at each: only together more than all their days is double.
dubbel as (

    select
        *,
        max(plaats) over month as aanbieders,
        sum(geleverd_volume) over month as etmalen,
        max(einddatum) over month - min(begindatum) over month + 1 as dagen
    from ranked
    window month as (partition by object_id)

),

judged as (
    {{ signalen('naast_elkaar', 'jeugdige en maand', [
        ('R14', 'overlap > ' ~ drempel('R14') ~ ' and etmalen >= dagen - ' ~ drempel('R14'),
            "'geen ambulante hulp'", 'etmalen', 'bedrag'),
    ]) }}
    union all
    {{ signalen('dubbel', 'jeugdige en maand', [
        ('R15', 'aanbieders > 1 and etmalen > dagen + ' ~ drempel('R15'), 'dagen', 'etmalen',
            'bedrag * (etmalen - dagen) / nullif(etmalen, 0)'),
    ]) }}
)

select * from judged
