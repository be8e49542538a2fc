/** Where entities stand: a force layout, the same every time for the same graph. One unit is a pixel at zoom 1. */
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';

/** A graph as numbers, which pass to a worker at no cost. */
export interface ForceGraph {
  readonly radii: Float64Array;
  /** Pairs of node indexes. */
  readonly links: Uint32Array;
  /** x and y of each node whose place is known and stays; NaN for those to be placed. */
  readonly known: Float64Array;
}

export interface Settling {
  /** One step; false when it is settled. */
  step(): boolean;
  /** x and y of each node. */
  places(): Float64Array;
}

const DISTANCE = 105;
const CHARGE = -520;
/** Beyond this, charges do not matter, so that parts without a tie between them stay near. */
const REACH = 700;
const ROOM = 20;
const GRAVITY = 0.045;

/**
 * Starts from d3's spiral, which is fixed, the most tied in its middle, and uses d3's own generator with its
 * fixed seed; steps do not depend on time.
 */
export function settling({ radii, links, known }: ForceGraph): Settling {
  const nodes = Array.from(radii, (radius, index): SimulationNodeDatum & { radius: number } => {
    const [x = NaN, y = NaN] = known.subarray(2 * index, 2 * index + 2);
    return Number.isNaN(x) ? { radius } : { radius, x, y, fx: x, fy: y };
  });
  const ties = Array.from({ length: links.length / 2 }, (_, index) => ({ source: links[2 * index] ?? 0, target: links[2 * index + 1] ?? 0 }));
  const simulation = forceSimulation(nodes)
    .force('tie', forceLink(ties).distance(DISTANCE))
    .force('charge', forceManyBody().strength(CHARGE).distanceMax(REACH))
    .force('room', forceCollide<(typeof nodes)[number]>((node) => node.radius + ROOM))
    .force('x', forceX(0).strength(GRAVITY))
    // Screens are wider than they are high.
    .force('y', forceY(0).strength(GRAVITY * 1.8))
    .stop();
  return {
    step() {
      if (nodes.every(({ fx }) => fx !== undefined)) return false;
      simulation.tick();
      return simulation.alpha() >= simulation.alphaMin();
    },
    places: () => Float64Array.from(nodes.flatMap(({ x = 0, y = 0 }) => [Math.round(x * 10) / 10, Math.round(y * 10) / 10])),
  };
}
