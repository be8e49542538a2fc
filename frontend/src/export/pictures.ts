/** Where a view leaves how its picture is drawn, for files and for paper. */
import type { View } from '../state/address';
import type { Drawing } from './drawing';

const pictures = new Map<View, () => Drawing | null>();

/** The views that draw a picture; the others are words. */
export const DRAWN: ReadonlySet<View> = new Set<View>(['lineage', 'network', 'map', 'compare']);

/** `draw` gives the picture as it is at the moment, whole; null before it is laid out. */
export function givePicture(view: View, draw: () => Drawing | null): void {
  pictures.set(view, draw);
}

export function drawingOf(view: View): Drawing | null {
  return pictures.get(view)?.() ?? null;
}
