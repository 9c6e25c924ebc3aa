/** The colors that VS Code's own themes give to a web page, as far as the grid asks for them. */

const fonts = `
  --vscode-font-family: sans-serif; --vscode-font-size: 13px;
  --vscode-editor-font-family: monospace; --vscode-editor-font-size: 14px;`;

export const themes = {
  dark: `${fonts}
    --vscode-foreground: #cccccc; --vscode-descriptionForeground: #9d9d9d; --vscode-errorForeground: #f85149;
    --vscode-disabledForeground: #cccccc80; --vscode-focusBorder: #0078d4;
    --vscode-editor-background: #1f1f1f; --vscode-editor-foreground: #cccccc; --vscode-editorLineNumber-foreground: #6e7681;
    --vscode-panel-border: #2b2b2b; --vscode-list-hoverBackground: #2a2d2e;
    --vscode-list-activeSelectionBackground: #04395e; --vscode-list-activeSelectionForeground: #ffffff;
    --vscode-list-inactiveSelectionBackground: #37373d;
    --vscode-keybindingTable-headerBackground: #cccccc0a; --vscode-keybindingTable-rowsBackground: #cccccc0a;
    --vscode-button-secondaryBackground: #313131; --vscode-button-secondaryForeground: #cccccc;
    --vscode-input-background: #313131; --vscode-input-foreground: #cccccc; --vscode-input-border: #3c3c3c;
    --vscode-input-placeholderForeground: #989898;
    --vscode-dropdown-background: #313131; --vscode-dropdown-foreground: #cccccc;
    --vscode-diffEditor-insertedTextBackground: #9ccc2c33; --vscode-diffEditor-insertedLineBackground: #9bb95533;
    --vscode-diffEditor-removedLineBackground: #ff000033; --vscode-gitDecoration-modifiedResourceForeground: #e2c08d;`,
  light: `${fonts}
    --vscode-foreground: #3b3b3b; --vscode-descriptionForeground: #3b3b3b; --vscode-errorForeground: #f85149;
    --vscode-disabledForeground: #61616180; --vscode-focusBorder: #005fb8;
    --vscode-editor-background: #ffffff; --vscode-editor-foreground: #3b3b3b; --vscode-editorLineNumber-foreground: #6e7681;
    --vscode-panel-border: #e5e5e5; --vscode-list-hoverBackground: #f2f2f2;
    --vscode-list-activeSelectionBackground: #e8e8e8; --vscode-list-activeSelectionForeground: #000000;
    --vscode-list-inactiveSelectionBackground: #e4e6f1;
    --vscode-keybindingTable-headerBackground: #3b3b3b0a; --vscode-keybindingTable-rowsBackground: #3b3b3b0a;
    --vscode-button-secondaryBackground: #e5e5e5; --vscode-button-secondaryForeground: #3b3b3b;
    --vscode-input-background: #ffffff; --vscode-input-foreground: #3b3b3b; --vscode-input-border: #cecece;
    --vscode-input-placeholderForeground: #767676;
    --vscode-dropdown-background: #ffffff; --vscode-dropdown-foreground: #3b3b3b;
    --vscode-diffEditor-insertedTextBackground: #9ccc2c40; --vscode-diffEditor-insertedLineBackground: #9bb95533;
    --vscode-diffEditor-removedLineBackground: #ff000033; --vscode-gitDecoration-modifiedResourceForeground: #895503;`,
  highContrast: `${fonts}
    --vscode-foreground: #ffffff; --vscode-descriptionForeground: #ffffffb3; --vscode-errorForeground: #f48771;
    --vscode-disabledForeground: #a5a5a5; --vscode-focusBorder: #f38518;
    --vscode-contrastBorder: #6fc3df; --vscode-contrastActiveBorder: #f38518;
    --vscode-editor-background: #000000; --vscode-editor-foreground: #ffffff; --vscode-editorLineNumber-foreground: #ffffff;
    --vscode-panel-border: #6fc3df; --vscode-list-hoverBackground: #ffffff1a;
    --vscode-input-background: #000000; --vscode-input-foreground: #ffffff; --vscode-input-border: #6fc3df;
    --vscode-input-placeholderForeground: #ffffffb3; --vscode-list-activeSelectionBackground: transparent;
    --vscode-list-activeSelectionForeground: #ffffff; --vscode-list-inactiveSelectionBackground: transparent;
    --vscode-dropdown-background: #000000; --vscode-dropdown-foreground: #ffffff;`,
} as const;

export type Theme = keyof typeof themes;
