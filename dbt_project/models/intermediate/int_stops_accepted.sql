with

accepted as (

    {{ aanvaard(ref('stg_ijw__stops')) }}

)

select * from accepted
