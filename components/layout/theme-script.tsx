/**
 * Runs before the first paint, so that a chosen theme or density never flashes. It stays one constant text: a policy
 * may allow it by its hash. Storage may be closed to the page; then the system's theme stands.
 */
export const THEME_SCRIPT =
  'try{for(const k of["theme","density"]){const v=JSON.parse(localStorage.getItem("reims-"+k));if(v)document.documentElement.dataset[k]=v}}catch{}';

export function ThemeScript() {
  return <script>{THEME_SCRIPT}</script>;
}
