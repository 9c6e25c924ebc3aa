/** The page of a webview panel: nothing runs in it but our bundle. */

export interface PageParts {
  /** The bundle's address in the page. */
  readonly script: string;
  /** The source that VS Code allows for the extension's files. */
  readonly source: string;
  /** Fresh for each page. */
  readonly nonce: string;
  readonly title: string;
  /** What the bundle exports to show the page; it is called with VS Code's own interface. */
  readonly show: string;
  /** What the page begins with, and comes back with after the window is loaded anew; plain data. */
  readonly state: unknown;
}

export function panelPage({ script, source, nonce, title, show, state }: PageParts): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}' ${source}; style-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style nonce="${nonce}">body { margin: 0; padding: 0; }</style>
</head>
<body data-state="${escaped(JSON.stringify(state))}">
<script type="module" nonce="${nonce}">
import { ${show} } from "${script}";
${show}(acquireVsCodeApi());
</script>
</body>
</html>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
