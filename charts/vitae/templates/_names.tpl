{{/* Every name carries the release, so that two releases live in one namespace. 40 characters leave room for the suffixes. */}}
{{- define "vitae.fullname" -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" }}
{{- end }}

{{/* (list $ component): labels pods are found by; never changed, a Deployment's selector cannot be. */}}
{{- define "vitae.selectorLabels" -}}
app.kubernetes.io/name: vitae
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end }}

{{/* (list $ component) */}}
{{- define "vitae.labels" -}}
{{ include "vitae.selectorLabels" . }}
app.kubernetes.io/version: {{ (index . 0).Values.image.tag | default (index . 0).Chart.AppVersion | toString | trunc 63 | quote }}
app.kubernetes.io/part-of: vitae
app.kubernetes.io/managed-by: {{ (index . 0).Release.Service }}
helm.sh/chart: {{ printf "%s-%s" (index . 0).Chart.Name (index . 0).Chart.Version }}
{{- end }}

{{- define "vitae.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{/* (list $ service): the Secret this service reads, and no other does. */}}
{{- define "vitae.secret" -}}
{{- $root := index . 0 }}{{- $service := index . 1 -}}
{{- if eq $root.Values.secrets.mode "existing" }}{{ index $root.Values.secrets.existing $service }}{{ else }}{{ include "vitae.fullname" $root }}-{{ $service }}{{ end }}
{{- end }}

{{/* The rotation is in the name: pods of the next one wait for their Secret, pods of the last keep theirs. */}}
{{- define "vitae.signingKeySecret" -}}
{{- if eq .Values.secrets.mode "existing" }}{{ .Values.secrets.existing.signingKey }}{{ else }}{{ include "vitae.fullname" . }}-signing-key-{{ .Values.secrets.rotation }}{{ end }}
{{- end }}

{{- define "vitae.verificationKeysSecret" -}}
{{- if eq .Values.secrets.mode "existing" }}{{ .Values.secrets.existing.verificationKeys }}{{ else }}{{ include "vitae.fullname" . }}-verification-keys-{{ .Values.secrets.rotation }}{{ end }}
{{- end }}

{{/* Where the administrator's name and password are. */}}
{{- define "vitae.administratorSecret" -}}
{{- if eq .Values.postgresql.mode "external" }}{{ .Values.postgresql.external.existingSecret }}{{ else }}{{ include "vitae.secret" (list . "postgresql") }}{{ end }}
{{- end }}

{{- define "vitae.postgresqlHost" -}}
{{- if eq .Values.postgresql.mode "external" }}{{ .Values.postgresql.external.host }}{{ else if eq .Values.postgresql.mode "cnpg" }}{{ include "vitae.fullname" . }}-postgresql-rw{{ else }}{{ include "vitae.fullname" . }}-postgresql{{ end }}
{{- end }}

{{- define "vitae.postgresqlPort" -}}
{{- if eq .Values.postgresql.mode "external" }}{{ .Values.postgresql.external.port }}{{ else }}5432{{ end }}
{{- end }}

{{/* The Secret of an authority other than ours whose ca.crt PostgreSQL's certificate is checked by; CloudNativePG's operator makes one. Empty: ours, or those every system knows. */}}
{{- define "vitae.postgresqlAuthority" -}}
{{- if eq .Values.postgresql.mode "external" }}{{ .Values.postgresql.external.caSecret }}{{ else if eq .Values.postgresql.mode "cnpg" }}{{ include "vitae.fullname" . }}-postgresql-ca{{ end }}
{{- end }}

{{/* Whether a broker is there at all, and whether it is ours. */}}
{{- define "vitae.usesPulsar" -}}
{{- if ne .Values.queue.type "pg-boss" }}true{{ end }}
{{- end }}

{{- define "vitae.ownsPulsar" -}}
{{- if and (include "vitae.usesPulsar" .) (eq .Values.pulsar.mode "standalone") }}true{{ end }}
{{- end }}

{{/* (list $ name spec): a Job's name. One for each revision; where the revision always reads 1 (helm template), another spec still gets another name. */}}
{{- define "vitae.jobName" -}}
{{- $root := index . 0 -}}
{{ include "vitae.fullname" $root }}-{{ index . 1 }}-{{ $root.Release.Revision }}-{{ index . 2 | sha256sum | trunc 6 }}
{{- end }}
