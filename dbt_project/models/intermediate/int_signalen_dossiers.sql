{#- Rules about prestaties beside toewijzing, start, stop, contract and jeugdige; one dossier is one toewijzing in one year.
    Age is certain only when the birth year says so, and verlengde jeugdhulp only when we know the years before 18. -#}
{%- set jaren = "date_part('year', begindatum) - geboortejaar" -%}
{%- set maand = ['gemeente_code', 'aanbieder_agb', 'toewijzing_nummer', 'zorgmaand'] -%}
{%- set regels = [
    ('R03', 'not is_toegewezen and not is_gedekt', 'null', 'null', 'bedrag'),
    ('R04', 'is_toegewezen and not is_gedekt and (is_verwijderd or begindatum < toewijzing_ingangsdatum
        or einddatum > toewijzing_einddatum)', "concat_ws(' t/m ', toewijzing_ingangsdatum, toewijzing_einddatum)",
        "concat_ws(' t/m ', begindatum, einddatum)", 'bedrag'),
    ('R05', 'is_toegewezen and begindatum > stopdatum', 'stopdatum', 'begindatum', 'bedrag'),
    ('R06', 'is_toegewezen and not is_verwijderd
        and (startdatum is null or einddatum + ' ~ drempel('R06') ~ '::integer < startdatum)',
        'startdatum', 'begindatum', 'bedrag'),
    ('R09', 'is_ingekocht and not is_gecontracteerd', "'een contract'", "'geen contract'", 'bedrag'),
    ('R10', 'is_toegewezen and begindatum >= overgedragen_op', 'overgedragen_op', 'begindatum', 'bedrag'),
    ('R11', "product_categorie <> '47' and (
            " ~ jaren ~ " > 23
            or (product_categorie = '35' and " ~ jaren ~ " > 21)
            or (product_categorie <> '35' and " ~ jaren ~ " > 18
                and date_part('year', eerste_zorg) - geboortejaar > 18 and geboortejaar + 18 >= eerste_jaar)
        )", "'jonger'", jaren, 'bedrag'),
    ('R12', 'begindatum > overleden_op', 'overleden_op', 'begindatum', 'bedrag'),
    ('R13', 'dagtekening - laatste_dag > ' ~ drempel('R13') ~ ' and not is_vervanging',
        drempel('R13'), 'dagtekening - laatste_dag', 'bedrag'),
    ('R16', 'per_dag > hoogste', 'hoogste', 'round(per_dag, 2)', 'bedrag * (1 - hoogste / nullif(per_dag, 0))'),
] -%}
with

compared as (select * from {{ ref('int_signalen_prestaties_compared') }}),

-- A debet after a credit for the same month of a toewijzing repairs; it is not late.
hersteld as (

    select
        gemeente_code,
        aanbieder_agb,
        toewijzing_nummer,
        {{ maandbegin('begindatum') }} as zorgmaand,
        min(dagtekening) as vanaf
    from {{ ref('int_prestaties_with_status') }}
    where debet_credit = 'C' and status <> 'afgewezen' and bericht_uitkomst = 'geen'
    group by 1, 2, 3, 4

),

measured as (

    select
        compared.*,
        coalesce(hersteld.vanaf <= compared.dagtekening, false) as is_vervanging,
        {{ maandeind('compared.einddatum') }} as laatste_dag,
        case compared.eenheid when '01' then compared.geleverd_volume / 60.0 else compared.geleverd_volume end
        / nullif(compared.dagen, 0)::numeric as per_dag,
        case
            when compared.eenheid in ('01', '04') then {{ drempel('R16') }}
            when compared.eenheid = '14' then 1
            when compared.eenheid = '16' then 2
        end as hoogste
    from compared
    left join hersteld on {{ zelfde('compared', 'hersteld', maand) }}

),

judged as (
    {{ signalen('measured', 'dossier', regels) }}
)

select * from judged
