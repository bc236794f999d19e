with

regels as (select * from {{ ref('controleregels') }}),

precisie as (select * from {{ ref('int_signalen_precisie') }}),

signalen as (

    select
        regel,
        count(*) as aantal,
        count(*) filter (where status in ('open', 'beoordeeld')) as aantal_open,
        sum(bedrag) as bedrag
    from {{ ref('fct_signalen') }}
    group by regel

),

final as (

    select
        regels.regel,
        regels.versie,
        regels.naam,
        regels.soort,
        regels.ernst,
        regels.uitleg,
        regels.drempel,
        regels.drempel_uitleg,
        regels.geen_gegevens,
        coalesce(signalen.aantal, 0)::integer as aantal_signalen,
        coalesce(signalen.aantal_open, 0)::integer as aantal_open,
        coalesce(signalen.bedrag, 0)::numeric(14, 2) as bedrag,
        precisie.terecht::integer as aantal_terecht,
        precisie.onterecht::integer as aantal_onterecht,
        (1.0 * precisie.terecht / nullif(precisie.terecht + precisie.onterecht, 0))::numeric(18, 4)
            as precisie
    from regels
    inner join precisie on regels.regel = precisie.regel
    left join signalen on regels.regel = signalen.regel

)

select * from final
