with

placed as (

    select
        *,
        eigen - geen_jeugdhulp - zonder_traject + jeugdteam + overig_levering as geleverd
    from {{ ref('int_cbs_jeugdigen_placed') }}

),

cijfers as (

    select * from {{ ref('int_cbs_cijfers_latest') }}
    where onderwerp = 'jongeren' and hulpvorm_code = 'totaal'

),

verschillen as (select * from {{ ref('cbs_verschillen') }}),

rounded as (

    select
        placed.*,
        (5 * round(placed.geleverd / 5.0))::integer as afgerond,
        cijfers.aantal as cbs,
        coalesce(cijfers.status, 'geen cijfer') as status,
        cijfers.tabel,
        cijfers.gepubliceerd_op
    from placed
    left join cijfers
        on placed.gemeente_code = cijfers.gemeente_code and placed.halfjaar = cijfers.halfjaar

),

-- From our own figure to that of the CBS: what is between them adds up, whatever remains has a name.
unpivoted as (

    select
        rounded.gemeente_code, rounded.halfjaar, rounded.status, rounded.tabel, rounded.gepubliceerd_op,
        stap.categorie, stap.aantal
    from rounded
    cross join
        lateral (
            values
            ('eigen', rounded.eigen),
            ('geen_jeugdhulp', -rounded.geen_jeugdhulp),
            ('zonder_traject', -rounded.zonder_traject),
            ('jeugdteam', rounded.jeugdteam),
            ('overig_levering', rounded.overig_levering),
            ('afronding', rounded.afgerond - rounded.geleverd),
            ('onverklaard', rounded.cbs - rounded.afgerond),
            ('cbs', rounded.cbs)
        ) as stap (categorie, aantal)

),

final as (

    select
        unpivoted.gemeente_code,
        unpivoted.halfjaar,
        unpivoted.categorie,
        verschillen.volgorde,
        verschillen.soort,
        verschillen.omschrijving,
        unpivoted.aantal::integer as aantal,
        unpivoted.status,
        unpivoted.tabel,
        unpivoted.gepubliceerd_op
    from unpivoted
    inner join verschillen on unpivoted.categorie = verschillen.categorie

)

select * from final
