select
    maatregel_nr as nummer,
    maatregel,
    jaar || case when is_en_verder then ' en verder' else '' end as jaar,
    letterlijk as verwacht_effect,
    effect_min_bedrag,
    effect_max_bedrag,
    vroegste_start,
    stand,
    indicatoren,
    let_op
from rpt_maatregelen
order by volgorde, rpt_maatregelen.jaar
limit 200
