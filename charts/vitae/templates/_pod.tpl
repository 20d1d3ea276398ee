{{/* Pod Security "restricted", and more: a read-only root, a numeric user. */}}
{{- define "vitae.podSecurityContext" -}}
runAsNonRoot: true
runAsUser: 1000
runAsGroup: 1000
fsGroup: 1000
fsGroupChangePolicy: OnRootMismatch
seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "vitae.containerSecurityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end }}

{{/* What every pod of the image has in common. */}}
{{- define "vitae.podBasics" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext: {{- include "vitae.podSecurityContext" . | nindent 2 }}
{{- with .Values.image.pullSecrets }}
imagePullSecrets: {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- include "vitae.placement" . }}
{{- end }}

{{- define "vitae.placement" -}}
{{- with .Values.scheduling.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.scheduling.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.scheduling.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- end }}

{{/* (list $ component): replicas over zones and nodes. */}}
{{- define "vitae.spread" -}}
{{- $root := index . 0 }}
{{- $component := index . 1 }}
topologySpreadConstraints:
{{- range (list "topology.kubernetes.io/zone" "kubernetes.io/hostname") }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: {{ $root.Values.scheduling.whenUnsatisfiable }}
    labelSelector:
      matchLabels: {{- include "vitae.selectorLabels" (list $root $component) | nindent 8 }}
    matchLabelKeys: [pod-template-hash]
{{- end }}
{{- end }}

{{/* Token, authority and namespace of the service account, for the two pods that have one. */}}
{{- define "vitae.volumes.account" -}}
- name: account
  projected:
    defaultMode: 0440
    sources:
      - serviceAccountToken: { path: token, expirationSeconds: 3600 }
      - configMap: { name: kube-root-ca.crt, items: [{ key: ca.crt, path: ca.crt }] }
      - downwardAPI: { items: [{ path: namespace, fieldRef: { fieldPath: metadata.namespace } }] }
{{- end }}
