/** What a reader sees of itself: no colours of ours, wide lines, black on white when it is printed. */
const style = `body{font-family:system-ui,sans-serif;line-height:1.7;max-width:46rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2rem;border-bottom:1px solid}
dl>div{padding:.5rem 0;border-bottom:1px solid #ccc}dt{font-weight:bold}dd{margin:0;white-space:pre-wrap}
table{width:100%;border-collapse:collapse;text-align:left}
th,td{padding:.3rem .6rem .3rem 0;border-bottom:1px solid #ccc}
caption{display:none}p{white-space:pre-wrap}@media print{body{margin:0}h2{break-after:avoid}li,tr{break-inside:avoid}}`;

/** Belongs to the screen: buttons, and what is said of them. */
const onlyOnScreen = 'button, select, input, dialog, [role=status], [data-only-on-screen]';

/**
 * The page as a file to keep, read and print: the same words in the same language, and nothing that needs a server.
 * `pages`: elements that together say everything that is held.
 */
export function familyDocument(title: string, language: string, pages: readonly Element[]): string {
  const kept = document.implementation.createHTMLDocument(title);
  kept.documentElement.lang = language;
  const charset = kept.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  const width = kept.createElement('meta');
  width.name = 'viewport';
  width.content = 'width=device-width, initial-scale=1';
  const look = kept.createElement('style');
  look.textContent = style;
  kept.head.prepend(charset, width);
  kept.head.append(look);
  for (const page of pages) kept.body.append(kept.importNode(page, true));
  for (const one of kept.body.querySelectorAll(onlyOnScreen)) one.remove();
  for (const one of kept.body.querySelectorAll('*'))
    for (const { name } of [...one.attributes]) if (!/^(lang|scope)$/.test(name)) one.removeAttribute(name);
  return `<!doctype html>\n${kept.documentElement.outerHTML}\n`;
}
