{{/*
The executors of this release, a list: each role with every field of "executor" (its own wins), its component (part of names and labels)
and the job types it runs; all of them where it names none. The role called executor keeps the name the one Deployment always had.
*/}}
{{- define "vitae.executorRoles" -}}
{{- $all := include "vitae.jobTypes" . | fromYamlArray }}
{{- $base := omit .Values.executor "roles" }}
{{- $roles := list }}
{{- range .Values.executor.roles }}
{{- $role := mergeOverwrite (deepCopy $base) (deepCopy .) }}
{{- $component := ternary "executor" (printf "executor-%s" .name) (eq .name "executor") }}
{{- $told := .jobTypes | default list }}
{{- $concurrency := splitList "," $role.concurrency | compact }}
{{- if and $told (not (hasKey . "concurrency")) }}
{{- $kept := list }}
{{- range $entry := $concurrency }}
{{- if has (splitList "=" $entry | first) $told }}{{ $kept = append $kept $entry }}{{ end }}
{{- end }}
{{- $concurrency = $kept }}
{{- end }}
{{- $roles = append $roles (mergeOverwrite $role (dict "component" $component "told" $told "runs" ($told | default $all) "concurrency" (join "," $concurrency))) }}
{{- end }}
{{- toYaml $roles }}
{{- end }}

{{/* Every component that is a service, a map: component → service. */}}
{{- define "vitae.components" -}}
{{- range $name, $ports := include "vitae.services" . | fromYaml }}
{{- if ne $name "executor" }}
{{ $name }}: {{ $name }}
{{- end }}
{{- end }}
{{- range (include "vitae.executorRoles" . | fromYamlArray) }}
{{ .component }}: executor
{{- end }}
{{- end }}
