import { describe, expect, it } from 'vitest';
import { readPasted } from './read-resume.js';
import { EMPTY_FORM, EMPTY_WORK, isResumeForm, resumeOf } from './resume-form.js';
import { emptyDraft, isWriteDraft } from './write.draft.js';

describe('what was pasted', () => {
  it('is told from what it is not', () => {
    expect(readPasted(' \n')).toEqual({ kind: 'empty' });
    expect(readPasted('Ada Example\nBackend engineer')).toEqual({ kind: 'text' });
    expect(readPasted('[{}, {}]')).toEqual({ kind: 'list', count: 2 });
    expect(readPasted('{\n"basics": {\n}')).toMatchObject({ kind: 'broken' });
    expect(readPasted('{\n"basics": {},\n}')).toEqual({ kind: 'broken', line: 3 });
  });

  it('is read for what stands in it, whatever shape its parts have', () => {
    expect(readPasted('\uFEFF{"basics": {"name": "Ada"}, "work": [{}, {}], "skills": [{}]}')).toMatchObject({ kind: 'resume', name: 'Ada', work: 2, education: 0, skills: 1 });
    expect(readPasted('{"basics": null, "work": "none", "skills": {}}')).toMatchObject({ kind: 'resume', name: '', work: 0, skills: 0 });
  }); // prettier-ignore
});

describe('the form', () => {
  it('becomes JSON Resume with what was filled in and nothing else', () => {
    const work = { ...EMPTY_WORK, position: ' Engineer ', company: 'Northwind', from: '2021-03', highlights: '- Built it\n\n • Ran it \n' };
    expect(resumeOf({ ...EMPTY_FORM, name: 'Ada', work: [work, EMPTY_WORK], skills: 'SQL, , TypeScript; Go', institution: 'Example University' })).toEqual({
      basics: { name: 'Ada' },
      work: [{ name: 'Northwind', position: 'Engineer', startDate: '2021-03', highlights: ['Built it', 'Ran it'] }],
      skills: [{ name: 'SQL' }, { name: 'TypeScript' }, { name: 'Go' }],
      education: [{ institution: 'Example University' }],
    });
    expect(resumeOf(EMPTY_FORM)).toEqual({ basics: {} });
  }); // prettier-ignore

  it('and the draft take nothing for theirs that is not', () => {
    expect(isWriteDraft(JSON.parse(JSON.stringify(emptyDraft())))).toBe(true);
    for (const wrong of [null, 1, {}, { ...emptyDraft(), postings: [] }, { ...emptyDraft(), kinds: ['NOVEL'] }, { ...emptyDraft(), form: { ...EMPTY_FORM, work: [{}] } }]) {
      expect(isWriteDraft(wrong)).toBe(false);
    }
    expect(isResumeForm(EMPTY_FORM)).toBe(true);
  }); // prettier-ignore
});
