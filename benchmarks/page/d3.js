// The whole lineage as one SVG by d3: every lane a line with its name, every tie a curve with a circle.
import { axisTop } from 'd3-axis';
import { scaleUtc } from 'd3-scale';
import { select } from 'd3-selection';
import { zoom, zoomIdentity } from 'd3-zoom';
import { given, HEIGHT, marked, ROW, scrubber, thereOn, WIDTH } from './stage.js';

const css = document.createElement('style');
css.textContent = `
  svg { display: block; shape-rendering: optimizeSpeed; text-rendering: optimizeSpeed }
  .lane { stroke: #0072b2; stroke-width: 6 }
  .tie { stroke: #888; fill: none }
  .dot { fill: #fff; stroke: #555 }
  .name { font: 11px sans-serif; pointer-events: none }
  .away { opacity: 0.3 }`;
document.head.append(css);

let svg, plot, behavior, time, axis;
const elements = new Map();

globalThis.bench = {
  prepare: given((content) => content),

  draw: () =>
    marked(({ lanes, ties, extent }, _, host) => {
      time = scaleUtc(extent, [0, WIDTH]);
      const middle = new Map(lanes.map(({ id, row }) => [id, row * ROW + ROW - 5]));
      const height = (Math.max(...lanes.map(({ row }) => row)) + 2) * ROW;
      svg = select(host).append('svg').attr('width', WIDTH).attr('height', HEIGHT);
      plot = svg.append('g');
      axis = svg.append('g').attr('transform', 'translate(0 20)').call(axisTop(time));
      const path = ({ source, target, at }) => {
        const [x, from, to] = [time(at), middle.get(target), middle.get(source)];
        return `M${x - 14} ${from}C${x} ${from} ${x - 14} ${to} ${x} ${to}`;
      };
      plot.selectAll('.tie').data(ties).join('path').attr('class', 'tie').attr('d', path).each(keep);
      plot.selectAll('.dot').data(ties).join('circle').attr('class', 'dot').attr('r', 3).attr('cx', ({ at }) => time(at)).attr('cy', ({ source }) => middle.get(source));
      plot
        .selectAll('.lane')
        .data(lanes)
        .join('line')
        .attr('class', 'lane')
        .attr('x1', ({ from }) => time(from))
        .attr('x2', ({ to }) => time(to))
        .attr('y1', ({ id }) => middle.get(id))
        .attr('y2', ({ id }) => middle.get(id))
        .each(keep);
      plot
        .selectAll('.name')
        .data(lanes)
        .join('text')
        .attr('class', 'name')
        .attr('x', ({ from }) => time(from))
        .attr('y', ({ id }) => middle.get(id) - 4)
        .text(({ label }) => label);
      // One attribute a step: the picture is moved, nothing of it is made again.
      behavior = zoom()
        .scaleExtent([1, 1])
        .translateExtent([[-10 * WIDTH, 0], [10 * WIDTH, Math.max(height, HEIGHT)]])
        .on('zoom', ({ transform }) => {
          plot.attr('transform', `translate(${transform.x} ${transform.y})`);
          axis.call(axisTop(transform.rescaleX(time)));
        });
      svg.call(behavior);
    }),

  addScrubber: (content) => {
    const cursor = plot.append('line').attr('stroke', 'red').attr('y2', 100_000);
    const look = thereOn(content);
    scrubber(content, (at) => {
      look(at, (id, there) => elements.get(id).classList.toggle('away', !there));
      cursor.attr('transform', `translate(${time(at)} 0)`);
    });
  },

  shown: (content) => ({
    lanes: plot.selectAll('.lane').size(),
    ties: plot.selectAll('.tie').size(),
    elements: document.querySelectorAll('#app *').length,
    rows: new Set(content.lanes.map((lane) => lane.row)).size,
  }),

  at: () => plot.attr('transform') ?? '',

  window: (first) => svg.call(behavior.transform, zoomIdentity.translate(-time(first), 0)),
};

function keep({ id }) {
  elements.set(id, this);
}
