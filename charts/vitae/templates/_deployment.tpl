{{/*
One service of the image as a Deployment. (dict
  "root" $  "service" name  "env" list of env entries as text
  "mutualTls" bool  "keys" ""|"public"|"signing"  "database" bool  "queue" bool  "gemini" bool
  "authority" bool: what it checks others' certificates by, and no certificate of its own
  "grpcHealth" port or 0  "autoscaled" bool  "preStop" seconds  "grace" seconds
  "component" name, where it is not the service's  "values" dict, where they are not the service's own)
A rollout adds before it takes away (maxUnavailable 0): a new version that never gets ready leaves the old one serving.
*/}}
{{- define "vitae.deployment" -}}
{{- $root := .root }}
{{- $values := .values | default (index $root.Values .service) }}
{{- $service := .service }}
{{- $component := .component | default .service }}
{{- $ports := index (include "vitae.services" $root | fromYaml) .service }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "vitae.fullname" $root }}-{{ $component }}
  labels: {{- include "vitae.labels" (list $root $component) | nindent 4 }}
spec:
  {{- if not .autoscaled }}
  replicas: {{ $values.replicas }}
  {{- end }}
  revisionHistoryLimit: 3
  progressDeadlineSeconds: 600
  strategy:
    rollingUpdate: { maxUnavailable: 0, maxSurge: 1 }
  selector:
    matchLabels: {{- include "vitae.selectorLabels" (list $root $component) | nindent 6 }}
  template:
    metadata:
      labels: {{- include "vitae.labels" (list $root $component) | nindent 8 }}
    spec:
      {{- include "vitae.podBasics" $root | nindent 6 }}
      terminationGracePeriodSeconds: {{ .grace }}
      {{- include "vitae.spread" (list $root $component) | nindent 6 }}
      containers:
        - name: {{ .service }}
          image: {{ include "vitae.image" $root }}
          imagePullPolicy: {{ $root.Values.image.pullPolicy }}
          args: [dist/apps/{{ .service }}/src/main.js]
          securityContext: {{- include "vitae.containerSecurityContext" $root | nindent 12 }}
          env:
            {{- include "vitae.env.common" $root | nindent 12 }}
            {{- with include "vitae.env.telemetry" $root | trim }}
            {{- . | nindent 12 }}
            {{- end }}
            {{- include "vitae.env.heap" (list .service $values.heapMegabytes) | nindent 12 }}
            {{- if .mutualTls }}
            {{- include "vitae.env.tls" $root | nindent 12 }}
            {{- end }}
            {{- with $ports.plainMetrics }}
            {{- include "vitae.env.https" (list $service .) | nindent 12 }}
            {{- end }}
            {{- if .database }}
            {{- include "vitae.env.database" (list $root .service) | nindent 12 }}
            {{- end }}
            {{- if .queue }}
            {{- include "vitae.env.queue" (list $root .service) | nindent 12 }}
            {{- end }}
            {{- if .keys }}
            {{- include "vitae.env.verificationKeys" $root | nindent 12 }}
            {{- end }}
            {{- if .grpcHealth }}
            - { name: GRPC_HEALTH_PORT, value: {{ .grpcHealth | quote }} }
            {{- end }}
            {{- with trim .env }}
            {{- . | nindent 12 }}
            {{- end }}
            {{- include "vitae.env.further" $values.env | trim | nindent 12 }}
          ports:
            - { name: http, containerPort: {{ $ports.http }} }
            {{- with ($ports.metrics | default $ports.plainMetrics) }}
            - { name: metrics, containerPort: {{ . }} }
            {{- end }}
            {{- with $ports.grpc }}
            - { name: grpc, containerPort: {{ . }} }
            {{- end }}
            {{- with .grpcHealth }}
            - { name: grpc-health, containerPort: {{ . }} }
            {{- end }}
          {{- include "vitae.probes" . | nindent 10 }}
          lifecycle:
            preStop: { sleep: { seconds: {{ .preStop }} } }
          resources: {{- toYaml $values.resources | nindent 12 }}
          volumeMounts:
            - { name: tmp, mountPath: /tmp }
            {{- include "vitae.mounts" . | trim | nindent 12 }}
      volumes:
        - { name: tmp, emptyDir: { sizeLimit: 64Mi } }
        {{- include "vitae.volumes" . | trim | nindent 8 }}
{{- end }}

