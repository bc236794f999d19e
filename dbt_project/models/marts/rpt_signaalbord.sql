with

compared as (select * from {{ ref('int_signaalbord_compared') }}),

drempels as (select * from {{ ref('signaalbord_drempels') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

weighed as (

    select
        compared.*,
        drempels.volgorde,
        drempels.onderwerp,
        drempels.naam,
        drempels.eenheid,
        drempels.let_op,
        drempels.actie,
        drempels.soort,
        case
            when drempels.soort = 'sprong'
                then 100 * (compared.waarde - compared.vorige) / nullif(greatest(compared.vorige, 0), 0)
        end as verschil,
        case drempels.richting when 'beide' then -1 else 0 end as omlaag,
        compared.einddatum + drempels.rijp_na_dagen <= peildatum.peildatum as is_rijp,
        coalesce(compared.noemer, greatest(compared.waarde, compared.vorige)) >= drempels.vanaf
        and (drempels.soort = 'grens' or compared.vorige_maanden = 3) as is_genoeg
    from compared
    inner join drempels on compared.signaal = drempels.signaal
    cross join peildatum

),

-- A fall counts only where `richting` is both: a fall of costs or waiting is mostly a month that is not complete.
measured as (

    select
        *,
        case soort when 'sprong' then greatest(verschil, verschil * omlaag) else waarde end as maat
    from weighed

),

final as (

    select
        gemeente_code,
        maand,
        signaal,
        volgorde,
        onderwerp,
        naam,
        eenheid,
        waarde::numeric(14, 2) as waarde,
        vorige::numeric(14, 2) as vorige,
        verschil::numeric(14, 2) as verschil,
        let_op,
        actie,
        case
            when not is_rijp then 'nog open'
            when is_genoeg is not true or maat is null then 'te weinig'
            when maat >= actie then 'actie'
            when maat >= let_op then 'let op'
            else 'rustig'
        end as stand
    from measured

)

select * from final
