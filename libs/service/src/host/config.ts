/** The environment of this process, which `environmentOf` divides among its services. */
export const processEnvironment = (): Record<string, string | undefined> => process.env;
