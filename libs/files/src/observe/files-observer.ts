import { Counter, Histogram, type Registry } from 'prom-client';

export type FileOperation = 'put' | 'get' | 'stat' | 'delete' | 'list' | 'usage' | 'erase' | 'link' | 'sweep';

/** What a store tells of its work. `outcome` is `ok`, `aborted` or an error code; every label is a constant of the code. */
export interface FilesObserver {
  operation(event: { readonly store: string; readonly operation: FileOperation; readonly outcome: string; readonly seconds: number }): void;
  bytes(event: { readonly store: string; readonly direction: 'in' | 'out'; readonly bytes: number }): void;
}

const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** `vitae_files_operations_total{store, operation, outcome}`, `vitae_files_operation_seconds{store, operation}`, `vitae_files_bytes_total{store, direction}`. */
export function prometheusFilesObserver(registry: Registry): FilesObserver {
  const registers = [registry];
  const operations = new Counter({
    name: 'vitae_files_operations_total',
    help: 'Operations on stored files, by outcome',
    labelNames: ['store', 'operation', 'outcome'] as const,
    registers,
  });
  const seconds = new Histogram({
    name: 'vitae_files_operation_seconds',
    help: 'Time of operations on stored files; a get ends with its last byte',
    labelNames: ['store', 'operation'] as const,
    buckets: SECONDS,
    registers,
  });
  const bytes = new Counter({
    name: 'vitae_files_bytes_total',
    help: 'Bytes of files stored (in) and given out (out)',
    labelNames: ['store', 'direction'] as const,
    registers,
  });
  return {
    operation: (event) => {
      operations.inc({ store: event.store, operation: event.operation, outcome: event.outcome });
      seconds.observe({ store: event.store, operation: event.operation }, event.seconds);
    },
    bytes: (event) => bytes.inc({ store: event.store, direction: event.direction }, event.bytes),
  };
}
