-- A published element is judged by the schema of the version that its file declared, and only the root of the file says it.

-- As declared; null where none was, for tables, and for files imported before this was kept. It tells of the act, as all
-- else here does: no fact depends on it.
alter table import_file add column version text;
