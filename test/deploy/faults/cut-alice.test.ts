import { cutInEveryStep } from './support/cut.ts';

cutInEveryStep('alice');
