import { afterAll, beforeAll } from 'vitest';
import { needs } from '../../../support/needs.ts';
import { clusterObstacle } from '../../nodes/machine.ts';
import { FaultMatrix } from './matrix.ts';
import { Scene } from './scene.ts';

/** Gives the tests of the surrounding `describe` a scene and a matrix, which is printed at the end. */
export function withScene(title: string): { readonly scene: () => Scene; readonly matrix: FaultMatrix } {
  const obstacle = clusterObstacle();
  const matrix = new FaultMatrix(title);
  let scene: Scene | undefined;
  needs(obstacle === undefined, obstacle ?? '');
  beforeAll(async () => {
    if (obstacle === undefined) scene = await Scene.create();
  });
  afterAll(async () => {
    matrix.print();
    await scene?.close();
  });
  return {
    matrix,
    scene: () => {
      if (!scene) throw new Error(`there are no nodes: ${obstacle ?? 'they are made before the first test'}`);
      return scene;
    },
  };
}
