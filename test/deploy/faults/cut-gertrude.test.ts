import { cutInEveryStep } from './support/cut.ts';

cutInEveryStep('gertrude');
