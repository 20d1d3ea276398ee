import { get } from 'node:http';
import { inject } from 'vitest';
import { readToolsConfig } from './config.js';
import type { ToolsAnswer } from './global-setup.js';

export interface ChartTools {
  readonly helm: string;
  readonly kubeconform: string;
}

/** helm and kubeconform, once they are there; undefined where they cannot be had (the run says so at its end). Rejects instead when CI=true. */
export async function chartTools(): Promise<ChartTools | undefined> {
  const answer = await new Promise<ToolsAnswer>((resolve, reject) => {
    get(`http://127.0.0.1:${inject('chartToolsPort')}/`, (res) => {
      let text = '';
      res.on('data', (part: Buffer) => (text += part.toString()));
      res.on('end', () => resolve(JSON.parse(text) as ToolsAnswer));
    }).on('error', reject);
  });
  const { helm, kubeconform, missing } = answer;
  if (helm && kubeconform) return { helm, kubeconform };
  if (readToolsConfig().ci) throw new Error(`The chart cannot be checked: ${missing}`);
  return undefined;
}
