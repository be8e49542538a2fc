/** The nodes and relationships of an answer in words, beside its picture. */
import { useRef } from 'preact/hooks';
import { type Cell, textOf } from './cells';
import { explorerAddress } from './explorer';
import { besides, nameOf, type ResultGraph } from './graph';

interface NodeListProps {
  readonly graph: ResultGraph;
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
}

/** One node or relationship with what it holds, and all nodes to choose from. */
export function NodeList({ graph, chosen, choose }: NodeListProps) {
  const { nodes, relationships } = graph;
  const node = nodes.get(chosen ?? '');
  const relationship = relationships.get(chosen ?? '');
  const title = useRef<HTMLHeadingElement>(null);
  const go = (id: string) => {
    choose(id);
    requestAnimationFrame(() => title.current?.focus());
  };
  return (
    <div class="network-list" role="region" aria-label="The graph in words" tabIndex={0}>
      <label class="choice">
        Node{' '}
        <select value={node ? node.id : ''} onChange={({ currentTarget: { value } }) => { if (value !== '') choose(value); }}>
          <option value="">Choose one of {nodes.size}</option>
          {[...nodes.values()].map((each) => <option key={each.id} value={each.id}>{nameOf(each)}</option>)}
        </select>
      </label>
      {node && (
        <>
          <h2 ref={title} tabIndex={-1}>{nameOf(node)}</h2>
          <Links id={node.properties['id']} />
          <ul>
            {besides(node.id, graph).map(({ relationship: id, other, text }) => (
              <li key={`${id} ${other}`}>
                <button type="button" onClick={() => { go(id); }}>{text}</button>
              </li>
            ))}
          </ul>
          <Properties of={node.properties} />
        </>
      )}
      {relationship && (
        <>
          <h2 ref={title} tabIndex={-1}>{relationship.type}</h2>
          <Links id={relationship.properties['id']} />
          <ul>
            {[relationship.start, relationship.end].map((id, index) => {
              const end = nodes.get(id);
              return end && <li key={index}><button type="button" onClick={() => { go(id); }}>{index === 0 ? 'from' : 'to'} {nameOf(end)}</button></li>;
            })}
          </ul>
          <Properties of={relationship.properties} />
        </>
      )}
      {!node && !relationship && <p class="quiet-text">Choose a node here, or anything in the picture, to read what it holds.</p>}
    </div>
  );
}

function Links({ id }: { readonly id: Cell | undefined }) {
  const [lanes, network] = [explorerAddress(id), explorerAddress(id, 'network')];
  if (lanes === null || network === null) return null;
  return <p class="links"><a href={lanes}>Lanes in the explorer</a> <a href={network}>Network in the explorer</a></p>;
}

/** Longer values are cut here; the rows as JSON have all of them. */
const MOST_LETTERS = 300;

function shortText(value: Cell): string {
  const text = textOf(value);
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)} … (whole in JSON)` : text;
}

function Properties({ of }: { readonly of: Readonly<Record<string, Cell>> }) {
  const rows = Object.entries(of);
  if (rows.length === 0) return null;
  return (
    <dl>
      {rows.map(([name, value]) => <div key={name}><dt>{name}</dt><dd><bdi>{shortText(value)}</bdi></dd></div>)}
    </dl>
  );
}
