import { toBlob } from 'html-to-image';

/** px; what is drawn narrower on a phone is laid out anew at this width. */
const width = 960;

/** A drawing that was small on the page grows in its picture, so far that its letters stay letters. */
const mostGrown = 1.6;
/** Longer tables scroll on the page; a picture has the chart instead. */
const mostRows = 12;

/**
 * A PNG of a panel as it stands on the page: its question, its answer, its chart and a short table, and below them the
 * lines that a picture travels with. What one can press stays behind.
 */
export async function panelPicture(panel: HTMLElement, below: readonly string[]): Promise<Blob> {
  const copy = panel.cloneNode(true) as HTMLElement;
  copy.removeAttribute('id');
  copy.style.width = `${width}px`;
  for (const part of copy.querySelectorAll('button, details, select, label, [role=status]')) part.remove();
  const table = copy.querySelector<HTMLElement>('[data-table]');
  if (copy.querySelector('[role=img]') && copy.querySelectorAll('tbody tr').length > mostRows) {
    table?.parentElement?.style.setProperty('grid-template-columns', 'minmax(0, 1fr)');
    table?.remove();
    growDrawings(copy);
  }
  const foot = document.createElement('div');
  foot.className = 'text-sm text-kawara';
  for (const words of below) foot.append(words, document.createElement('br'));
  copy.append(foot);
  const stage = document.createElement('div');
  stage.inert = true;
  stage.style.cssText = 'position: fixed; left: -9999px; top: 0';
  stage.append(copy);
  document.body.append(stage);
  try {
    const blob = await toBlob(copy, { pixelRatio: 2, fontEmbedCSS: await fontsOf(copy) });
    if (!blob) throw new Error('this browser makes no PNG');
    return blob;
  } finally {
    stage.remove();
  }
}

/** Charts of ECharts have the size of their box on the page; in a wider one they are drawn larger. */
function growDrawings(copy: HTMLElement): void {
  for (const svg of copy.querySelectorAll<SVGElement>('svg[width]:not([viewBox])')) {
    const [wide, high] = [svg.getAttribute('width') ?? '', svg.getAttribute('height') ?? ''];
    svg.setAttribute('viewBox', `0 0 ${wide} ${high}`);
    svg.style.cssText =
      'position: static; width: 100%; max-width: ' +
      `${Number(wide) * mostGrown}px; height: auto; margin: 0 auto`;
    for (let box = svg.parentElement; box && box.getAttribute('role') !== 'img'; box = box.parentElement)
      box.style.cssText = 'width: 100%; height: auto';
  }
}

/** The slices of the page's fonts that hold the letters of an element, as rules that carry them along. */
async function fontsOf(element: HTMLElement): Promise<string> {
  const letters = new Set(Array.from(element.textContent, (letter) => letter.codePointAt(0) ?? 0));
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter((rule) => holdsAny(rule.style.getPropertyValue('unicode-range'), letters));
  const css = await Promise.all(
    rules.map(async (rule) => {
      const [, source = ''] = /url\("([^"]+\.woff2)"\)/.exec(rule.style.getPropertyValue('src')) ?? [];
      const base = rule.parentStyleSheet?.href ?? location.href;
      const font = await fetch(new URL(source, base));
      return rule.cssText.replace(/src:[^;]+/, `src: url("${await dataUrl(await font.blob())}")`);
    }),
  );
  return css.join('\n');
}

/** 'U+20-7E, U+3042' */
function holdsAny(range: string, letters: ReadonlySet<number>): boolean {
  if (range === '') return true;
  return range.split(',').some((part) => {
    const [from = 0, to = from] = part
      .trim()
      .slice(2)
      .split('-')
      .map((hex) => parseInt(hex, 16));
    return [...letters].some((letter) => letter >= from && letter <= to);
  });
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => reject(new Error('a font could not be read'));
    reader.readAsDataURL(blob);
  });
}
