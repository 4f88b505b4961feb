-- Schema 1.11: the files that lie beside a questionnaire (docs/decisions/0040-questionnaires-in.md).
ALTER TABLE record_questionnaire ADD COLUMN attached BLOB;
