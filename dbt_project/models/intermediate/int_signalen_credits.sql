{#- Credits by themselves: without a debet (R27), or one after the other about the same month of a toewijzing (R28). At
    stake is the whole of a credit that has no debet, and of others in a month below zero what lies below it without that. -#}
{%- set zonder_debet = "(credit_van_prestatie_id is null or credit_van_status = 'afgewezen')" -%}
with

prestaties as not materialized (

    select
        *,
        {{ maandbegin('begindatum') }} as zorgmaand
    from {{ ref('int_prestaties_with_status') }}
    where
        bericht_uitkomst = 'geen' and status <> 'afgewezen'
        {%- if bij_nacht() %}
            and coalesce(jeugdige_id, '-') in (
                select touched.jeugdige_id from {{ ref('int_signalen_jeugdigen_touched') }} as touched
            )
        {%- endif %}

),

-- Only beside a credit there is something to see.
credits as (

    select distinct aanbieder_agb, coalesce(toewijzing_nummer, '-') as nummer, zorgmaand
    from prestaties
    where debet_credit = 'C'

),

regels as (

    select
        prestaties.*,
        prestaties.debet_credit = 'C' and coalesce({{ zonder_debet }}, false) as is_zonder_debet,
        md5(concat_ws(
            '|', prestaties.gemeente_code, prestaties.aanbieder_agb, credits.nummer,
            coalesce(prestaties.jeugdige_id, '-'), prestaties.zorgmaand
        )) as object_id
    from prestaties
    inner join credits
        on
            {{ zelfde('prestaties', 'credits', ['aanbieder_agb', 'zorgmaand']) }}
            and coalesce(prestaties.toewijzing_nummer, '-') = credits.nummer

),

measured as (

    select
        regels.*,
        abs(regels.kosten_bedrag) as bedrag,
        sum(regels.kosten_bedrag) over whole as saldo,
        sum(regels.kosten_bedrag) filter (where not regels.is_zonder_debet) over whole as saldo_met_debet,
        sum(regels.kosten_bedrag) filter (
            where regels.debet_credit = 'C' and not regels.is_zonder_debet
        ) over whole as teruggenomen,
        count(*) filter (where regels.debet_credit = 'C') over whole as credits
    from regels
    window whole as (partition by regels.object_id)

),

judged as (
    {{ signalen('measured', 'toewijzing en maand', [
        ('R27', "is_zonder_debet or (debet_credit = 'C' and saldo_met_debet < 0)",
            "'een debetregel'", 'saldo',
            'case when is_zonder_debet then bedrag else bedrag * saldo_met_debet / nullif(teruggenomen, 0) end'),
        ('R28', "debet_credit = 'C' and credits > " ~ drempel('R28'), drempel('R28'), 'credits', 'bedrag'),
    ]) }}
)

select * from judged
