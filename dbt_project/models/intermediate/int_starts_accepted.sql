with

accepted as (

    {{ aanvaard(ref('stg_ijw__starts')) }}

)

select * from accepted
