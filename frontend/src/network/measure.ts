/** The width of names as the network letters them. */
const measurer = document.createElement('canvas').getContext('2d');
const widths = new Map<string, number>();

export function measure(text: string, strong: boolean): number {
  const key = `${strong ? 700 : 500} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (measurer) measurer.font = `${strong ? 700 : 500} 13px "Noto Sans", "Noto Sans Arabic", sans-serif`;
  const width = measurer?.measureText(text).width ?? text.length * 7;
  widths.set(key, width);
  return width;
}
