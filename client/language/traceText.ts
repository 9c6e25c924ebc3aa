/** Takes the texts of documents out of the messages that are traced: settings files have passwords in them. */

/** `"text": "…"` of an opened or changed document, `"newText": "…"` of an edit. */
const texts = /"(text|newText)"(\s*):(\s*)"((?:[^"\\]|\\.)*)"/g;

/** A traced message with how long each text is in place of the text. */
export function withoutTexts(message: string): string {
  return message.replaceAll(
    texts,
    (_, key: string, before: string, after: string, text: string) =>
      `"${key}"${before}:${after}"… ${text.length} characters"`,
  );
}
