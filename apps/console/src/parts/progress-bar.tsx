import { Progress } from '@base-ui/react/progress';

/** `value`: 0 to 1; null: under way, nobody knows how far. */
export function ProgressBar({ value, label }: { readonly value: number | null; readonly label: string }) {
  return (
    <Progress.Root value={value === null ? null : Math.round(value * 100)} className="progress">
      <Progress.Label>{label}</Progress.Label>
      <Progress.Track className="track">
        <Progress.Indicator className="bar" />
      </Progress.Track>
    </Progress.Root>
  );
}
