// Made by scripts/generate.mjs from the files in rules/. Do not edit.
import type { Rule } from './core/rule.ts';
import crcOnNetwork from './rules/crc-on-network.ts';
import deviceMismatch from './rules/device-mismatch.ts';
import deviceOfOtherResource from './rules/device-of-other-resource.ts';
import diskOwnedByDrbd from './rules/disk-owned-by-drbd.ts';
import drbddiskOfOtherResource from './rules/drbddisk-of-other-resource.ts';
import fstypeNotClustered from './rules/fstype-not-clustered.ts';
import missingAuthkeys from './rules/missing-authkeys.ts';
import missingHaresources from './rules/missing-haresources.ts';
import nodeNameMismatch from './rules/node-name-mismatch.ts';
import twoMembershipLayers from './rules/two-membership-layers.ts';
import unknownDrbdResource from './rules/unknown-drbd-resource.ts';
import virtualIpInUse from './rules/virtual-ip-in-use.ts';

export const rules: readonly Rule[] = [crcOnNetwork, deviceMismatch, deviceOfOtherResource, diskOwnedByDrbd, drbddiskOfOtherResource, fstypeNotClustered, missingAuthkeys, missingHaresources, nodeNameMismatch, twoMembershipLayers, unknownDrbdResource, virtualIpInUse];
