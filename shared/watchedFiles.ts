/** The files whose changes matter to the server although they are open in no editor. */

/** Globs relative to each workspace folder. */
export const watchedFiles: readonly string[] = [
  "**/*.py",
  "**/{pyproject,settings,.secrets}.toml",
  "**/{settings,config,database,databases,.secrets}.{yaml,yml,json}",
  "**/{.env,*.env,.env.*}",
  "**/{pytest.ini,.pytest.ini,setup.cfg,tox.ini}",
];
