import { useState, type FormEvent } from 'react';
import { enter, type SessionProblem } from '../../session/session.js';
import { useText, type MessageId, type Translate } from '../../text/i18n.js';

const PROBLEMS: Readonly<Record<string, MessageId>> = {
  UNAUTHENTICATED: 'signIn.wrong',
  CONFLICT: 'signIn.taken',
  RATE_LIMITED: 'problem.rateLimited',
  OVERLOADED: 'problem.busy',
  DEPENDENCY_UNAVAILABLE: 'problem.unreachable',
  DEADLINE_EXCEEDED: 'problem.unreachable',
  INTERNAL_SERVER_ERROR: 'problem.internal',
};

function told({ code, detail, issues }: SessionProblem, t: Translate): string {
  if (issues.length > 0) return issues.map((i) => i.message).join(' ');
  const known = PROBLEMS[code];
  return known ? t(known) : detail;
}

type Outcome = { readonly wrong?: string; readonly mailSentTo?: string };

/** Sign up and sign in in one place; shown at whatever address a person wanted, which is there once they are in. */
export function SignIn() {
  const t = useText();
  const [how, setHow] = useState<'register' | 'login'>('register');
  const [outcome, setOutcome] = useState<Outcome>({});
  const [busy, setBusy] = useState(false);
  // Not a form action: React empties the fields after one, and who mistyped a phrase would type the address again too.
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setOutcome({});
    setBusy(true);
    const entered = await enter(how, String(form.get('email')).trim(), String(form.get('password')));
    setBusy(false);
    if ('problem' in entered) setOutcome({ wrong: told(entered.problem, t) });
    else if ('mailSentTo' in entered) setOutcome({ mailSentTo: entered.mailSentTo });
  };
  const joining = how === 'register';
  return (
    <div className="door">
      <section className="pitch">
        <h1>{t('signIn.pitch')}</h1>
        <p className="lead">{t('signIn.lead')}</p>
        <ol className="steps">
          <li>{t('signIn.step1')}</li>
          <li>{t('signIn.step2')}</li>
          <li>{t('signIn.step3')}</li>
        </ol>
        <figure className="sample" aria-label={t('signIn.sample')}>
          <p>
            <span className="traced still">{t('signIn.sampleSentence')}</span>
          </p>
          <figcaption>{t('signIn.sampleFrom')}</figcaption>
        </figure>
      </section>
      <form onSubmit={(event) => void submit(event)} className="card">
        <h2>{t(joining ? 'signIn.join' : 'signIn.back')}</h2>
        <label>
          {t('signIn.email')}
          <input name="email" type="email" autoComplete="username" maxLength={254} required />
        </label>
        <label>
          {t('signIn.password')}
          <input
            name="password"
            type="password"
            autoComplete={joining ? 'new-password' : 'current-password'}
            maxLength={1024}
            required
            aria-describedby={joining ? 'rule' : undefined}
          />
        </label>
        {joining && (
          <p id="rule" className="hint">
            {t('signIn.rule')}
          </p>
        )}
        {outcome.wrong !== undefined && (
          <p role="alert" className="wrong">
            {outcome.wrong}
          </p>
        )}
        {outcome.mailSentTo !== undefined && <p role="status">{t('signIn.mail', { email: outcome.mailSentTo })}</p>}
        <button className="button" disabled={busy}>
          {t(busy ? 'signIn.busy' : joining ? 'signIn.join' : 'signIn.in')}
        </button>
        <button
          type="button"
          className="button quiet"
          onClick={() => {
            setOutcome({});
            setHow(joining ? 'login' : 'register');
          }}
        >
          {t(joining ? 'signIn.have' : 'signIn.new')}
        </button>
      </form>
    </div>
  );
}