{{/*
Start-up and liveness ask whether the process answers, and nobody else: a database that is away must not restart healthy pods.
Readiness asks for what the service needs. Where the HTTP port speaks TLS, a port in clear answers them. The start-up probe waits for the schema as long as a migration may take (10 minutes).
*/}}
{{- define "vitae.probes" -}}
{{- $port := ternary "metrics" "http" (hasKey (index (include "vitae.services" .root | fromYaml) .service) "plainMetrics") }}
startupProbe:
  httpGet: { path: /health/live, port: {{ $port }} }
  periodSeconds: 1
  timeoutSeconds: 3
  failureThreshold: 600
livenessProbe:
  {{- if .grpcHealth }}
  grpc: { port: {{ .grpcHealth }}, service: liveness }
  {{- else }}
  httpGet: { path: /health/live, port: {{ $port }} }
  {{- end }}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  {{- if .grpcHealth }}
  grpc: { port: {{ .grpcHealth }}, service: readiness }
  {{- else }}
  httpGet: { path: /health/ready, port: {{ $port }} }
  {{- end }}
  periodSeconds: 3
  timeoutSeconds: 3
  failureThreshold: 3
{{- end }}

{{- define "vitae.mounts" -}}
{{- if or .mutualTls .authority }}
- { name: own, mountPath: /etc/vitae/own, readOnly: true }
{{- end }}
{{- if .keys }}
- { name: keys, mountPath: /etc/vitae/keys, readOnly: true }
{{- end }}
{{- if or .database (and .queue (eq .root.Values.queue.type "pg-boss")) }}
{{- include "vitae.mounts.postgresql" .root }}
{{- end }}
{{- if .queue }}
{{- include "vitae.mounts.pulsar" .root }}
{{- end }}
{{- if .gemini }}
- { name: gemini, mountPath: /etc/vitae/gemini, readOnly: true }
{{- end }}
{{- end }}

{{- define "vitae.volumes" -}}
{{- $root := .root }}
{{- if or .mutualTls .authority }}
- name: own
  secret: { secretName: {{ include "vitae.secret" (list $root .service) }}, defaultMode: 0440 }
{{- end }}
{{- if eq .keys "signing" }}
- name: keys
  secret: { secretName: {{ include "vitae.signingKeySecret" $root }}, defaultMode: 0440 }
{{- else if eq .keys "public" }}
- name: keys
  secret: { secretName: {{ include "vitae.verificationKeysSecret" $root }}, defaultMode: 0440 }
{{- end }}
{{- if or .database (and .queue (eq $root.Values.queue.type "pg-boss")) }}
{{- include "vitae.volumes.postgresql" $root }}
{{- end }}
{{- if .queue }}
{{- include "vitae.volumes.pulsar" (list $root $root.Values.pulsar.external.existingSecret) }}
{{- end }}
{{- if .gemini }}
- name: gemini
  secret:
    secretName: {{ $root.Values.ai.gemini.existingSecret }}
    defaultMode: 0440
    items:
      - { key: {{ $root.Values.ai.gemini.secretKey }}, path: key }
{{- end }}
{{- end }}

{{/* The authority of a PostgreSQL that is not ours, and nothing else of the Secret that holds it. */}}
{{- define "vitae.mounts.postgresql" -}}
{{- if include "vitae.postgresqlAuthority" . }}
- { name: postgresql-authority, mountPath: /etc/vitae/postgresql, readOnly: true }
{{- end }}
{{- end }}

{{- define "vitae.volumes.postgresql" -}}
{{- with include "vitae.postgresqlAuthority" . }}
- name: postgresql-authority
  secret: { secretName: {{ . }}, defaultMode: 0440, items: [{ key: ca.crt, path: ca.crt }] }
{{- end }}
{{- end }}

{{/* Token and authority of an external broker; a token renewed in the Secret is read anew. */}}
{{- define "vitae.mounts.pulsar" -}}
{{- if and (include "vitae.usesPulsar" .) (eq .Values.pulsar.mode "external") .Values.pulsar.external.existingSecret }}
- { name: pulsar, mountPath: /etc/vitae/pulsar, readOnly: true }
{{- end }}
{{- end }}

{{/* (list $ secret) */}}
{{- define "vitae.volumes.pulsar" -}}
{{- $root := index . 0 }}
{{- if and (include "vitae.usesPulsar" $root) (eq $root.Values.pulsar.mode "external") (index . 1) }}
- name: pulsar
  secret: { secretName: {{ index . 1 }}, defaultMode: 0440 }
{{- end }}
{{- end }}
