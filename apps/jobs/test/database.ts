import { deployMigrations } from '#migrations';
import { migratedTemplate, type DatabaseTemplate } from '#testing';

/** The database of jobs with its migrations, cloned for each spec file. */
export const jobsTemplate = (): Promise<DatabaseTemplate> =>
  migratedTemplate('prisma/jobs', (url) => deployMigrations({ folder: 'prisma/jobs', url }));
