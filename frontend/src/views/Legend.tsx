/** What the marks of the lineage on screen mean. */
import { computed } from '@preact/signals';
import { anyAway, rested, sheet } from '../state/lineage';
import { vocabulary } from '../state/page';
import { Key, omittedIn } from './Key';

const omitted = computed(() => (sheet.value ? omittedIn(sheet.value) : ''));

export function Legend() {
  const scene = rested.value;
  return scene && <Key scene={scene} vocabulary={vocabulary.value} faint={anyAway.value} omitted={omitted.value} />;
}
