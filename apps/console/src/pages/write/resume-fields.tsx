import { useText, type MessageId } from '../../text/i18n.js';
import { EMPTY_WORK, type ResumeForm, type WorkForm } from './resume-form.js';

interface ResumeFieldsProps {
  readonly form: ResumeForm;
  readonly change: (form: ResumeForm) => void;
}

interface FieldProps {
  readonly label: MessageId;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly rows?: number;
  readonly hint?: MessageId;
  readonly type?: 'email';
  readonly autoComplete?: string;
}

function Field({ label, value, set, rows, hint, type, autoComplete }: FieldProps) {
  const t = useText();
  const common = { value, maxLength: 10_000, autoComplete: autoComplete ?? 'off', ...(hint ? { placeholder: t(hint) } : {}) };
  return (
    <label>
      {t(label)}
      {rows === undefined ? (
        <input type={type ?? 'text'} {...common} onChange={(event) => set(event.target.value)} />
      ) : (
        <textarea rows={rows} {...common} onChange={(event) => set(event.target.value)} />
      )}
    </label>
  );
}

/** The essentials of a résumé, for who has none as JSON. */
export function ResumeFields({ form, change }: ResumeFieldsProps) {
  const t = useText();
  const set = (part: Partial<ResumeForm>): void => change({ ...form, ...part });
  const setWork = (at: number, part: Partial<WorkForm>): void => set({ work: form.work.map((w, i) => (i === at ? { ...w, ...part } : w)) });
  return (
    <div className="fields">
      <div className="pair">
        <Field label="form.name" value={form.name} set={(name) => set({ name })} autoComplete="name" />
        <Field label="form.label" value={form.label} set={(label) => set({ label })} hint="form.labelHint" />
      </div>
      <Field label="form.email" value={form.email} set={(email) => set({ email })} type="email" autoComplete="email" />
      <Field label="form.summary" value={form.summary} set={(summary) => set({ summary })} rows={2} />
      {form.work.map((work, i) => (
        <div key={i} className="posting" role="group" aria-label={t('form.workNumber', { number: i + 1 })}>
          <div className="pair">
            <Field label="form.position" value={work.position} set={(position) => setWork(i, { position })} />
            <Field label="form.company" value={work.company} set={(company) => setWork(i, { company })} />
            <Field label="form.from" value={work.from} set={(from) => setWork(i, { from })} hint="form.dateHint" />
            <Field label="form.to" value={work.to} set={(to) => setWork(i, { to })} hint="form.toHint" />
          </div>
          <Field
            label="form.highlights"
            value={work.highlights}
            set={(highlights) => setWork(i, { highlights })}
            rows={3}
            hint="form.highlightsHint"
          />
          {form.work.length > 1 && (
            <button type="button" className="button quiet small" onClick={() => set({ work: form.work.filter((_, at) => at !== i) })}>
              {t('form.removeWork', { number: i + 1 })}
            </button>
          )}
        </div>
      ))}
      <button type="button" className="button quiet small" onClick={() => set({ work: [...form.work, EMPTY_WORK] })}>
        {t('form.addWork')}
      </button>
      <Field label="form.skills" value={form.skills} set={(skills) => set({ skills })} hint="form.skillsHint" />
      <div className="pair">
        <Field label="form.degree" value={form.degree} set={(degree) => set({ degree })} />
        <Field label="form.institution" value={form.institution} set={(institution) => set({ institution })} />
      </div>
    </div>
  );
}
