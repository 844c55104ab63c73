import { cutInEveryStepBack } from './support/cut.ts';

cutInEveryStepBack('alice');
