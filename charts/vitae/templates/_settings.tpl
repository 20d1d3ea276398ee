{{/* Environment shared by services, one fragment a concern; each is a list of env entries. */}}
{{- define "vitae.env.common" -}}
- { name: HOST, value: 0.0.0.0 }
- { name: LOG_LEVEL, value: {{ .Values.logLevel }} }
{{- end }}

{{/* Where spans go, and which. Nothing where they go nowhere. */}}
{{- define "vitae.env.telemetry" -}}
{{- with .Values.telemetry }}
{{- if .endpoint }}
- { name: OTEL_EXPORTER_OTLP_ENDPOINT, value: {{ .endpoint | quote }} }
- { name: OTEL_TRACES_SAMPLER, value: {{ .sampler }} }
- { name: OTEL_TRACES_SAMPLER_ARG, value: {{ .ratio | quote }} }
{{- with .resourceAttributes }}
- { name: OTEL_RESOURCE_ATTRIBUTES, value: {{ . | quote }} }
{{- end }}
{{- with .headersSecret }}
{{ include "vitae.env.secret" (list "OTEL_EXPORTER_OTLP_HEADERS" . "headers") }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/* (list service megabytes): the image's own bounds, with this one's heap; the young generation as under npm start. */}}
{{- define "vitae.env.heap" -}}
{{- $young := dict "gateway" 2 "jobs" 8 "executor" 16 }}
- { name: NODE_OPTIONS, value: "--enable-source-maps --max-semi-space-size={{ dig (first .) 4 $young }} --max-old-space-size={{ last . }}" }
{{- end }}

{{/* Mutual TLS; the files come with vitae.volumes. */}}
{{- define "vitae.env.tls" -}}
- { name: GRPC_TLS_CA_FILE, value: /etc/vitae/own/ca.crt }
- { name: GRPC_TLS_CERT_FILE, value: /etc/vitae/own/tls.crt }
- { name: GRPC_TLS_KEY_FILE, value: /etc/vitae/own/tls.key }
{{- end }}

{{/* (list service port): HTTPS for the gateway, and a port in clear for probes and metrics. */}}
{{- define "vitae.env.https" -}}
- { name: HTTP_TLS_CERT_FILE, value: /etc/vitae/own/tls.crt }
- { name: HTTP_TLS_KEY_FILE, value: /etc/vitae/own/tls.key }
- { name: {{ upper (index . 0) }}_METRICS_PORT, value: {{ index . 1 | quote }} }
- { name: METRICS_HOST, value: 0.0.0.0 } # the network policy says who reaches it
{{- end }}

{{/* (list name secret key): a variable out of a Secret. */}}
{{- define "vitae.env.secret" -}}
- name: {{ index . 0 }}
  valueFrom:
    secretKeyRef: { name: {{ index . 1 }}, key: {{ index . 2 }} }
{{- end }}

{{/* (list NAME …): secrets that are read from files of the service's own Secret. */}}
{{- define "vitae.env.files" -}}
{{- range . }}
- { name: {{ . }}_FILE, value: /etc/vitae/own/{{ . | lower | replace "_" "-" }} }
{{- end }}
{{- end }}

{{/* (list $ service): its own database as its own login. The password comes before the URL that names it. */}}
{{- define "vitae.env.database" -}}
{{- $root := index . 0 }}{{- $service := index . 1 }}
{{- include "vitae.env.secret" (list "DATABASE_PASSWORD" (include "vitae.secret" .) "database-password") }}
- { name: DATABASE_URL, value: {{ include "vitae.databaseUrl" (list $root $service "$(DATABASE_PASSWORD)") | quote }} }
- { name: DATABASE_CONNECTIONS, value: {{ (index $root.Values $service).databaseConnections | quote }} }
{{- with include "vitae.storageVolume" $root }}
- { name: STORAGE_VOLUME, value: {{ . | quote }} }
{{- end }}
{{- end }}

{{/* Size of the database's volume, which services count what is used against; empty for a server elsewhere, whose disk is its keeper's to watch. */}}
{{- define "vitae.storageVolume" -}}
{{- if ne .Values.postgresql.mode "external" }}{{ (index .Values.postgresql .Values.postgresql.mode).storage.size }}{{ end }}
{{- end }}

