{{/* The job types there are. Written by scripts/job-types.mjs; do not edit. */}}
{{- define "vitae.jobTypes" -}}
- fibonacci
- generate-documents
- import-resumes
{{- end }}
