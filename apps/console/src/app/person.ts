import { createContext, useContext } from 'react';
import type { Signed } from '../session/session.js';

/** Whose pages these are; what is kept on this device is kept under their id. */
export const Person = createContext<Signed['user']>({ id: '', email: '', role: '' });
export const usePerson = (): Signed['user'] => useContext(Person);
export const usePersonId = (): string => usePerson().id;
