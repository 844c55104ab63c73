import { cutInEveryStepBack } from './support/cut.ts';

cutInEveryStepBack('gertrude');
