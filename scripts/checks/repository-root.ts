import { dirname } from 'node:path';

export const repositoryRoot: string = dirname(dirname(import.meta.dirname));
