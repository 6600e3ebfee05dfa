// Sliced by unicode-range: a page fetches only the slices its words need. Imported after the first paint, on purpose.
import '@fontsource/biz-udpgothic/400.css';
import '@fontsource/biz-udpgothic/700.css';
import '@fontsource/zen-maru-gothic/700.css';
