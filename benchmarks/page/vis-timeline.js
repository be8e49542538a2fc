// vis-timeline: a group a row, a range a lane, a point a tie on the row of its source. It has no lines between items.
import { DataSet } from 'vis-data';
import { Timeline } from 'vis-timeline';
import 'vis-timeline/styles/vis-timeline-graph2d.css';
import { HEIGHT, given, marked, scrubber } from './stage.js';

const css = document.createElement('style');
css.textContent = `.vis-item { font: 11px sans-serif; height: 12px } .vis-item .vis-item-content { padding: 0 2px }`;
document.head.append(css);

let timeline, items;

globalThis.bench = {
  prepare: given((content) => {
    const row = new Map(content.lanes.map((lane) => [lane.id, lane.row]));
    const rows = [...new Set(row.values())].sort((a, b) => a - b);
    const groups = new DataSet(rows.map((id) => ({ id, content: '', heightMode: 'fixed' })));
    items = new DataSet([
      ...content.lanes.map(({ id, label, from, to }) => ({ id, group: row.get(id), type: 'range', start: from, end: to, content: label })),
      ...content.ties.map(({ id, source, at }) => ({ id, group: row.get(source), type: 'point', start: at, content: '' })),
    ]);
    return { groups, items };
  }),

  draw: () =>
    marked(
      ({ groups }, { extent: [first, last] }, host) =>
        new Promise((resolve) => {
          timeline = new Timeline(host, items, groups, {
            height: HEIGHT,
            orientation: { axis: 'top', item: 'top' },
            // What its documentation has for many items: nothing stacked, groups of one height, no texts over items.
            stack: false,
            stackSubgroups: false,
            groupHeightMode: 'fixed',
            margin: { item: 0, axis: 0 },
            showTooltips: false,
            showCurrentTime: false,
            selectable: false,
            editable: false,
            autoResize: false,
            verticalScroll: true,
            zoomable: false,
            xss: { disabled: true },
          });
          // Told its window from the start, it stays unseen for 200 ms: it is told once its frame is there.
          timeline.once('changed', () => {
            timeline.setWindow(first, last, { animation: false });
            timeline.once('changed', resolve);
          });
        }),
    ),

  // The day looked at is its custom time bar: which items are there on it, it cannot tell without data being exchanged.
  addScrubber: (content) => {
    timeline.addCustomTime(content.extent[0], 'day');
    scrubber(content, (time) => timeline.setCustomTime(time, 'day'));
  },

  shown: (content) => {
    const types = items.map((item) => item.type);
    return {
      lanes: types.filter((type) => type === 'range').length,
      ties: types.filter((type) => type === 'point').length,
      elements: document.querySelectorAll('#app *').length,
      rows: new Set(content.lanes.map((lane) => lane.row)).size,
    };
  },

  at: () => String(timeline.getWindow().start),

  window: (first, last) => timeline.setWindow(first, last, { animation: false }),
};
