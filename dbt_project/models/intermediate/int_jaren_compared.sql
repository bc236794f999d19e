with

begroting as (select * from {{ ref('int_begroting_by_versie') }}),

expected as (select * from {{ ref('int_jaren_expected') }}),

-- What is paid without declaraties is known when the contract is signed: it is not forecast, and not among the costs.
-- The region is what all gemeenten pay, and what they carry together.
lumpsums as (

    select
        case when grouping(gemeente_code) = 1 then 'regio' else gemeente_code end as gemeente_code,
        jaar,
        sum(bedrag) as lumpsum
    from {{ ref('int_lumpsums_latest') }}
    where bekostiging in ('LUMPSUM', 'SUBSIDIE')
    group by grouping sets ((gemeente_code, jaar), (jaar))
    having grouping(gemeente_code) = 1 or gemeente_code <> 'regio'

),

keys as (

    select
        gemeente_code,
        jaar
    from begroting
    union distinct
    select
        gemeente_code,
        jaar
    from expected
    union distinct
    select
        gemeente_code,
        jaar
    from lumpsums

),

joined as (

    select
        keys.gemeente_code,
        keys.jaar,
        begroting.primitief,
        begroting.burap1,
        begroting.burap2,
        begroting.laatste,
        expected.gedeclareerd,
        expected.ibnr,
        expected.prognose_rest,
        expected.totaal,
        expected.ondergrens,
        expected.bovengrens,
        expected.is_heel_jaar,
        expected.vorig_totaal,
        coalesce(lumpsums.lumpsum, 0) as lumpsum
    from keys
    left join begroting on keys.gemeente_code = begroting.gemeente_code and keys.jaar = begroting.jaar
    left join expected on keys.gemeente_code = expected.gemeente_code and keys.jaar = expected.jaar
    left join lumpsums on keys.gemeente_code = lumpsums.gemeente_code and keys.jaar = lumpsums.jaar

)

select * from joined
