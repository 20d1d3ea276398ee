import { useCallback, useEffect, useRef, useState } from 'react';
import { usePersonId } from '../app/person.js';

/** Writing a long résumé on every key would be felt; a closed tab is caught by `pagehide`. */
const QUIET_MS = 300;
const PREFIX = 'vitae-draft:';
const keyOf = (person: string, name: string): string => `${PREFIX}${person}:${name}`;

/** What was kept under a name, where it is of the shape that `isShape` knows. */
export function readDraft<T>(person: string, name: string, isShape: (value: unknown) => value is T): T | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(person, name)) ?? 'null');
    return isShape(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value on this device. False where the browser has no room for it or keeps nothing (a private window). */
export function keepDraft(person: string, name: string, value: unknown): boolean {
  try {
    localStorage.setItem(keyOf(person, name), JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Of everybody who was signed in here: signing out leaves nothing of one on a machine that others use. */
export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}

/** State that outlives a reload, an expired session and a closed tab, on this device alone. */
export function useDraft<T>(name: string, empty: T, isShape: (value: unknown) => value is T): readonly [T, (next: T) => void, boolean] {
  const person = usePersonId();
  const [value, setValue] = useState(() => readDraft(person, name, isShape) ?? empty);
  const [kept, setKept] = useState(true);
  const latest = useRef(value);
  const unsaved = useRef(false);
  const save = useCallback(() => {
    if (!unsaved.current) return;
    unsaved.current = false;
    setKept(keepDraft(person, name, latest.current));
  }, [person, name]);
  useEffect(() => {
    const timer = setTimeout(save, QUIET_MS);
    return () => clearTimeout(timer);
  }, [value, save]);
  useEffect(() => {
    addEventListener('pagehide', save);
    return () => {
      removeEventListener('pagehide', save);
      save();
    };
  }, [save]);
  const change = useCallback((next: T) => {
    latest.current = next;
    unsaved.current = true;
    setValue(next);
  }, []);
  return [value, change, kept];
}
