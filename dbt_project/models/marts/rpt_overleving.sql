with

estimated as (select * from {{ ref('int_overleving_estimated') }}),

termijnen as (select * from {{ ref('overleving_termijnen') }}),

hulpvormen as (select * from {{ ref('dim_hulpvormen') }}),

-- Where the curve stands after so many days: at its last moment until then.
read_off as (

    select distinct on (estimated.gemeente_code, estimated.hulpvorm_code, termijnen.dagen)
        estimated.*,
        termijnen.dagen,
        termijnen.termijn,
        termijnen.minste_gevolgd
    from estimated
    inner join termijnen on estimated.dag <= termijnen.dagen
    order by estimated.gemeente_code, estimated.hulpvorm_code, termijnen.dagen, estimated.dag desc

),

-- Nothing is said beyond the last day on which enough were followed.
final as (

    select
        read_off.gemeente_code,
        read_off.hulpvorm_code,
        coalesce(hulpvormen.hulpvorm, 'Totaal') as hulpvorm,
        read_off.dagen,
        read_off.termijn,
        read_off.geeindigd::integer as aantal_geeindigd,
        read_off.nog_gevolgd::integer as aantal_nog_gevolgd,
        case
            when least(read_off.minst_gevolgd, read_off.nog_gevolgd) >= read_off.minste_gevolgd
                then (100 * read_off.deel_nog_in_hulp)::numeric(18, 1)
        end as nog_in_hulp_procent
    from read_off
    left join hulpvormen on read_off.hulpvorm_code = hulpvormen.hulpvorm_code

)

select * from final
