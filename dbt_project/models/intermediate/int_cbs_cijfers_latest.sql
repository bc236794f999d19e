with

cijfers as (

    {{ geldend(ref('stg_financien__cbscijfers')) }}

),

-- A later figure about the same half-year replaces a provisional one.
latest as (

    select distinct on (halfjaar, gemeente_code, onderwerp, hulpvorm_code) *
    from cijfers
    order by
        halfjaar, gemeente_code, onderwerp, hulpvorm_code,
        gepubliceerd_op desc, dagtekening desc, delivery_id desc, position desc

)

select * from latest
