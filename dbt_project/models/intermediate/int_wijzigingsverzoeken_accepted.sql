with

accepted as (

    {{ aanvaard(ref('stg_ijw__wijzigingsverzoeken')) }}

)

select * from accepted
