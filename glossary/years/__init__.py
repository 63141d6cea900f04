"""School years and key stages of seven systems, by age: the tables, the conversion and the reading."""
