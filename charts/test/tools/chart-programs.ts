import type { GoTool } from '#testing';

/** The Kubernetes that `helm template` assumes. */
export const KUBERNETES_MINOR = 35;

const HELM = 'helm.sh/helm/v3';

export const HELM_TOOL: GoTool = {
  name: 'helm',
  version: '3.22.0',
  module: HELM,
  package: `${HELM}/cmd/helm`,
  // Without them a helm built by go takes itself for Kubernetes 1.20, and a chart with kubeVersion is refused.
  linkerFlags: [
    `-X ${HELM}/internal/version.version=v3.22.0`,
    ...['pkg/chartutil.k8sVersion', 'pkg/lint/rules.k8sVersion'].flatMap((p) => [`-X ${HELM}/${p}Major=1`, `-X ${HELM}/${p}Minor=${KUBERNETES_MINOR}`]),
  ].join(' '),
  versionArgs: ['version', '--template', '{{.Version}}'],
  accepts: /^v(3\.(1[4-9]|[2-9]\d)|[4-9])\./,
}; // prettier-ignore

export const KUBECONFORM_TOOL: GoTool = {
  name: 'kubeconform',
  version: '0.8.0',
  module: 'github.com/yannh/kubeconform',
  package: 'github.com/yannh/kubeconform/cmd/kubeconform',
  linkerFlags: '',
  versionArgs: ['-v'],
  accepts: /^(v0\.[67]\.|v0\.[89]\.|v1\.|development)/,
};
