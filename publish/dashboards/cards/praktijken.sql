select
    dim_praktijken.gemeente,
    dim_praktijken.praktijk,
    dim_maatregelen.maatregel,
    dim_praktijken.vanaf,
    dim_praktijken.tot,
    dim_praktijken.geleerd,
    dim_praktijken.herkomst
from dim_praktijken
left join dim_maatregelen on dim_praktijken.maatregel_nr = dim_maatregelen.maatregel_nr
where dim_praktijken.praktijk_id <> 'onbekend'
order by dim_maatregelen.volgorde, dim_praktijken.vanaf, dim_praktijken.gemeente
limit 100
