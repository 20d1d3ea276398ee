import { createContext, useContext } from 'react';

/** Whose pages these are; what is kept on this device is kept under it. */
export const PersonId = createContext('');
export const usePersonId = (): string => useContext(PersonId);
