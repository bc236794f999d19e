with

signalen as (select * from {{ ref('int_gezinssignalen_combined') }}),

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

-- One row per kind of conflict, however many days or versions it took. A signal blames nobody: it is about the registration.
final as (

    select
        concat_ws('-', signalen.signaal, signalen.gezin_id, coalesce(signalen.gemeente_code, 'onbekend'))
            as signaal_id,
        signalen.signaal,
        signalen.gezin_id,
        coalesce(gemeenten.gemeente_code, 'onbekend') as gemeente_code,
        coalesce(max(signalen.team_code), 'onbekend') as team_code,
        min(signalen.vanaf) as vanaf,
        nullif(max(coalesce(signalen.tot, 'infinity'::date)), 'infinity'::date) as tot,
        {{ halfjaar('min(signalen.vanaf)') }} as halfjaar
    from signalen
    left join gemeenten on signalen.gemeente_code = gemeenten.gemeente_code
    group by signalen.signaal, signalen.gezin_id, signalen.gemeente_code, gemeenten.gemeente_code

)

select * from final
