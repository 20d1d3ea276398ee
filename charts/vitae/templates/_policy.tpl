{{/* (dict "root" $ "component" name "service" its service, or itself "edges" list): who may come in. */}}
{{- define "vitae.policy.ingress" -}}
{{- $root := .root }}{{- $values := .root.Values }}{{- $component := .component }}{{- $services := include "vitae.services" $root | fromYaml }}
{{- $edges := .edges }}
{{- range $edges }}
{{- if eq .to $component }}
- from: # {{ .from }}
    - podSelector:
        matchLabels: {{- include "vitae.selectorLabels" (list $root .from) | nindent 10 }}
  ports: [{ port: {{ .port }} }]
{{- end }}
{{- end }}
{{- if eq $component "gateway" }}
- ports: [{ port: 3000 }] # people
  {{- with $values.networkPolicy.gatewayFrom }}
  from: {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
{{- if and (hasKey $services .service) $values.networkPolicy.metricsFrom }}
{{- $ports := index $services .service }}
- ports: [{ port: {{ $ports.metrics | default $ports.plainMetrics | default $ports.http }} }] # metrics
  from: {{- toYaml $values.networkPolicy.metricsFrom | nindent 4 }}
{{- end }}
{{- $scaled := list }}
{{- range (include "vitae.executorRoles" $root | fromYamlArray) }}{{ if .keda.enabled }}{{ $scaled = append $scaled .keda.namespace }}{{ end }}{{ end }}
{{- if and (eq $component "jobs") $scaled }}
- ports: [{ port: {{ $services.jobs.plainMetrics }} }] # items ready
  from:
    {{- range (uniq $scaled) }}
    - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: {{ . }} } }
    {{- end }}
{{- end }}
{{- end }}

{{/* (dict "root" $ "component" name "service" its service, or itself "edges" list): where it may go, names apart. */}}
{{- define "vitae.policy.egress" -}}
{{- $root := .root }}{{- $values := .root.Values }}{{- $component := .component }}{{- $services := include "vitae.services" $root | fromYaml }}
{{- $edges := .edges }}
{{- $owners := include "vitae.owners" $root | fromYamlArray }}
{{- $queueUsers := include "vitae.queueUsers" $root | fromYamlArray }}
{{- range $edges }}
{{- if eq .from $component }}
- to: # {{ .to }}
    - podSelector:
        matchLabels: {{- include "vitae.selectorLabels" (list $root .to) | nindent 10 }}
  ports: [{ port: {{ .port }} }]
{{- end }}
{{- end }}
{{- $database := or (has .service $owners) (eq $component "migrate") (and (eq $values.queue.type "pg-boss") (has .service $queueUsers)) }}
{{- if and $database (eq $values.postgresql.mode "cnpg") }}
- to: # CloudNativePG
    - podSelector: { matchLabels: { cnpg.io/cluster: {{ include "vitae.fullname" $root }}-postgresql } }
  ports: [{ port: 5432 }]
{{- end }}
{{- if and $database (eq $values.postgresql.mode "external") }}
- to: # your PostgreSQL
    {{- range $values.postgresql.external.cidrs }}
    - ipBlock: { cidr: {{ . }} }
    {{- end }}
  ports: [{ port: {{ $values.postgresql.external.port }} }]
{{- end }}
{{- $broker := and (include "vitae.usesPulsar" $root) (eq $values.pulsar.mode "external") (or (has .service $queueUsers) (eq $component "pulsar-setup")) }}
{{- if $broker }}
- to: # your broker
    {{- range $values.pulsar.external.cidrs }}
    - ipBlock: { cidr: {{ . }} }
    {{- end }}
  ports: {{- range $values.pulsar.external.ports }}
    - { port: {{ . }} }
  {{- end }}
{{- end }}
{{- if and $values.telemetry.endpoint (hasKey $services .service) }}
- to: {{- toYaml $values.telemetry.to | nindent 4 }} # your collector
  ports: [{ port: {{ $values.telemetry.port }} }]
{{- end }}
{{- if eq $component "ai" }}
{{- if $values.ai.gemini.existingSecret }}
- ports: [{ port: 443 }] # the model's API: the one way out to the internet
  to:
    - ipBlock: { cidr: 0.0.0.0/0, except: {{ $values.networkPolicy.internetExcept | toJson }} }
    - ipBlock: { cidr: "::/0", except: {{ $values.networkPolicy.internetExceptIPv6 | toJson }} }
{{- end }}
{{- end }}
{{- if or (eq $component "setup") (eq $component "test") }}
- ports: [{ port: 443 }, { port: 6443 }] # the Kubernetes API, whose address no chart can know
  to:
    - ipBlock: { cidr: 0.0.0.0/0, except: [169.254.0.0/16] }
    - ipBlock: { cidr: "::/0", except: ["fd00:ec2::/32"] }
{{- end }}
{{- end }}
