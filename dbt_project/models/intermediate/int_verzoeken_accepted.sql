with

accepted as (

    {{ aanvaard(ref('stg_ijw__verzoeken')) }}

)

select * from accepted
