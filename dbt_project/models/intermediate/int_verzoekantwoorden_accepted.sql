with

accepted as (

    {{ aanvaard(ref('stg_ijw__verzoek_antwoorden')) }}

)

select * from accepted
