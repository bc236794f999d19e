select
    lower(complexiteit) as complexiteit,
    halfjaar,
    count(distinct casus_id) as casussen
from fct_kerntaken
where halfjaar = (select max(halfjaar) from fct_kerntaken where true [[and halfjaar = {{halfjaar}}]])
group by complexiteit, halfjaar
order by array_position(array['LICHT', 'MIDDEN', 'ZWAAR', 'MULTIPROBLEEM'], complexiteit) nulls last