{{/* (list $ database password) */}}
{{- define "vitae.databaseUrl" -}}
{{- $root := index . 0 -}}
postgresql://vitae_{{ index . 1 }}:{{ index . 2 }}@{{ include "vitae.postgresqlHost" $root }}:{{ include "vitae.postgresqlPort" $root }}/vitae_{{ index . 1 }}
{{- include "vitae.databaseParameters" (list $root "/etc/vitae/own/ca.crt") }}
{{- end }}

{{/* (list $ file): how a login makes sure that it speaks to its server and to nobody else; file: where our own authority is. */}}
{{- define "vitae.databaseParameters" -}}
{{- $root := index . 0 -}}
{{- $external := $root.Values.postgresql.external -}}
{{- if eq $root.Values.postgresql.mode "external" -}}
?sslmode={{ $external.sslMode }}{{ if and $external.caSecret (ne $external.sslMode "disable") }}&sslrootcert=/etc/vitae/postgresql/ca.crt{{ end }}
{{- with $external.parameters }}&{{ . }}{{ end }}
{{- else -}}
?sslmode=verify-full&sslrootcert={{ ternary "/etc/vitae/postgresql/ca.crt" (index . 1) (eq $root.Values.postgresql.mode "cnpg") }}
{{- end }}
{{- end }}

{{/* (list $ service): how it reaches the broker. */}}
{{- define "vitae.env.queue" -}}
{{- $root := index . 0 }}
- { name: QUEUE, value: {{ $root.Values.queue.type }} }
{{- if eq $root.Values.queue.type "pg-boss" }}
{{ include "vitae.env.secret" (list "QUEUE_PASSWORD" (include "vitae.secret" .) "queue-password") }}
- { name: QUEUE_DATABASE_URL, value: {{ include "vitae.databaseUrl" (list $root "queue" "$(QUEUE_PASSWORD)") | quote }} }
{{- else }}
{{ include "vitae.env.pulsar" (list $root "/etc/vitae/own/ca.crt") }}
{{- end }}
{{- end }}

{{/* (list $ file): where the broker is; file: where our own authority is, which signed the bundled one's certificate. */}}
{{- define "vitae.env.pulsar" -}}
{{- $root := index . 0 }}
{{- $pulsar := $root.Values.pulsar }}
{{- if eq $pulsar.mode "standalone" }}
- { name: PULSAR_SERVICE_URL, value: "pulsar+ssl://{{ include "vitae.fullname" $root }}-pulsar:6651" }
- { name: PULSAR_WEB_URL, value: "https://{{ include "vitae.fullname" $root }}-pulsar:8443" }
- { name: PULSAR_TLS_CA_FILE, value: {{ index . 1 }} }
{{- else }}
{{- with $pulsar.external.serviceUrl }}
- { name: PULSAR_SERVICE_URL, value: {{ . | quote }} }
{{- end }}
- { name: PULSAR_WEB_URL, value: {{ $pulsar.external.webUrl | quote }} }
{{- if $pulsar.external.existingSecret }}
- { name: PULSAR_TOKEN_FILE, value: /etc/vitae/pulsar/token }
{{- if $pulsar.external.privateAuthority }}
- { name: PULSAR_TLS_CA_FILE, value: /etc/vitae/pulsar/ca.crt }
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/* (list $ callee …): gRPC addresses. dns:/// and a headless Service: calls are spread over the replicas by the caller. */}}
{{- define "vitae.env.addresses" -}}
{{- $root := index . 0 }}
{{- $services := include "vitae.services" $root | fromYaml }}
{{- range (rest .) }}
- { name: {{ upper . }}_GRPC_ADDRESS, value: "dns:///{{ include "vitae.fullname" $root }}-{{ . }}-grpc:{{ (index $services .).grpc }}" }
{{- end }}
{{- end }}

{{- define "vitae.env.verificationKeys" -}}
- { name: ACCESS_TOKEN_PUBLIC_KEYS_FILE, value: /etc/vitae/keys/jwks.json }
{{- end }}

{{/* (dict "NAME" "value"): what values.yaml calls env. */}}
{{- define "vitae.env.further" -}}
{{- range $name, $value := . }}
- { name: {{ $name }}, value: {{ $value | toString | quote }} }
{{- end }}
{{- end }}
