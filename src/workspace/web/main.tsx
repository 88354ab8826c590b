import { createRoot } from 'react-dom/client';
import { Page } from './page/page.tsx';
import './styles/ground.css';
import './styles/frame.css';
import './styles/introduction.css';
import './styles/messages.css';
import './styles/reactions.css';
import './styles/blocks.css';
import './styles/attachments.css';
import './styles/charts.css';
import './styles/elements.css';
import './styles/picker.css';
import './styles/modal.css';
import './styles/composer.css';
import './styles/panes.css';
import './styles/tools.css';

const root = document.getElementById('page');
if (root === null) {
  throw new Error('The page has no #page to stand in.');
}
createRoot(root).render(<Page />);
