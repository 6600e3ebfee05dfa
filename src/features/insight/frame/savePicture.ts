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

/** A PNG of a panel: its question, its answer, its chart, and how it was counted. `figure` holds the map or the plans, which are our own SVG. */
export async function panelPicture(
  words: PictureWords,
  chart: Chart | null,
  figure: HTMLElement | null,
  say: Say,
): Promise<Blob> {
  const drawn =
    chart === null
      ? []
      : chart.kind === 'map' || chart.kind === 'plan'
        ? await figurePictures(figure, chart.kind === 'plan' ? 420 : 520)
        : [await plainPicture(chart, say, width - 2 * margin)];
  const tokens = readTokens();
  const canvas = document.createElement('canvas');
  const brush = canvas.getContext('2d');
  if (!brush) throw new Error('this browser draws no pictures');
  const blocks = [
    { text: words.title, size: 24, bold: true, color: tokens.ink },
    { text: words.answer, size: 17, bold: false, color: tokens.ink },
  ];
  const below = words.below.map((text) => ({ text, size: 13, bold: false, color: tokens.kawara }));
  const titles = drawn.map(({ title }) => ({ text: title ?? '', size: 17, bold: true, color: tokens.ink }));
  const keys = drawn.flatMap(({ legend = [] }) =>
    legend.map(({ text }) => ({ text, size: 14, bold: false, color: tokens.ink })),
  );
  // The page's fonts come in pieces, each when its letters are first needed.
  await Promise.all(
    [...blocks, ...titles, ...keys, ...below].map((block) =>
      document.fonts.load(fontOf(block, tokens.font), block.text),
    ),
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
  const legendLines = drawn.map(({ legend = [] }) => {
    brush.font = fontOf({ size: 14, bold: false }, tokens.font);
    return inLines(
      legend.map((mark) => ({ ...mark, wide: 22 + brush.measureText(mark.text).width + 20 })),
      width - 2 * margin,
    );
  });
  const heights = drawn.map(
    ({ title, height }, i) =>
      (title === undefined ? 0 : 44) + height + 2 * 16 + (legendLines[i]?.length ?? 0) * 24,
  );
  const chartHeight = heights.reduce((sum, height) => sum + height, 0);
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
  for (const [i, one] of drawn.entries()) {
    const top = y;
    if (one.title !== undefined) y += 16;
    write(titles.slice(i, i + 1).filter(({ text }) => text !== ''));
    y = top + (one.title === undefined ? 0 : 44) + 16;
    const left = (width - one.width) / 2;
    brush.drawImage(one.image, left, y, one.width, one.height);
    writeSigns(brush, one, left, y, tokens);
    y += one.height + 16;
    brush.font = fontOf({ size: 14, bold: false }, tokens.font);
    brush.fillStyle = tokens.ink;
    for (const line of legendLines[i] ?? []) {
      let x = margin;
      for (const mark of line) {
        brush.drawImage(mark.image, x, y + 1, 16, 16);
        brush.fillText(mark.text, x + 22, y);
        x += mark.wide;
      }
      y += 24;
    }
    y = top + (heights[i] ?? 0);
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

/** Words of an SVG: they are written by the canvas, which has the page's fonts; a picture of an SVG has not. */
interface Word {
  text: string;
  /** Middle of the line and its foot, px from the picture's corner. */
  x: number;
  y: number;
  size: number;
}
interface Mark {
  text: string;
  image: CanvasImageSource;
}
interface Drawn {
  image: CanvasImageSource;
  width: number;
  height: number;
  title?: string;
  words?: Word[];
  legend?: Mark[];
}

function writeSigns(
  brush: CanvasRenderingContext2D,
  { words = [] }: Drawn,
  left: number,
  top: number,
  tokens: ReturnType<typeof readTokens>,
): void {
  brush.save();
  brush.textAlign = 'center';
  brush.textBaseline = 'alphabetic';
  brush.lineJoin = 'round';
  for (const { text, x, y, size } of words) {
    brush.font = fontOf({ size, bold: false }, tokens.font);
    brush.strokeStyle = tokens.paper;
    brush.lineWidth = size / 5;
    brush.strokeText(text, left + x, top + y);
    brush.fillStyle = tokens.ink;
    brush.fillText(text, left + x, top + y);
  }
  brush.restore();
}

/** Puts what lies beside each other into lines no wider than `most`. */
export function inLines<T extends { wide: number }>(list: readonly T[], most: number): T[][] {
  const lines: T[][] = [];
  let used = Infinity;
  for (const one of list) {
    if (used + one.wide > most) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(one);
    used += one.wide;
  }
  return lines;
}

async function plainPicture(chart: PlainChart, say: Say, wide: number): Promise<Drawn> {
  const { drawPlainChart } = await import('../charts/PlainChartView.tsx');
  const image = drawPlainChart(chart, say, wide);
  return { image, width: wide, height: (image.height / image.width) * wide };
}

/** The map, or each plan with its name, as it stands on the page. */
function figurePictures(box: HTMLElement | null, height: number): Promise<Drawn[]> {
  return Promise.all(
    [...(box?.querySelectorAll('figure') ?? [])].map(async (figure) => {
      const svg = figure.querySelector<SVGSVGElement>('svg[role=img]');
      if (!svg) throw new Error('a figure without a drawing');
      const { x, y, width: w, height: h } = svg.viewBox.baseVal;
      const wide = Math.min(width - 2 * margin, (height * w) / h);
      const scale = wide / w;
      const letters = [...svg.querySelectorAll('text')].map((sign) => ({
        text: sign.textContent,
        x: (Number(sign.getAttribute('x')) - x) * scale,
        y: (Number(sign.getAttribute('y')) - y) * scale,
        size: Number(sign.parentElement?.closest('[font-size]')?.getAttribute('font-size')) * scale,
      }));
      const title = figure.parentElement?.querySelector('h3')?.textContent;
      const legend = await Promise.all(
        [...figure.querySelectorAll('[data-legend]')].map(async (mark) => {
          const swatch = mark.querySelector('svg');
          if (!swatch) throw new Error('a legend without a swatch');
          return { text: mark.getAttribute('data-legend') ?? '', image: await svgPicture(swatch, 16, 16) };
        }),
      );
      const image = await svgPicture(svg, wide, h * scale);
      return {
        image,
        width: wide,
        height: h * scale,
        words: letters,
        legend,
        ...(title === undefined ? {} : { title }),
      };
    }),
  );
}

/** An SVG of the page as a picture: colours that CSS gives are written into it, for outside the page there is no CSS. */
async function svgPicture(svg: SVGSVGElement, wide: number, high: number): Promise<HTMLImageElement> {
  const copy = svg.cloneNode(true) as SVGElement;
  for (const word of copy.querySelectorAll('text')) word.remove();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(Math.round(wide * 2)));
  copy.setAttribute('height', String(Math.round(high * 2)));
  const style = getComputedStyle(document.documentElement);
  const text = new XMLSerializer()
    .serializeToString(copy)
    .replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => style.getPropertyValue(name).trim());
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  return image;
}
