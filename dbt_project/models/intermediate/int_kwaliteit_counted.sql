with

judged as (

    select mart, gemeente_code, controle, wijkt_af, bedrag from {{ ref('int_kwaliteit_marts_judged') }}
    union all
    select mart, gemeente_code, controle, wijkt_af, bedrag from {{ ref('int_kwaliteit_contracten_judged') }}
    union all
    select mart, gemeente_code, controle, wijkt_af, bedrag from {{ ref('int_kwaliteit_keten_judged') }}
    union all
    select mart, gemeente_code, controle, wijkt_af, bedrag from {{ ref('int_kwaliteit_opgaven_judged') }}

),

-- Of prestaties there are so many that they are counted before their controls are laid out.
counted as (

    select mart, gemeente_code, controle, aantal, afwijkingen, bedrag
    from {{ ref('int_kwaliteit_prestaties_counted') }}
    union all
    select
        mart,
        gemeente_code,
        controle,
        count(*) as aantal,
        count(*) filter (where wijkt_af) as afwijkingen,
        coalesce(sum(abs(bedrag)) filter (where wijkt_af), 0) as bedrag
    from judged
    group by mart, gemeente_code, controle

)

select * from counted
