select
    coalesce(dim_gemeenten.naam, 'Regio') as gemeente,
    fct_begroting.jaar::text as jaar,
    fct_begroting.post,
    fct_begroting.versie,
    fct_begroting.begroot_bedrag,
    fct_begroting.vastgesteld_op,
    fct_begroting.is_laatste as geldt
from fct_begroting
left join dim_gemeenten on fct_begroting.gemeente_code = dim_gemeenten.gemeente_code
where true [[and fct_begroting.jaar::text = {{jaar}}]]
order by fct_begroting.jaar desc, gemeente, fct_begroting.post, fct_begroting.vastgesteld_op, fct_begroting.versie
limit 500
