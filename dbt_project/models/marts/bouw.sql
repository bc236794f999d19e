-- depends_on: {{ ref('fct_regeluitkomsten') }}
with

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

-- The same deliveries and the same code give the same marts; `stand` says which deliveries these were, and under which
-- person keys, and what was erased from them.
final as (

    select
        now() as gebouwd_op,
        '{{ env_var("JEUGD_CODE_VERSION", "onbekend") }}' as code_version,
        coalesce(max(volgnummer), 0) as volgnummer_tot,
        count(*)::integer as aantal_leveringen,
        md5(concat_ws(
            ' ',
            max(sleutel_id),
            string_agg(delivery_id || coalesce(gewist_sha256, ''), ' ' order by delivery_id)
        )) as stand
    from deliveries

)

select * from final
