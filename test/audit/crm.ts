import { enforced } from './crm/enforced.ts';
import { language } from './crm/language.ts';
import { notCaught } from './crm/not-caught.ts';
import type { Audit } from './item.ts';

export const crm: Audit = {
  language: 'crm',
  facts: 'crm.md',
  path: 'cluster.crm',
  versions: {},
  sections: [...language, ...enforced, ...notCaught],
};
