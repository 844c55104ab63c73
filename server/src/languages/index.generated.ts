// Made by scripts/generate.mjs from the folders beside this file. Do not edit.
import type { Language } from '../core/language.ts';
import { corosync } from './corosync/index.ts';
import { crmsh } from './crmsh/index.ts';
import { drbd } from './drbd/index.ts';
import { haAuthkeys } from './ha-authkeys/index.ts';
import { haCf } from './ha-cf/index.ts';
import { haCluster } from './ha-cluster/index.ts';
import { haresources } from './haresources/index.ts';
import { tgtTargets } from './tgt-targets/index.ts';
import { tgtadm } from './tgtadm/index.ts';

/** All languages; files are recognised in this order. */
export const languages: readonly Language[] = [corosync, crmsh, drbd, haAuthkeys, haCf, haCluster, haresources, tgtTargets, tgtadm];
