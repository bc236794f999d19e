with

accepted as (

    {{ aanvaard(ref('stg_ijw__toewijzingen')) }}

)

select * from accepted
