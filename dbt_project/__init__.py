"""raw -> marts: the dbt project and the one function that runs it."""
