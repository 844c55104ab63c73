import { describeAccepted } from './accepted.ts';
import { cleanClusters } from './clusters.ts';

// What we call clean has to be configuration that the real tools take.
describeAccepted(cleanClusters);
