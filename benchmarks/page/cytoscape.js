// cytoscape.js: a node a lane, as long as it lasts, an edge a tie; or the page's network, everybody where the page has them.
import cytoscape from 'cytoscape';
import { given, marked, ROW, scaleOf, scrubber, thereOn } from './stage.js';

let cy;

function lineage({ lanes, ties, extent }) {
  const x = scaleOf(extent);
  return [
    ...lanes.map(({ id, label, from, to, row }) => ({
      data: { id, label, w: Math.max(x(to) - x(from), 1) },
      position: { x: (x(from) + x(to)) / 2, y: row * ROW + ROW / 2 },
    })),
    ...ties.map(({ id, source, target }) => ({ data: { id, source, target } })),
  ];
}

function network({ nodes, ties }) {
  return [
    ...nodes.map(({ id, label, x, y, r }) => ({ data: { id, label, w: 2 * r }, position: { x, y } })),
    ...ties.map(({ id, source, target }) => ({ data: { id, source, target } })),
  ];
}

globalThis.bench = {
  prepare: given((content) => (content.nodes ? network(content) : lineage(content))),

  draw: () =>
    marked((elements, { nodes, viewport }, container) => {
      const shape = nodes ? { shape: 'ellipse', height: 'data(w)' } : { shape: 'rectangle', height: 8 };
      cy = cytoscape({
        container,
        elements,
        // Positions are given: nothing is laid out. The rest is what its documentation lists under performance.
        layout: { name: 'preset', fit: false },
        ...(nodes && { zoom: viewport.k, pan: { x: viewport.x, y: viewport.y } }),
        pixelRatio: 1,
        hideEdgesOnViewport: true,
        textureOnViewport: true,
        motionBlur: false,
        autoungrabify: true,
        autounselectify: true,
        boxSelectionEnabled: false,
        style: [
          { selector: 'node', style: { ...shape, width: 'data(w)', 'background-color': '#0072b2', label: 'data(label)', 'font-size': 11, 'min-zoomed-font-size': 8 } },
          { selector: 'edge', style: { 'curve-style': 'haystack', 'haystack-radius': 0, width: 1, 'line-color': '#888', 'target-arrow-shape': 'none' } },
          { selector: '.away', style: { opacity: 0.3 } },
        ],
      });
      return new Promise((resolve) => cy.one('render', resolve));
    }),

  addScrubber: (content) => {
    const look = thereOn(content);
    scrubber(content, (time) => {
      cy.batch(() => look(time, (id, there) => cy.getElementById(id).toggleClass('away', !there)));
    });
  },

  shown: (content) => ({
    lanes: cy.nodes().length,
    ties: cy.edges().length,
    elements: document.querySelectorAll('#app *').length,
    rows: new Set((content.lanes ?? []).map((lane) => lane.row)).size,
  }),

  at: () => String(cy.pan().x),

  /** Stretching time alone is not for a graph: the window is moved to its first day. */
  window: (first, _, content) => cy.pan({ x: -scaleOf(content.extent)(first), y: 0 }),
};
