/** Fills in what the short projects of the rules' pages leave out. */

import { withoutExpectations } from "./markdown.ts";

/**
 * A whole project from a few files. Without `config/settings.py` there are two databases, `default`
 * and `people`, and the routers of `config/routers.py` in their order. Every folder with models is an
 * installed app, unless the settings say otherwise.
 */
export function scaffold(
  files: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const apps = Object.keys(files).flatMap((path) => /^(\w+)\/models\.py$/.exec(path)?.[1] ?? []);
  const routers = [...(files["config/routers.py"] ?? "").matchAll(/^class (\w*Router)\b/gm)];
  const filled: Record<string, string> = {
    "manage.py": 'import os\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.site")\n',
    "config/site.py": `INSTALLED_APPS = ${JSON.stringify(apps)}\n\nfrom .settings import *\n`,
    "config/settings.py": [
      "DATABASES = {",
      '    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "default.sqlite3"},',
      '    "people": {"ENGINE": "django.db.backends.sqlite3", "NAME": "people.sqlite3"},',
      "}",
      "",
      `DATABASE_ROUTERS = ${JSON.stringify(routers.map(([, name]) => `config.routers.${name}`))}`,
      "",
    ].join("\n"),
    ...files,
  };
  for (const path of Object.keys(filled)) {
    const parts = path.split("/").slice(0, -1);
    if (!path.endsWith(".py")) continue;
    parts.forEach((_, index) => {
      const init = [...parts.slice(0, index + 1), "__init__.py"].join("/");
      filled[init] ??= "";
    });
  }
  return filled;
}

/** The files as they are compared. */
export function plain(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, withoutExpectations(text)]),
  );
}
