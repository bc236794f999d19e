with

counted as (

    select mart, gemeente_code, controle, aantal, afwijkingen, bedrag
    from {{ ref('int_kwaliteit_prestaties_counted') }}
    union all
    select mart, gemeente_code, controle, aantal, afwijkingen, bedrag
    from {{ ref('int_kwaliteit_marts_counted') }}
    union all
    select mart, gemeente_code, controle, aantal, afwijkingen, bedrag
    from {{ ref('int_kwaliteit_contracten_counted') }}
    union all
    select mart, gemeente_code, controle, aantal, afwijkingen, bedrag
    from {{ ref('int_kwaliteit_keten_counted') }}
    union all
    select mart, gemeente_code, controle, aantal, afwijkingen, bedrag
    from {{ ref('int_kwaliteit_opgaven_counted') }}

)

select * from counted
