import type { PlainChart } from '../charts/chartOption.ts';
import { readTokens } from '../charts/tokens.ts';
import type { Chart, Say } from './panelSpec.ts';

const width = 960;
const margin = 32;

export interface PictureWords {
  title: string;
  answer: string;
  /** Range, filters, definition and the rule about what is hidden: a picture travels without its page. */
  below: string[];
}

/** A PNG of a panel: its question, its answer, its chart, and how it was counted. `figure` holds the map, which is our own SVG. */
export async function panelPicture(
  words: PictureWords,
  chart: Chart | null,
  figure: HTMLElement | null,
  say: Say,
): Promise<Blob> {
  const drawn =
    chart === null
      ? null
      : chart.kind === 'map' || chart.kind === 'plan'
        ? await mapPicture(figure)
        : await plainPicture(chart, say, width - 2 * margin);
  const tokens = readTokens();
  const canvas = document.createElement('canvas');
  const brush = canvas.getContext('2d');
  if (!brush) throw new Error('this browser draws no pictures');
  const blocks = [
    { text: words.title, size: 24, bold: true, color: tokens.ink },
    { text: words.answer, size: 17, bold: false, color: tokens.ink },
  ];
  const below = [
    ...(drawn?.legend ? [{ text: drawn.legend, size: 14, bold: false, color: tokens.ink }] : []),
    ...words.below.map((text) => ({ text, size: 13, bold: false, color: tokens.kawara })),
  ];
  // The page's fonts come in pieces, each when its letters are first needed.
  await Promise.all(
    [...blocks, ...below].map((block) => document.fonts.load(fontOf(block, tokens.font), block.text)),
  );
  const lines = (list: typeof blocks) =>
    list.flatMap((block) => {
      brush.font = fontOf(block, tokens.font);
      return wrap(block.text, width - 2 * margin, (text) => brush.measureText(text).width).map((text) => ({
        ...block,
        text,
      }));
    });
  const head = lines(blocks);
  const foot = lines(below);
  const heightOf = (list: typeof head) => list.reduce((sum, line) => sum + line.size * 1.6, 0);
  const chartHeight = drawn ? drawn.height + 2 * 16 : 0;
  canvas.width = width * 2;
  canvas.height = Math.ceil((2 * margin + heightOf(head) + chartHeight + heightOf(foot)) * 2);
  brush.scale(2, 2);
  brush.fillStyle = tokens.paper;
  brush.fillRect(0, 0, width, canvas.height / 2);
  brush.textBaseline = 'top';
  let y = margin;
  const write = (list: typeof head) => {
    for (const line of list) {
      brush.font = fontOf(line, tokens.font);
      brush.fillStyle = line.color;
      brush.fillText(line.text, margin, y);
      y += line.size * 1.6;
    }
  };
  write(head);
  if (drawn) {
    brush.drawImage(drawn.image, (width - drawn.width) / 2, y + 16, drawn.width, drawn.height);
    y += chartHeight;
  }
  write(foot);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('this browser makes no PNG'));
    }, 'image/png');
  });
}

const fontOf = ({ size, bold }: { size: number; bold: boolean }, family: string) =>
  `${bold ? 'bold ' : ''}${size}px ${family}`;

/** Breaks a text into lines that fit: at spaces where there are some, else between letters, as Japanese is set. */
export function wrap(text: string, most: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\u0020-\u024f]+?(?:\s|$)|./gu) ?? []) {
    if (line !== '' && widthOf(line + piece.trimEnd()) > most) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

interface Drawn {
  image: CanvasImageSource;
  width: number;
  height: number;
  legend?: string;
}

async function plainPicture(chart: PlainChart, say: Say, wide: number): Promise<Drawn> {
  const { drawPlainChart } = await import('../charts/PlainChartView.tsx');
  const image = drawPlainChart(chart, say, wide);
  return { image, width: wide, height: (image.height / image.width) * wide };
}

/** The map's SVG as a picture: colours that CSS gives are written into it, for outside the page there is no CSS. */
async function mapPicture(figure: HTMLElement | null): Promise<Drawn | null> {
  const svg = figure?.querySelector('svg');
  if (!figure || !svg) return null;
  const copy = svg.cloneNode(true) as SVGElement;
  const height = 520;
  const box = svg.viewBox.baseVal;
  const wide = Math.round((height * box.width) / box.height);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(wide * 2));
  copy.setAttribute('height', String(height * 2));
  const style = getComputedStyle(document.documentElement);
  const text = new XMLSerializer()
    .serializeToString(copy)
    .replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => style.getPropertyValue(name).trim());
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const legend = [...figure.querySelectorAll('[data-legend]')].map((mark) =>
    mark.getAttribute('data-legend'),
  );
  return { image, width: wide, height, legend: legend.join(' ・ ') };
}
