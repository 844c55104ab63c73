// Before every test file: what property tests take by chance is the same in every run, so that what fails here fails
// everywhere. HA_CLUSTER_SEED=N takes other cases; what it finds becomes a test of its own.

import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['HA_CLUSTER_SEED'] ?? 20) });
