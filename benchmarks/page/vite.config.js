// One page a contender, each with nothing but its own code.
export default {
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1100,
    rolldownOptions: { input: ['cleave.html', 'cytoscape.html', 'd3.html', 'vis-timeline.html'] },
  },
};
