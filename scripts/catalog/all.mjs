// Writes every generated catalog: node scripts/catalog/all.mjs [DIRECTORY]
// Needs the packages that each script names and, to start a daemon of tgt apart from any other, root.
import { catalog as agents } from './agents.mjs';
import { catalog as corosync } from './corosync.mjs';
import { catalog as drbd } from './drbd.mjs';
import { catalog as heartbeat } from './heartbeat.mjs';
import { catalog as properties } from './properties.mjs';
import { runAsProgram } from './support.mjs';
import { catalog as tgtadm } from './tgtadm.mjs';

await runAsProgram(drbd, agents, properties, tgtadm, corosync, heartbeat);
