// The page's one script: the look of paper at once, the app behind it. Where the tour begins with a first picture, the
// app lets it go before, but not for long: on a very slow line words are worth more than a picture.
import '../ui/theme.css';
import { firstPictureSettled, leaveFirstPicture } from '../world/first/handover.ts';
import { sayItCannotStart } from './sayItCannotStart.ts';

const patience = 5000; // ms

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
firstPictureSettled(patience)
  .then(() => import('./start.tsx'))
  .then(({ start }) => start(root))
  .catch((error: unknown) => {
    leaveFirstPicture();
    sayItCannotStart(root);
    throw error;
  });
