with

begroting as (

    select * from {{ ref('fct_begroting') }}
    where is_laatste and gemeente_code <> 'regio'

),

posten as (select * from {{ ref('begrotingsposten') }}),

budget as (

    select
        begroting.gemeente_code,
        begroting.jaar,
        coalesce(sum(begroting.begroot_bedrag) filter (where posten.kant = 'voorkant'), 0) as voorkant,
        coalesce(sum(begroting.begroot_bedrag) filter (where posten.kant = 'achterkant'), 0) as achterkant,
        coalesce(
            sum(begroting.begroot_bedrag) filter (where coalesce(posten.kant, 'overig') = 'overig'), 0
        ) as overig
    from begroting
    left join posten on begroting.post = posten.post
    group by begroting.gemeente_code, begroting.jaar

),

-- What it bought: the work of the teams.
werk as (

    select
        gemeente_code,
        left(halfjaar, 4)::integer as jaar,
        count(distinct casus_id) filter (where kerntaak = 'AMBULANT') as casussen,
        sum(uren) filter (where kerntaak = 'AMBULANT') as uren
    from {{ ref('fct_kerntaken') }}
    group by gemeente_code, left(halfjaar, 4)::integer

),

shares as (

    select
        *,
        100 * voorkant / nullif(voorkant + achterkant, 0) as aandeel
    from budget

),

final as (

    select
        shares.gemeente_code,
        shares.jaar,
        shares.voorkant::numeric(14, 2) as voorkant_bedrag,
        shares.achterkant::numeric(14, 2) as achterkant_bedrag,
        shares.overig::numeric(14, 2) as overig_bedrag,
        shares.aandeel::numeric(18, 1) as aandeel_voorkant_procent,
        (shares.aandeel - vorig.aandeel)::numeric(18, 1) as verschuiving_procentpunt,
        coalesce(werk.casussen, 0)::integer as casussen_ambulante_hulp,
        coalesce(werk.uren, 0)::numeric(14, 2) as uren_ambulante_hulp
    from shares
    left join shares as vorig
        on shares.gemeente_code = vorig.gemeente_code and shares.jaar = vorig.jaar + 1
    left join werk on shares.gemeente_code = werk.gemeente_code and shares.jaar = werk.jaar

)

select * from final
