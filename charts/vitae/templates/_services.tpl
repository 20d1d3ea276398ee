{{/*
The product in one table: ports and edges. Services, network policies and gRPC addresses are made of it.
An edge names who calls whom on which port; what is not here is denied.
*/}}
{{- define "vitae.services" -}}
gateway: { http: 3000, metrics: 3090 }
auth: { http: 3001, plainMetrics: 3091, grpc: 5001 }
jobs: { http: 3002, plainMetrics: 3092, grpc: 5002 }
resume: { http: 3003, plainMetrics: 3093, grpc: 5003 }
ai: { http: 3004, grpc: 5004 }
executor: { http: 3005 }
{{- end }}

{{- define "vitae.edges" -}}
edges:
  - { from: gateway, to: auth, port: 3001 }
  - { from: gateway, to: jobs, port: 3002 }
  - { from: gateway, to: resume, port: 3003 }
  - { from: jobs, to: auth, port: 5001 }
  - { from: jobs, to: resume, port: 5003 }
  - { from: jobs, to: ai, port: 5004 }
  - { from: resume, to: auth, port: 5001 }
  - { from: resume, to: jobs, port: 5002 }
  - { from: executor, to: jobs, port: 5002 }
  - { from: executor, to: resume, port: 5003 }
  - { from: executor, to: ai, port: 5004 }
  - { from: test, to: gateway, port: 3000 }
  {{- if eq .Values.postgresql.mode "bundled" }}
  {{- range (append (include "vitae.owners" . | fromYamlArray) "migrate") }}
  - { from: {{ . }}, to: postgresql, port: 5432 }
  {{- end }}
  {{- if eq .Values.queue.type "pg-boss" }}
  {{- range (list "executor") }}
  - { from: {{ . }}, to: postgresql, port: 5432 }
  {{- end }}
  {{- end }}
  {{- end }}
  {{- if include "vitae.ownsPulsar" . }}
  # The broker reaches itself through its Service: its WebSocket and admin parts are clients of the broker part.
  - { from: pulsar, to: pulsar, port: 6651 }
  - { from: pulsar, to: pulsar, port: 8443 }
  {{- range (concat (include "vitae.queueUsers" . | fromYamlArray) (list "pulsar-setup")) }}
  - { from: {{ . }}, to: pulsar, port: 8443 }
  {{- if eq $.Values.queue.type "pulsar" }}
  - { from: {{ . }}, to: pulsar, port: 6651 }
  {{- end }}
  {{- end }}
  {{- end }}
{{- end }}

{{/* Who publishes to the broker or subscribes: hints of jobs, events of all owners. */}}
{{- define "vitae.queueUsers" -}}
- auth
- jobs
- resume
- executor
{{- end }}

{{/* Who keeps tables. */}}
{{- define "vitae.owners" -}}
- auth
- jobs
- resume
- ai
{{- end }}
