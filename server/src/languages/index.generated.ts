// Made by scripts/generate.mjs from the folders beside this file. Do not edit.
import type { Language } from '../core/language.ts';
import { crmsh } from './crmsh/index.ts';
import { drbd } from './drbd/index.ts';
import { haAuthkeys } from './ha-authkeys/index.ts';
import { haCf } from './ha-cf/index.ts';
import { haresources } from './haresources/index.ts';
import { tgtadm } from './tgtadm/index.ts';

/** All languages; files are recognised in this order. */
export const languages: readonly Language[] = [crmsh, drbd, haAuthkeys, haCf, haresources, tgtadm];
