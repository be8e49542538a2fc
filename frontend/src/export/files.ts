/** The file of each kind, made from what is shown. */
import type { EntityRow, TieRow } from '../model/listing';
import type { PageState } from '../state/address';
import { type About, fileName } from './about';
import { entitiesCsv, tiesCsv } from './csv';
import { type Drawing, hexOf, styledMarkup } from './drawing';
import { type Exported, json } from './json';
import { pngOf, sizeOf } from './png';
import { type SvgFile, svgFile } from './svg';

export type Kind = 'svg' | 'png' | 'csv' | 'entities' | 'json';

export interface Shown extends Exported {
  readonly state: PageState;
  readonly ties: readonly TieRow[];
  readonly entities: readonly EntityRow[];
  /** Null where there is no picture. */
  readonly drawing: Drawing | null;
}

export interface ExportFile {
  readonly name: string;
  readonly blob: Blob;
}

const ENDINGS: Readonly<Record<Kind, string>> = { svg: '.svg', png: '.png', csv: '.csv', entities: '-entities.csv', json: '.json' };

/** Null where there is no picture to export. Throws PictureTooLarge. */
export async function fileOf(kind: Kind, shown: Shown): Promise<ExportFile | null> {
  const blob = await contentOf(kind, shown);
  return blob && { name: fileName(shown.state, ENDINGS[kind]), blob };
}

async function contentOf(kind: Kind, shown: Shown): Promise<Blob | null> {
  const { about } = shown;
  switch (kind) {
    case 'csv':
      return new Blob([tiesCsv(shown.ties, about)], { type: 'text/csv;charset=utf-8' });
    case 'entities':
      return new Blob([entitiesCsv(shown.entities, about)], { type: 'text/csv;charset=utf-8' });
    case 'json':
      return new Blob([json(shown)], { type: 'application/json' });
    case 'svg': {
      const file = pictureOf(shown);
      return file && new Blob([file.text], { type: 'image/svg+xml' });
    }
    case 'png': {
      const file = pictureOf(shown);
      if (!file) return null;
      sizeOf(file);
      return await pngOf(file, about);
    }
  }
}

function pictureOf({ drawing, about }: { readonly drawing: Drawing | null; readonly about: About }): SvgFile | null {
  if (!drawing) return null;
  const styles = getComputedStyle(document.documentElement);
  // Custom properties come as written, light-dark() and all: a colour is known by painting something in it.
  const probe = document.createElement('i');
  document.body.append(probe);
  const color = (name: string) => {
    probe.style.color = `var(${name})`;
    return hexOf(getComputedStyle(probe).color)[0];
  };
  const colors = { paper: color('--card'), ink: color('--ink'), soft: color('--soft') };
  probe.remove();
  const pen = document.createElement('canvas').getContext('2d');
  if (pen) pen.font = `12px ${styles.fontFamily}`;
  const measure = (text: string) => pen?.measureText(text).width ?? text.length * 7;
  const { width, height } = drawing;
  return svgFile({ markup: styledMarkup(drawing), width, height, colors, font: styles.fontFamily, measure }, about);
}
