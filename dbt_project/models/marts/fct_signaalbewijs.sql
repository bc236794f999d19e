with

bewijs as (

    select * from {{ ref('int_signalen_combined') }}
    where prestatie_id is not null

),

signalen as (select * from {{ ref('fct_signalen') }}),

-- The gemeente is that of the signal: evidence about two gemeenten stays with the region.
final as (

    select
        bewijs.signaal_id,
        bewijs.prestatie_id,
        signalen.gemeente_code,
        sum(bewijs.bedrag)::numeric(14, 2) as bedrag
    from bewijs
    inner join signalen on bewijs.signaal_id = signalen.signaal_id
    group by bewijs.signaal_id, bewijs.prestatie_id, signalen.gemeente_code

)

select * from final
