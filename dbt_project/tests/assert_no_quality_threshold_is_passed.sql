-- The build stops here, with what is wrong in `melding`: repair the source, or write down a waiver with owner, reason and last day.
with

geblokkeerd as (

    select melding from {{ ref('rpt_kwaliteit_regio') }}
    where status = 'geblokkeerd'

)

select * from geblokkeerd
