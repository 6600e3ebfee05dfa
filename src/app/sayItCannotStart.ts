/**
 * The last words when not even the texts of the interface could be fetched; hence in both languages, and without React.
 */
export function sayItCannotStart(root: HTMLElement): void {
  const box = document.createElement('main');
  box.style.cssText = 'max-width:32rem;margin:0 auto;padding:3rem 1.5rem';
  const heading = document.createElement('h1');
  heading.textContent = 'ページを開けませんでした';
  const words = document.createElement('p');
  words.textContent =
    '通信が切れているようです。電波のよいところで、もう一度開いてください。 This page could not be opened. Please check your connection and try again.';
  const again = document.createElement('button');
  again.type = 'button';
  again.textContent = 'もう一度開く / Try again';
  again.style.cssText =
    'min-height:48px;margin-top:1rem;padding:0 1.5rem;border:1px solid currentColor;border-radius:24px';
  again.addEventListener('click', () => {
    location.reload();
  });
  box.append(heading, words, again);
  root.replaceChildren(box);
}
